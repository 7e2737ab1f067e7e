import {
  type ActionItem,
  dayOf,
  dueOf,
  durationWords,
  type Fact,
  formatInstant,
  holds,
  type Instant,
  isOpenItem,
  isRealDay,
  lengthBehind,
  lineSpan,
  localDay,
  minutesFrom,
  momentPoint,
  type Point,
  pointOf,
  positionAt,
  remainingDays,
  say,
  slice,
  startOf,
  type Value,
  type View,
  weekdayWord,
} from '../../../core/index.ts'
import { fromStart } from '../stories/times.ts'
import type { Reader, Topic } from './topic.ts'

/** A due date: its weekday and the business days left. */
export const dueDate: Reader = ({ view }, offset) => {
  for (const item of view.record.actions) {
    const own = [item.due, dueOf(view, item)].find(one => one !== null && holds(one.span, offset))
    if (own)
      return {
        span: own.span,
        markdown: say`**${weekdayWord(own.value)} ${own.value}**: ${left(view, item, own)}.`,
      }
  }
  return null
}

/** A stated length of the incident: the times that it lies between, or the length that they give instead. */
export const length: Reader = ({ view }, offset) => {
  const field = view.record.fields.find(one => one.means === 'duration' && holds(one.value.span, offset))
  const given = field ? lengthBehind(view, field) : null
  if (!field || !given) return null
  const { minutes, from, to } = given
  return {
    span: field.value.span,
    markdown: say`**${durationWords(minutes)}** from ${from.name} to ${to.name}, by the times of this document.`,
  }
}

/** Any other day that is written out: its weekday, and what is left until one to come. */
export const day: Reader = ({ view }, offset) => {
  const { parsed, settings, now } = view
  const line = lineSpan(parsed, positionAt(parsed, offset).line)
  for (const { 0: text, index } of slice(parsed, line).matchAll(written)) {
    const span = { start: line.start + index, end: line.start + index + text.length }
    if (!holds(span, offset) || !isRealDay(text)) continue
    const today = localDay(now, settings.calendar.zone)
    const day = weekdayWord(text)
    const markdown =
      text > today
        ? say`**${day} ${text}**: ${remainingDays(today, text, settings.calendar).text}.`
        : say`**${day} ${text}**.`
    return { span, markdown }
  }
  return null
}

const written = /(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-])/g

/** What is left until a day that an item names; where it was deferred, only the later day counts. */
function left(view: View, item: ActionItem, { value }: Fact<string>): Value {
  const { now, settings, profile } = view
  if (!isOpenItem(item, profile)) return item.status?.value ?? say`done`
  const due = dueOf(view, item)
  if (due !== null && due.value !== value) return say`deferred to ${due.value}`
  return remainingDays(localDay(now, settings.calendar.zone), value, settings.calendar).text
}

/** A moment of the metadata or the timeline: UTC, and how long after the start it was. */
export const moment: Reader = ({ view }, offset) => {
  const { record } = view
  const entry = record.timeline.find(one => holds(one.time.span, offset))
  const names = Object.keys(record.moments) as (keyof typeof record.moments)[]
  const name = names.find(one => holds(record.moments[one]!.span, offset))
  const point = name ? momentPoint(record, name) : entry && pointOf(entry)
  return point?.instant == null ? null : ofPoint(view, point, point.instant)
}

function ofPoint({ record, settings }: View, point: Point, instant: Instant): Topic {
  const start = startOf(record)
  const minutes = start && minutesFrom(start, point)
  const { zone } = settings.calendar
  const lines = [
    say`**${formatInstant(instant)}**, ${weekdayWord(dayOf(instant))}`,
    ...(start && minutes ? [fromStart(minutes, start)] : []),
    ...(zone === 'UTC' ? [] : [say`${localTime(instant, zone)} in ${zone}`]),
  ]
  return { span: point.span, markdown: lines.reduce((all, line) => say`${all}  \n${line}`) }
}

function localTime(instant: Instant, zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(instant)
  } catch {
    return formatInstant(instant)
  }
}
