import type { View } from '../core/index.ts'
import { hostsOf, type Team } from '../core/publishing.ts'
import type { Home } from './homes.ts'

/** What the team says of its own hosts and tracker in its configuration. */
export function teamOf({ configuration }: Home, view: View): Team {
  const ofStyle = view.profile.data.rules['publication-leak']
  const options: Readonly<Record<string, unknown>> = {
    ...(typeof ofStyle === 'object' ? ofStyle.options : {}),
    ...view.settings.options['publication-leak'],
  }
  const tracker = configuration?.data.tracker
  const standard = tracker?.kind === 'jira' ? undefined : `${tracker?.kind}.com`
  const host = tracker?.host ?? standard
  return {
    hosts: {
      inside: [...hostsOf(options.internal), ...(tracker?.host === undefined ? [] : [tracker.host])],
      outside: hostsOf(options.public),
    },
    tracker: tracker === undefined || host === undefined ? null : { host, project: tracker.project ?? null },
  }
}
