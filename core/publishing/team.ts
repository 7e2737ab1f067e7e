import type { TrackerData } from '../configuring/configuration.ts'
import { hostsOf } from '../safety/leaks.ts'
import type { View } from '../view.ts'
import type { Team } from './internals.ts'

/** What the team says of its own hosts and tracker: options of the leak rule, by style and configuration. */
export function teamOf({ profile, settings }: View, tracker: TrackerData | null): Team {
  const ofStyle = profile.data.rules['publication-leak']
  const options: Readonly<Record<string, unknown>> = {
    ...(typeof ofStyle === 'object' ? ofStyle.options : {}),
    ...settings.options['publication-leak'],
  }
  const own = tracker?.host ?? null
  const host = own ?? (tracker === null || tracker.kind === 'jira' ? null : `${tracker.kind}.com`)
  return {
    hosts: {
      inside: [...hostsOf(options.internal), ...(own === null ? [] : [own])],
      outside: hostsOf(options.public),
    },
    tracker: host === null ? null : { host, project: tracker?.project ?? null },
  }
}
