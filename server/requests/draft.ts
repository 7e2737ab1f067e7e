import {
  type IncidentFacts,
  type Instant,
  type Message,
  type MomentName,
  type NewEntry,
  say,
  scaffold,
  statedDay,
  statedInstant,
} from '../../core/index.ts'
import type { WorkspaceFeature } from '../feature.ts'
import type { DraftAnswer, DraftParams } from '../protocol.ts'
import { asFolder, pathIn, uriIn } from '../uri.ts'
import { dueOf, optionOf } from './options.ts'

/** A new document from facts: tier, template, file name, id and deadlines, and why. Nothing is written. */
export const draft: WorkspaceFeature<DraftParams, DraftAnswer> = {
  method: 'postmortems/draft',
  answer(sight, params) {
    const folder = asFolder(params.folder)
    const context = sight.contextOf(folder)
    const profile = context.profiles.get(params.profile ?? '') ?? context.profile
    const { settings, workspace, home } = context
    const { inWords } = sight.client
    const unread: Message[] = []
    const path = pathIn(home, folder).replace(/\/$/, '')
    const own = folder.startsWith(home) && path !== '' ? { folder: path } : {}
    const made = scaffold(factsOf(params, unread), { profile, settings, workspace, now: sight.now, ...own })
    return {
      uri: uriIn(home, made.path),
      text: made.text,
      id: made.id,
      tier: optionOf(made.tier),
      // A style without triggers leaves it to people.
      required: made.required || profile.data.triggers.length === 0,
      reasons: [
        ...made.reasons,
        ...(context.because !== null && profile === context.profile ? [context.because] : []),
      ].map(inWords),
      deadlines: made.deadlines.map(one => dueOf(one, sight.now, settings, inWords)),
      unread: unread.map(inWords),
    }
  },
}

/** The facts as the core takes them; what cannot be understood is left out and named in `unread`. */
function factsOf(params: DraftParams, unread: Message[]): IncidentFacts {
  const { title, severity, tier, flags, triggers, people, services } = params
  const moments: Partial<Record<MomentName, Instant>> = {}
  for (const [name, text] of Object.entries(params.moments ?? {})) {
    const instant = statedInstant(text)
    if (instant === null) unread.push(say`${name}: “${text}” is no time with day and zone.`)
    else moments[name as MomentName] = instant
  }
  const date = params.date === undefined ? undefined : statedDay(params.date)
  if (date === null) unread.push(say`date: “${params.date ?? ''}” is no day, such as 2026-08-14.`)
  const timeline = params.timeline?.map(
    ({ time, ...entry }): NewEntry => ({ ...entry, time: statedInstant(time) ?? time }),
  )
  return {
    title,
    severity,
    tier,
    flags,
    triggers,
    people,
    services,
    date: date ?? undefined,
    timeline,
    moments,
  }
}
