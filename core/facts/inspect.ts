import { incidentMoments, type SectionKind } from '../profile/kinds.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { plain } from '../syntax/plain.ts'
import { positionAt } from '../syntax/text.ts'
import { type StatedAction, statedAction } from './actions/stated.ts'
import { type PlainFacts, plainFacts } from './card.ts'
import type { ActionItem, IncidentRecord } from './record.ts'
import { formatInstant, type Instant } from './times.ts'

/** What a document says, as `postmortem inspect` prints it: the stable public form of the record. Lines count from 1. */
export interface Inspection extends PlainFacts {
  readonly file: string
  readonly isPostmortem: boolean
  /** How sure `isPostmortem` is, from 0 to 1. */
  readonly confidence: number
  readonly profile: string
  readonly profileReason: string
  readonly times: Readonly<Record<(typeof incidentMoments)[number], string | null>>
  /** As stated by the author. */
  readonly durationMinutes: number | null
  readonly timeline: readonly {
    readonly time: string
    readonly instant: string | null
    readonly text: string
    readonly line: number
  }[]
  readonly actions: readonly InspectedAction[]
  readonly sections: readonly { readonly kind: SectionKind; readonly title: string; readonly line: number }[]
}

/** The status is "done" for every item that is, whatever its own word. */
export type InspectedAction = Omit<StatedAction, 'id'>

/** How the document was classified: whether as a postmortem, in which style, and why. */
export interface Taken {
  readonly isPostmortem: boolean
  readonly confidence: number
  readonly profile: string
  readonly profileReason: string
}

/** The public form of a record. `file` is the path as the caller names it. */
export function inspect(record: IncidentRecord, parsed: Parsed, file: string, taken: Taken): Inspection {
  const { isPostmortem, confidence, profile, profileReason } = taken
  const { people, classes, related, flags, ...named } = plainFacts(record)
  const lineOf = (span: { readonly start: number }) => positionAt(parsed, span.start).line + 1
  return {
    file,
    isPostmortem,
    confidence: Math.round(confidence * 100) / 100,
    profile,
    profileReason,
    ...named,
    times: timesOf(record),
    durationMinutes: record.duration?.value.minutes ?? null,
    timeline: record.timeline.map(({ time, instant, text, span }) => ({
      time: time.value,
      instant: printed(instant),
      text: plain(text.value),
      line: lineOf(span),
    })),
    actions: record.actions.map(item => inspectedAction(item, parsed)),
    sections: record.sections.flatMap(({ kind, title, span }) =>
      kind === null ? [] : [{ kind, title: plain(title.value), line: lineOf(span) }],
    ),
    people,
    classes,
    related,
    flags,
  }
}

function timesOf({ moments }: IncidentRecord): Inspection['times'] {
  const times = incidentMoments.map(name => [name, printed(moments[name]?.value.instant ?? null)])
  return Object.fromEntries(times) as Inspection['times']
}

function printed(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant)
}

function inspectedAction(item: ActionItem, parsed: Parsed): InspectedAction {
  const { id: _, ...stated } = statedAction(item, parsed)
  const status = item.done ? 'done' : (stated.status?.toLowerCase() ?? null)
  return { ...stated, status, line: stated.line + 1 }
}
