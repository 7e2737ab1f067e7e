import type { Profile } from '../profile/compile.ts'
import { incidentMoments, momentNames } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { covers, type Fact, shift } from '../span.ts'
import { filled } from './choices.ts'
import type { DayOrder } from './dayOrder.ts'
import { datesOf } from './incidentDate.ts'
import type { Field, Moment, MomentName } from './record.ts'
import { DAY, FALL, MINUTE, SECOND } from './time/days.ts'
import { zoneOfStyle } from './timeline/instants.ts'
import {
  type Day,
  dayOf,
  dayStart,
  findZone,
  instantOf,
  minutesBetween,
  readTime,
  type TimeReading,
  type Zone,
} from './times.ts'

type Moments = Partial<Record<MomentName, Fact<Moment>>>

/**
 * The points in time that the metadata states. `day` completes a bare clock time; `order` settles ambiguous dates. The zone is
 * the one written, else that of the label ("Detection time (UTC)"), else the one the style declares. A date field with a clock
 * time states the start; if it is a range, its end is when the incident was resolved, unless another field says so.
 */
export function readMoments(
  fields: readonly Field[],
  profile: Profile,
  day: Day | null,
  order: DayOrder,
): Moments {
  return pastMidnight(statedMoments(fields, profile, day, order))
}

function statedMoments(
  fields: readonly Field[],
  profile: Profile,
  day: Day | null,
  order: DayOrder,
): Moments {
  const moments: Moments = {}
  const momentsIn = (own: readonly Field[]) =>
    own.flatMap(field => momentOf(field, profile, day, order) ?? [])
  for (const name of momentNames) {
    const [moment] = momentsIn(filled(fields, name))
    if (moment !== undefined) moments[name] = moment
  }
  const dates = moments.started === undefined ? datesOf({ fields, profile }, false) : []
  const clock = momentsIn(dates).find(({ value }) => value.reading.seconds !== null)
  if (clock !== undefined) moments.started = clock
  const { started, mitigated, resolved } = moments
  if (started === undefined || mitigated !== undefined || resolved !== undefined) return moments
  const end = endOf(started, fields, profile)
  return end === null ? moments : { ...moments, resolved: end }
}

/** The moments, with clock times that state no day on the next one if midnight has passed: 23:40, then 00:35. */
function pastMidnight(moments: Moments): Moments {
  const passed: Moments = {}
  let last: Moment | null = null
  for (const name of incidentMoments) {
    const moment = moments[name]
    if (moment === undefined) continue
    const { value } = moment
    const fall: number = last === null || !isBare(value) ? 0 : fallOf(last, value)
    const own: Moment = fall > FALL && fall <= DAY ? { ...value, ...dayLater(value) } : value
    if (own !== value) passed[name] = { ...moment, value: own }
    if (last === null || fallOf(last, own) <= 0) last = own
  }
  return { ...moments, ...passed }
}

function isBare({ reading: { date, partialDate } }: Moment): boolean {
  return date === null && partialDate === null
}

/** Milliseconds by which the second lies before the first; 0 where their clocks cannot be compared. */
function fallOf(first: Moment, second: Moment): number {
  if (first.instant !== null && second.instant !== null) return first.instant - second.instant
  const isOneClock = first.instant === null && second.instant === null
  return isOneClock && first.wall !== null && second.wall !== null ? first.wall - second.wall : 0
}

function dayLater({ instant, wall }: Moment): Pick<Moment, 'instant' | 'wall'> {
  return { instant: instant === null ? null : instant + DAY, wall: wall === null ? null : wall + DAY }
}

/** "When: 2026-03-11, 09:32–10:47 UTC": the end of the range in a date or window field. */
function endOf(started: Fact<Moment>, fields: readonly Field[], profile: Profile): Fact<Moment> | null {
  const { reading, instant } = started.value
  const { until } = reading
  if (until === null || until.seconds === null || until.unknown || until.problem !== null) return null
  const field = fields.find(({ items: [item] }) => item !== undefined && covers(item.span, started.span))
  const isWhole =
    field?.means === 'date' || profile.lookup.words.windows.has(normalise(field?.label.value ?? ''))
  const minutes = isWhole ? minutesBetween(reading, until) : null
  if (minutes === null || minutes < 0) return null
  const shifted = shift(until.span, started.span.start - reading.span.start)
  const end = instant === null ? null : instant + minutes * MINUTE
  const day =
    reading.date === null
      ? null
      : dayOf(dayStart(reading.date) + reading.seconds! * SECOND + minutes * MINUTE)
  const ended = { ...until, date: until.date ?? day }
  return { value: { instant: end, wall: wallOf(ended, null), reading: ended }, span: shifted }
}

/** When each status was reached, from the fields that the style has for it. */
export function readReached(
  fields: readonly Field[],
  profile: Profile,
  day: Day | null,
  order: DayOrder,
): Record<string, Fact<Moment>> {
  const reached: Record<string, Fact<Moment>> = {}
  for (const { id, dated } of profile.data.lifecycle?.statuses ?? []) {
    const field = dated && fields.find(({ key, items }) => key === dated && items.length > 0)
    const moment = field ? momentOf(field, profile, day, order) : null
    if (moment !== null) reached[id] = moment
  }
  return reached
}

function momentOf(field: Field, profile: Profile, day: Day | null, order: DayOrder): Fact<Moment> | null {
  const { value, span } = field.items[0]!
  const written = readTime(value)
  if (written === null || written.unknown || (written.seconds === null && written.date === null)) return null
  const reading = inOrder(written, value, order)
  const instant = instantOf(reading, { date: day, zone: zoneOf(field, profile) })
  return { value: { instant, wall: wallOf(reading, day), reading }, span: shift(reading.span, span.start) }
}

function wallOf({ date, seconds }: TimeReading, incidentDay: Day | null): number | null {
  const day = date ?? incidentDay
  return day === null || seconds === null ? null : dayStart(day) + seconds * SECOND
}

/** The reading and the end of its range, with ambiguous dates in the document's order: 01/09/2026 may be in January. */
function inOrder(reading: TimeReading, text: string, order: DayOrder): TimeReading {
  const { date, until, span } = reading
  const words = text.slice(span.start, span.end)
  const own = date === null ? null : order.day(date, words)
  const partialDate = order.partial(reading.partialDate, words)
  const end = until === null ? null : inOrder(until, text, order)
  const isSame = own === date && end === until && partialDate === reading.partialDate
  return isSame ? reading : { ...reading, date: own, partialDate, until: end }
}

/** The zone in the label, else the one that the style declares for the field. */
function zoneOf(field: Field, profile: Profile): Zone | null {
  const labelled = findZone(field.label.value)
  if (labelled !== null || field.key === null) return labelled
  return zoneOfStyle(profile.data.metadata.fields.find(data => data.key === field.key)?.zone)
}
