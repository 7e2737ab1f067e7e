import {
  findDate,
  isRealDay,
  readTime,
  type TimeReading,
  weekday,
  weekdayOf,
  type Zone,
} from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import type { FieldData } from '../profile/profile.ts'

/** What is wrong with a value, in words, and what would be right. */
export interface ValueFault {
  readonly message: Message
  /** The value as the style wants it; `null` if only a person can say what was meant. */
  readonly better: string | null
  /** Whether `better` certainly means the same. */
  readonly safe: boolean
}

const day = /^\d{4}-\d\d-\d\d/
const instant = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/
const local = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/
const dateTime = /^\d{4}-\d\d-\d\d[Tt ] ?\d\d:\d\d(?!\d)/

/**
 * What is wrong with a date or time for a field of this type; `null` when nothing is, and for days and times that do
 * not exist: those are another finding. `exact`: nothing may follow the value. `zone`: that of times without one.
 */
export function dateFault(
  type: FieldData['type'],
  value: string,
  exact: boolean,
  zone: Zone | null,
): ValueFault | null {
  if (hasForm(type, value, exact)) return null
  const reading = readTime(value)
  if (reading?.problem != null || reading?.unknown || findDate(value)?.problem != null) return null
  switch (type) {
    case 'date':
      return notDay(value, reading)
    case 'instant':
      return notInstant(value, reading, zone)
    case 'date-or-instant':
      return reading?.seconds == null ? notDay(value, reading) : notInstant(value, reading, zone)
    default:
      return notDateTime(value, reading)
  }
}

function hasForm(type: FieldData['type'], value: string, exact: boolean): boolean {
  switch (type) {
    case 'date':
      return isDay(value, exact)
    case 'instant':
      return instant.test(value)
    case 'date-or-instant':
      return isDay(value, exact) || instant.test(value) || local.test(value)
    default:
      return dateTime.test(value)
  }
}

function isDay(value: string, exact: boolean): boolean {
  if (!day.test(value) || !isRealDay(value.slice(0, 10))) return false
  return exact ? value.length === 10 : !/^[\dTt]/.test(value.slice(10))
}

function notDay(value: string, reading: TimeReading | null): ValueFault {
  if (reading?.date != null) {
    const safe = reading.seconds === null && isCertain(value, reading)
    return readable(say`“${value}” is not written as YYYY-MM-DD.`, reading.date, safe)
  }
  const yearless = reading?.partialDate != null
  return unreadable(
    yearless
      ? say`“${value}” names no year. Expected YYYY-MM-DD.`
      : say`“${value}” is no date. Expected YYYY-MM-DD.`,
  )
}

const form = say`YYYY-MM-DDTHH:MM:SS and a zone (Z for UTC)`

function notInstant(value: string, reading: TimeReading | null, zone: Zone | null): ValueFault {
  if (reading === null) return unreadable(say`“${value}” is no point in time. Expected ${form}.`)
  if (reading.seconds === null) return unreadable(say`“${value}” names no time of day. Expected ${form}.`)
  if (reading.date === null) return unreadable(say`“${value}” names no day. Expected ${form}.`)
  const known = reading.zone ?? zone
  const time = `${reading.date}T${clockOf(reading)}`
  if (known === null) return readable(say`“${value}” names no zone. Expected ${form}.`, `${time}Z`, false)
  const better = known.offset === null ? null : time + offsetOf(known.offset)
  return readable(
    say`“${value}” is not written as ${form}.`,
    better,
    better !== null && isCertain(value, reading),
  )
}

function notDateTime(value: string, reading: TimeReading | null): ValueFault {
  const wanted = 'YYYY-MM-DD HH:MM'
  if (reading?.date == null) return unreadable(say`“${value}” is no date. Expected ${wanted}.`)
  if (reading.seconds === null) return unreadable(say`“${value}” names no time of day. Expected ${wanted}.`)
  const universal = reading.zone === null || reading.zone.offset === 0
  const better = `${reading.date} ${clockOf(reading).slice(0, 5)}`
  return readable(
    say`“${value}” is not written as ${wanted}.`,
    universal ? better : null,
    isCertain(value, reading),
  )
}

/** Whether the whole value is the reading, a date in figures can be read in one way only, and a weekday is that of the date. */
function isCertain(value: string, reading: TimeReading): boolean {
  const whole = reading.span.start === 0 && value.slice(reading.span.end).trim() === ''
  const plain = reading.until === null && reading.secondary === null && !reading.approximate
  const named = weekdayOf(/^\p{L}*/u.exec(value)![0])
  const isAgreed = named === null || reading.date === null || named === weekday(reading.date)
  return whole && plain && isAgreed && findDate(value)?.ambiguous !== true
}

/** Nothing, or a weekday and the like in a parenthesis. */
const remark = /^\s*(?:[(（][^()（）]*[)）])?\s*$/

/** Whether the value is a day without a time, though the type asks for one with a time. */
export function tellsDay(type: FieldData['type'], value: string): boolean {
  const reading = type === 'date' || type === 'date-time' ? readTime(value) : null
  const isWhole = reading?.span.start === 0 && remark.test(value.slice(reading.span.end))
  return isWhole && reading.date !== null && (type === 'date' || reading.seconds !== null)
}

function clockOf({ seconds, precision }: TimeReading): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const at = Math.floor(seconds!)
  const rest = precision === 'second' ? at % 60 : 0
  return `${two(Math.floor(at / 3600) % 24)}:${two(Math.floor(at / 60) % 60)}:${two(rest)}`
}

function offsetOf(minutes: number): string {
  if (minutes === 0) return 'Z'
  const two = (count: number) => String(count).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function readable(message: Message, better: string | null, safe: boolean): ValueFault {
  return { message, better, safe: safe && better !== null }
}

function unreadable(message: Message): ValueFault {
  return { message, better: null, safe: false }
}
