import type { IncidentRecord, MomentName, Section } from '../facts/record.ts'
import { DAY, MINUTE, SECOND } from '../facts/time/days.ts'
import { dayStart, type Instant } from '../facts/times.ts'
import { localDayStart } from '../facts/zones.ts'
import { lazily } from '../lazily.ts'
import { english, say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { StatusData } from '../profile/profile.ts'
import { holdsBlank } from './blankSections.ts'
import { type Calendar, deadline, type Remainder, remaining, type Term, warningDay } from './calendar.ts'
import { courseOf } from './candidates.ts'
import { disorders } from './order.ts'
import { milestonesOf } from './points.ts'
import type { Circumstances } from './policy.ts'
import type { SectionComparison } from './sections.ts'
import { type FiredTrigger, inForce } from './triggers.ts'

/** Where a document stands in the life its style prescribes, and by when it must go on. */
export interface Lifecycle {
  /** The status it states, `null` where it states none that the style knows. */
  readonly status: StatusData | null
  /** The status that follows; `null` at the last one and in styles without. */
  readonly next: StatusData | null
  /** The instant all limits count from; `null` where the document leaves it open. */
  readonly clockStart: Instant | null
  /** The nearest limit ahead of the document, passed or not; `null` where none is. */
  readonly due: Deadline | null
  /** Every limit of the style, the reached ones included, in order of time. */
  readonly deadlines: readonly Deadline[]
}

/** A limit the style sets for a document. */
export interface Deadline {
  readonly kind: 'status' | 'written' | 'actions' | 'review'
  /** The status due, or what else is: in words. */
  readonly name: string
  readonly status: StatusData | null
  readonly due: Instant
  /** From here on it is announced. */
  readonly warnFrom: Instant
  /** From here on it is a failure: usually `due`. */
  readonly failFrom: Instant
  /** Whether the document has come that far. */
  readonly reached: boolean
  /** How far off `due` is now. */
  readonly remainder: Remainder
}

/** What the rest of the policy says of the document, worked out only where it matters. */
interface Judgement {
  readonly triggers: readonly FiredTrigger[]
  readonly sections: SectionComparison
}

/** What the style's lifecycle says of one document now. Limits are computed when first asked for. */
export function lifecycleOf(circumstances: Circumstances, judgement: Judgement): Lifecycle {
  const { profile, record } = circumstances
  const statuses = statusesOf(profile)
  const index = statuses.findIndex(status => status.id === record.status?.value)
  const status = statuses[index] ?? null
  const next = index < 0 ? null : (statuses[index + 1] ?? null)
  return lifecycleFrom({ circumstances, judgement, index, status, next })
}

interface Given extends Pick<Lifecycle, 'status' | 'next'> {
  readonly circumstances: Circumstances
  readonly judgement: Judgement
  /** Of the status among those of the style; -1 for none. */
  readonly index: number
}

type Later = Omit<Lifecycle, 'status' | 'next'> & {
  /** Whether the document is there at all, as far as the style sets a limit for that. */
  readonly isThere: boolean
}

const lifecycleFrom = lazily<Given, Later>({
  clockStart: ({ circumstances }) => {
    const { lifecycle } = circumstances.profile.data
    return lifecycle === undefined ? null : clockStartOf(circumstances, lifecycle.clock)
  },
  isThere: ({ circumstances: { profile, record }, judgement }) =>
    profile.data.lifecycle?.written === undefined || isWritten(record, judgement.sections, profile),
  deadlines: limitsOf,
  due: ({ circumstances: { profile }, index, isThere, deadlines }) => {
    const isAhead = index >= 0 && statusesOf(profile).some((one, i) => i > index && one.due !== undefined)
    if (!isAhead && isThere) return null
    return deadlines.find(one => !one.reached && isDue(one, index)) ?? null
  },
})

/** A document that states no status is judged by `metadata-required` alone. */
function isDue({ kind }: Deadline, index: number): boolean {
  return kind === 'written' || (kind === 'status' && index >= 0)
}

/** Every limit, in order of time. The first draft is due only where a postmortem is. */
function limitsOf(life: Given & Later): Deadline[] {
  const { circumstances, judgement, index, clockStart: start } = life
  const { settings, now, profile } = circumstances
  const data = profile.data.lifecycle
  if (data === undefined || start === null) return []
  const limit = limitsFrom(start, settings.calendar, now)
  const isMandatory = () => profile.data.triggers.length === 0 || judgement.triggers.some(inForce)
  const found = data.statuses.flatMap((status, i): Deadline[] => {
    const isAsked = status.due !== undefined && (i > 0 || isMandatory())
    if (!isAsked) return []
    const name = status.label ?? status.id
    return [{ kind: 'status', name, status, reached: i <= index, ...limit(status.due!, status) }]
  })
  const other = (kind: Deadline['kind'], name: string, term: Term | undefined) => {
    const reached = kind === 'written' && life.isThere
    if (term !== undefined) found.push({ kind, name, status: null, reached, ...limit(term) })
  }
  other('written', english(say`complete document`), data.written)
  other('actions', english(say`every action item done or put off`), data.actionsDone)
  for (const review of data.reviews) other('review', review.name, review.after)
  return found.sort((a, b) => a.due - b.due)
}

/**
 * Whether the document is more than a skeleton: one section missing, empty or left as the template has it is a fault of its
 * own, a quarter of them and no fewer than two mean that it has yet to be written.
 */
function isWritten({ sections }: IncidentRecord, { missing }: SectionComparison, profile: Profile): boolean {
  const known = sections.filter(section => section.id !== null)
  const parents = new Set(sections.map(section => section.parent))
  const isOpen = (one: Section, i: number) =>
    one.blocks.length === 0 ? !parents.has(i) : holdsBlank(one, profile)
  const empty = sections.filter((one, i) => one.id !== null && isOpen(one, i))
  const open = missing.length + empty.length
  return open < 2 || open * 4 < known.length + missing.length
}

interface Leads {
  readonly warn?: Term | undefined
  readonly fail?: Term | undefined
}

/** A limit's instants: the warning day is a business day before it, unless the style says when. */
function limitsFrom(start: Instant, calendar: Calendar, now: Instant) {
  return (term: Term, { warn, fail }: Leads = {}) => {
    const due = deadline(start, term, calendar)
    const warning = warn === undefined ? warningDay(due, calendar) : null
    const warnFrom =
      warning === null ? dayOfTerm(start, warn!, calendar) : localDayStart(warning, calendar.zone)
    const failFrom = fail === undefined ? due : deadline(start, fail, calendar)
    return { due, warnFrom, failFrom, remainder: remaining(now, due, calendar) }
  }
}

/** The start of the day on which a term ends. */
function dayOfTerm(start: Instant, term: Term, calendar: Calendar): Instant {
  return localDayStart(warningDay(deadline(start, term, calendar), calendar, { hours: 0 }), calendar.zone)
}

/**
 * The instant the clock of the style starts: the moment itself, unless another one contradicts it; where the style has no
 * field for it, the end of the declared clock range or the entry that marks it; else the end of the incident's day.
 */
function clockStartOf({ record, profile }: Circumstances, clock: MomentName): Instant | null {
  const stated = record.moments[clock]?.value.instant
  if (stated !== undefined && stated !== null)
    return disorders(record).some(({ name }) => name === clock) ? null : stated
  if (profile.data.metadata.fields.some(field => field.means === clock)) return null
  const date = record.date === null ? Number.NaN : dayStart(record.date.value)
  const range = rangeEnd(record, date, clock)
  if (range !== null) return range
  if (clock === 'mitigated' || clock === 'resolved') {
    const course = courseOf(record, milestonesOf(record, profile))
    const index = course.marks.findLastIndex(own => own.has(clock))
    const point = course.points[index] ?? course.points.at(-1)
    if (point !== undefined) return point.instant ?? point.wall
  }
  return Number.isNaN(date) ? null : date + DAY
}

/** The end of the clock range a duration names, in the zone it is written in; without one, UTC. */
function rangeEnd(record: IncidentRecord, date: Instant, clock: MomentName): Instant | null {
  const range = record.duration?.value.range ?? null
  const from = range?.from.seconds ?? null
  const to = range?.to.seconds ?? null
  if (range === null || from === null || to === null || Number.isNaN(date) || clock === 'closed') return null
  const offset = range.to.zone?.offset ?? 0
  return date + to * SECOND - offset * MINUTE + (to < from ? DAY : 0)
}
