import { dueOf, meaningOf } from '../facts/actions/progress.ts'
import { lengthOf } from '../facts/incidentLength.ts'
import type { ActionItem, Field, Moment, MomentName } from '../facts/record.ts'
import { addDays, type Day, dayOf, findDate, type Instant } from '../facts/times.ts'
import { localDayStart } from '../facts/zones.ts'
import { ownersOf } from '../policy/actions.ts'
import { type Calendar, deadline } from '../policy/calendar.ts'
import { intervalsOf } from '../policy/intervals.ts'
import type { Meaning } from '../profile/kinds.ts'
import type { TermData } from '../profile/profile.ts'
import type { Settings } from '../profile/settings.ts'
import { plain } from '../syntax/plain.ts'
import { positionAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { quarterOf, startOfNext } from './quarters.ts'

/**
 * What one document contributes to the metrics: small, plain data, so that the measures of a whole workspace fit in
 * memory, cross threads and can be counted again for another period.
 */
export interface Measure {
  /** Path within the workspace, or as the caller names the file. */
  readonly path: string
  readonly id: string | null
  readonly title: string | null
  /** Id of the house style. */
  readonly style: string
  /** The day the incident began. */
  readonly date: Day | null
  readonly severity: string | null
  /** Of the severity in its style, 0 the gravest; `null` where the style does not know it. */
  readonly rank: number | null
  readonly status: string | null
  readonly rootCauses: readonly string[]
  readonly classes: readonly string[]
  /** In minutes; `null` where the document leaves it open. */
  readonly minutes: Readonly<Record<Interval, number | null>>
  /** Whether it was written within the time its style sets; `null` where nobody can tell or the style sets none. */
  readonly inTime: boolean | null
  /** From when on the style expects its action items to be closed; `null` where it sets no time or the start is open. */
  readonly closureDue: Instant | null
  readonly actions: readonly MeasuredAction[]
}

/** From the start of the incident to each milestone; `postmortem`: from where the deadlines of the style count. */
export type Interval = 'postmortem' | 'detect' | 'mitigate' | 'resolve'

export interface MeasuredAction {
  /** From 1. */
  readonly line: number
  readonly text: string
  /** Handles where the roster knows one; nobody where the item names none. */
  readonly owners: readonly string[]
  readonly due: Day | null
  /** `unstated`: the item says nothing of it. */
  readonly state: 'open' | 'unstated' | 'deferred' | 'done' | 'cancelled'
  /** The day its status says it was closed, as in "done 2026-05-04". */
  readonly closed: Day | null
}

/** What a document contributes, by its own style. */
export function measureOf(view: View, path: string = view.path): Measure {
  const { record, profile } = view
  const severity = record.severity?.value ?? null
  const known = profile.data.severities.find(one => one.id === severity)
  const intervals = intervalsOf(record, profile)
  const start = view.policy.lifecycle.clockStart
  const written = writtenAt(view)
  return {
    path,
    id: record.id?.value ?? null,
    title: record.title === null ? null : plain(record.title.value),
    style: profile.data.id,
    date: dateOf(view),
    severity,
    rank: known?.rank ?? null,
    status: record.status?.value ?? null,
    rootCauses: record.rootCauses.map(one => one.value),
    classes: record.classes.map(one => one.value),
    minutes: {
      postmortem: written === null || start === null ? null : positive((written.until - start) / 60_000),
      detect: intervals.detect?.minutes ?? statedLength(view, 'detection-time'),
      mitigate: intervals.mitigate?.minutes ?? null,
      resolve: intervals.resolve?.minutes ?? declaredMinutes(view),
    },
    inTime: isInTime(view, start, written),
    closureDue: closureDue(view, start),
    actions: record.actions.map(item => actionOf(view, item)),
  }
}

function positive(minutes: number): number | null {
  return minutes < 0 ? null : minutes
}

function dateOf({ record }: View): Day | null {
  const started = record.moments.started?.value.instant ?? null
  return record.date?.value ?? (started === null ? null : dayOf(started))
}

function declaredMinutes({ record: { duration } }: View): number | null {
  return duration === null || duration.value.otherClock ? null : duration.value.minutes
}

function statedLength({ record, profile }: View, means: Meaning): number | null {
  const field = record.fields.find(one => one.means === means)
  return field === undefined ? null : minutesIn(field, profile)
}

function minutesIn(field: Field, profile: View['profile']): number | null {
  const length = lengthOf(field, profile)
  return length === null || length.value.otherClock ? null : length.value.minutes
}

/** When something happened: one instant, or all of a day. */
interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

/** When the document was written: the first of its dated statuses that it dates. */
function writtenAt({ record, profile, settings }: View): Stretch | null {
  for (const { dated } of profile.data.lifecycle?.statuses ?? []) {
    const means = profile.data.metadata.fields.find(field => field.key === dated)?.means
    const moment = record.moments[means as MomentName]
    const found = moment === undefined ? null : stretchOf(moment.value, settings.calendar)
    if (found !== null) return found
  }
  return null
}

function stretchOf({ instant, reading }: Moment, { zone }: Calendar): Stretch | null {
  if (instant !== null && reading.seconds !== null) return { from: instant, until: instant }
  if (reading.date === null) return null
  return {
    from: localDayStart(reading.date, zone),
    until: localDayStart(addDays(reading.date, 1), zone),
  }
}

/** Whether the document was written in time: a day counts from its beginning; one not written yet is late when the time is over. */
function isInTime(view: View, start: Instant | null, written: Stretch | null): boolean | null {
  const due = limitOf(view, 'time-to-postmortem', start)
  if (due === null) return null
  if (written !== null) return written.from <= due
  const { lifecycle } = view.policy
  const statuses = view.profile.data.lifecycle?.statuses ?? []
  const stage = statuses.findIndex(one => one.dated !== undefined)
  const at = statuses.findIndex(one => one.id === lifecycle.status?.id)
  const isOpen = stage > 0 && at >= 0 && at < stage
  return isOpen && view.now > due ? false : null
}

function closureDue(view: View, start: Instant | null): Instant | null {
  return limitOf(view, 'action-closure', start)
}

function limitOf(view: View, metric: string, start: Instant | null): Instant | null {
  const within = view.profile.data.targets.find(one => one.metric === metric)?.within
  if (within === undefined) return null
  if (within !== 'quarter')
    return start === null ? null : deadline(start, within satisfies TermData, view.settings.calendar)
  const date = dateOf(view)
  return date === null ? null : localDayStart(startOfNext(quarterOf(date)), view.settings.calendar.zone)
}

function actionOf(view: View, item: ActionItem): MeasuredAction {
  const { parsed, settings } = view
  const cell = item.cells.status ?? item.status?.span
  const found = cell === undefined || !item.done ? null : findDate(slice(parsed, cell))
  return {
    line: positionAt(parsed, item.span.start).line + 1,
    text: plain(item.text.value),
    owners: ownersOf(item, view.profile).map(owner => calledOf(owner.value, settings)),
    due: dueOf(view, item)?.value ?? null,
    state: stateOf(view, item),
    closed: found === null || found.problem !== null ? null : found.date,
  }
}

function stateOf({ profile }: View, item: ActionItem): MeasuredAction['state'] {
  const stated = meaningOf({ ...item, done: false }, profile)
  if (stated === 'cancelled') return 'cancelled'
  if (item.done) return 'done'
  if (stated === 'deferred') return 'deferred'
  return item.status === null ? 'unstated' : 'open'
}

/** The handle of an owner whom the roster knows, so that each colleague has one name; else the owner as written. */
function calledOf(owner: string, { roster }: Settings): string {
  const own = owner.toLowerCase()
  const colleague = roster.find(
    ({ name, handle }) => name.toLowerCase() === own || handle?.toLowerCase() === own,
  )
  return colleague?.handle ?? colleague?.name ?? owner
}
