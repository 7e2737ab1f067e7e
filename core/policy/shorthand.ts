import { addDays, type Day, dayStart, findDate, isRealDay, weekday } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import { addBusinessDays, businessDaysBetween, type Calendar, isBusinessDay } from './calendar.ts'
import { shortWeekday } from './dayWords.ts'

/** A date that may be typed in short, for completion. */
export interface Shorthand {
  /** What is typed: `+5bd`. */
  readonly label: string
  readonly day: Day
  /** "Fri 2026-08-21, in 5 business days". */
  readonly detail: Message
}

const step = /^\+(\d{1,4})(bd|d|w|m|y)$/
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const offered =
  'today tomorrow +1bd +2bd +3bd +5bd +10bd +1w +2w +14d +30d +60d +90d +1m +3m eow eom eoq eoy'.split(' ')

/**
 * The day a shorthand means, seen from today; `null` when the text is none. `+5bd` business days, `+30d` days,
 * `+2w` weeks, `+1m` months and `+1y` years (the last day where the month is shorter), `today`, `tomorrow`, `eow` last working
 * day of the week, `eom` `eoq` `eoy` last day of month, quarter, year; `tue` or `tuesday` the first one after today,
 * `next tue` the one in the week (Monday to Sunday) after this.
 */
export function readShorthand(text: string, today: Day, calendar: Calendar): Day | null {
  if (!isRealDay(today)) return null
  const written = text.trim().toLowerCase()
  const counted = step.exec(written)
  const day = counted === null ? named(written, today, calendar) : stepped(today, counted, calendar)
  return day !== null && isRealDay(day) ? day : null
}

/** The shorthands worth offering today, each with the day it means; before them the one that is typed, if it is another. */
export function shorthands(today: Day, calendar: Calendar, typed = ''): Shorthand[] {
  const weekdays = [1, 2, 3, 4, 5, 6, 0]
    .filter(index => !calendar.weekend.includes(index))
    .flatMap(index => [short(index), `next ${short(index)}`])
  const own = typed.toLowerCase()
  const all = [...offered, ...weekdays]
  return [...(all.includes(own) ? [] : [own]), ...all].flatMap(label => {
    const day = readShorthand(label, today, calendar)
    return day === null ? [] : [{ label, day, detail: detailOf(today, day, calendar) }]
  })
}

function stepped(today: Day, match: RegExpExecArray, calendar: Calendar): Day {
  const count = Number(match[1])
  switch (match[2]) {
    case 'bd':
      return addBusinessDays(today, count, calendar)
    case 'w':
      return addDays(today, count * 7)
    case 'm':
      return addMonths(today, count)
    case 'y':
      return addMonths(today, count * 12)
    default:
      return addDays(today, count)
  }
}

function named(written: string, today: Day, calendar: Calendar): Day | null {
  switch (written) {
    case 'today':
      return today
    case 'tomorrow':
      return addDays(today, 1)
    case 'eow':
      return endOfWeek(today, calendar)
    case 'eom':
      return endOfMonth(today, 1)
    case 'eoq':
      return endOfMonth(today, 3)
    case 'eoy':
      return endOfMonth(today, 12)
    default:
      return weekdayAfter(written, today)
  }
}

/** `fri`, `friday`, `next fri`. */
function weekdayAfter(written: string, today: Day): Day | null {
  const next = written.startsWith('next ')
  const name = next ? written.slice(5).trim() : written
  const wanted = name.length < 3 ? -1 : weekdayNames.findIndex(full => full.startsWith(name))
  if (wanted < 0) return null
  const current = weekday(today)
  if (!next) return addDays(today, ((wanted - current + 6) % 7) + 1)
  return addDays(today, 7 - ((current + 6) % 7) + ((wanted + 6) % 7))
}

/** The last business day before the next weekend; the Sunday where a team has no weekend. */
function endOfWeek(today: Day, calendar: Calendar): Day {
  const free = (day: Day) => calendar.weekend.includes(weekday(day))
  for (let ahead = 0; ahead < 21; ahead++) {
    const day = addDays(today, ahead)
    if (free(day) || !free(addDays(day, 1))) continue
    const last = [0, 1, 2, 3, 4, 5, 6]
      .map(back => addDays(day, -back))
      .find(each => isBusinessDay(each, calendar))
    if (last !== undefined && last >= today) return last
  }
  return addDays(today, (7 - weekday(today)) % 7)
}

/** The last day of the current period of `length` months, counted from January. */
function endOfMonth(today: Day, length: 1 | 3 | 12): Day {
  const month = Number(today.slice(5, 7))
  const last = Math.ceil(month / length) * length
  return addDays(addMonths(`${today.slice(0, 7)}-01`, last - month + 1), -1)
}

/** The last day of the month or quarter that words name with its year: "end of April 2026", "Q2 2026"; else `null`. */
export function periodEnd(words: string): Day | null {
  const [, quarter, month, year] = period.exec(words) ?? []
  const name = quarter === undefined ? month : monthNames[Number(quarter) * 3 - 1]
  const found = findDate(`${words}-01`) ?? findDate(`1 ${name} ${year}`)
  return found?.span.start === 0 && found.problem === null ? endOfMonth(found.date, 1) : null
}

const period = /^(?:(?:by )?(?:the )?end of |Ende |fin )?(?:Q([1-4])|(\p{L}+)) (20\d\d)$/iu

/** The same day of a later month, or that month's last day. */
function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
  for (let date = Number(day.slice(8)); date > 28; date--) {
    if (!Number.isNaN(dayStart(`${month}-${date}`))) return `${month}-${date}`
  }
  return `${month}-${String(Math.min(28, Number(day.slice(8)))).padStart(2, '0')}`
}

function detailOf(today: Day, day: Day, calendar: Calendar): Message {
  const business = businessDaysBetween(today, day, calendar)
  const date = say`${shortWeekday(day)} ${day}`
  const distance = business === 1 ? say`in 1 business day` : say`in ${business} business days`
  const when = day === today ? say`${date}, today` : say`${date}, ${distance}`
  return isBusinessDay(day, calendar) ? when : say`${when}, not a business day`
}

function short(index: number): string {
  return (weekdayNames[index] ?? '').slice(0, 3)
}
