import type { Field } from '../facts/record.ts'
import { dayOf, findDate, gapAt, readTime, type TimeReading } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import { clocksBehind, impossibleDays, mayHoldImpossibleDay } from '../policy/impossibleDays.ts'
import { covers, shift } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const impossibleDate: DocumentRule = {
  id: 'impossible-date',
  group: 'times',
  summary: 'A day or time that does not exist: 30 February, hour 25, an hour that the clocks skip',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'The calendar; every style asks for real dates and times',
  words: ({ chunk }) => mayHoldImpossibleDay(chunk.text),
  *check(view) {
    const known: Found[] = []
    for (const found of inFacts(view)) {
      known.push(found)
      yield found
    }
    for (const found of inText(view)) {
      const { start, end } = found.span
      if (!known.some(({ span }) => span.start < end && start < span.end)) yield found
    }
  },
}

function* inFacts(view: View): Iterable<Found> {
  const { fields, actions, title } = view.record
  for (const field of fields) {
    const { value, span } = field.value
    if (mayHoldDate(field, view)) yield* inValue(value, span.start)
    else if (field.means === 'duration')
      for (const { clock, at } of clocksBehind(value)) yield* inValue(clock, span.start + at)
  }
  const named = title === null ? null : isoDay.exec(title.value)
  if (named !== null) yield* inValue(named[0], title!.span.start + named.index)
  yield* inTimeline(view)
  for (const { due, dueText } of actions) {
    if (due === null && dueText !== null) yield* inValue(dueText.value, dueText.span.start)
  }
}

/** Impossible days anywhere else: in prose, in a sign-off table. */
function* inText({ parsed }: View): Iterable<Found> {
  for (const { problem, span } of impossibleDays(parsed)) yield { span, message: no(problem) }
}

/** Only ISO dates count in a title: other numbers there are seldom dates. */
const isoDay = /(?<![\w.-])20\d\d-\d\d-\d\d(?![\w-])/

/** Whether the field may hold an impossible date or time; a moment that was read without doubt does not. */
function mayHoldDate({ means, key, value }: Field, { record, profile }: View): boolean {
  switch (means) {
    case 'date':
      return true
    case 'started':
    case 'detected':
    case 'mitigated':
    case 'resolved':
    case 'closed':
    case 'refined':
    case 'reviewed': {
      const moment = record.moments[means]
      const isRead = moment !== undefined && covers(value.span, moment.span)
      return !isRead || moment.value.reading.problem !== null || mayJump(moment.value.reading)
    }
    default:
      return key !== null && profile.lookup.fields.get(key)?.type === 'clock-range'
  }
}

function* inValue(text: string, base: number): Iterable<Found> {
  const reading = readTime(text)
  const found = reading === null ? null : fault(reading, null)
  if (found !== null) yield { span: shift(reading!.span, base), message: found }
  else if (reading === null) {
    const date = findDate(text)
    if (date?.problem != null) yield { span: shift(date.span, base), message: no(date.problem) }
  }
}

function* inTimeline({ record }: View): Iterable<Found> {
  for (const { reading, time, wall, zone } of record.timeline) {
    if (reading === null) continue
    const isEarly = reading.zone === null && wall !== null && mayJump(reading)
    const near = isEarly && zone !== null ? { zone: zone.text, day: dayOf(wall) } : null
    const message = fault(reading, near)
    if (message !== null) yield { span: time.span, message }
  }
}

/** Whether the time may fall into a daylight-saving gap: local and before 04:00, where all gaps are. */
function mayJump({ seconds, zone }: TimeReading): boolean {
  return seconds !== null && seconds < 4 * 3600 && zone?.text !== 'Z' && zone?.text !== 'UTC'
}

function fault(reading: TimeReading, near: { zone: string; day: string } | null): Message | null {
  const problem = reading.problem ?? reading.until?.problem ?? null
  if (problem !== null) return no(problem)
  const zone = reading.zone?.text ?? near?.zone
  const day = reading.date ?? near?.day
  if (zone === undefined || day === undefined || !mayJump(reading)) return null
  if (!gapAt(zone, day, reading.seconds!)) return null
  return say`This time does not exist on ${day}: the clocks in ${zone} jump over it.`
}

function no(problem: Message): Message {
  return say`There is no ${problem}.`
}
