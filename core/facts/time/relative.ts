/** A time relative to the start or detection: T+5m, T-10, T+1h05m, D+5m, +00:15, +12 min, 12 min after detection. */
export interface RelativeReading {
  readonly end: number
  /** Negative before the start or detection. */
  readonly minutes: number
  readonly precision: 'minute' | 'second'
}

const zero = /T\s?=?\s?[+-]?0(?![\w.+]|:\d)/iy
const clock =
  /((?:T0?\s?=?|D|H|start|detection|detect|alert)\s?)?([+\-\u2212])\s?[~≈]?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/iy
const units =
  /((?:T0?\s?=?|D|H|start|detection|detect|alert)\s?)?([+\-\u2212])\s?[~≈]?(?:(\d{1,4})\s?d(?:ays?)?\s?)?(?:(\d{1,4})\s?h(?:ours?|rs?)?\s?)?(?:(\d{1,5})(?:\s?m(?:in(?:ute)?s?)?|(?<=h[0-5]\d)(?!\d))\s?)?(?:(\d{1,5})\s?s(?:ec(?:ond)?s?)?)?(?![A-Za-z\d])/iy
const figure = /T\s?(?:([+\-\u2212])|(?:plus|minus) )\s?[~≈]?(\d{1,4})(?!\w|[.:]\d)/iy

/** The relative time at `at`; `null` if there is none. Only after `T` may a number have neither unit nor colon: T-10. */
export function readRelative(text: string, at: number): RelativeReading | null {
  const unit = text.charCodeAt(at)
  if (unit >= 48 && unit <= 57) return readCount(text, at)
  if (!opens(unit)) return null
  return readZero(text, at) ?? readClock(text, at) ?? readUnits(text, at) ?? readFigure(text, at)
}

/** Whether one of `+`, `-`, `−`, or a first letter of T, D, H, start, detection, alert: a fast test. */
function opens(unit: number): boolean {
  if (unit === 43 || unit === 45 || unit === 0x2212) return true
  const letter = unit | 32
  return letter === 116 || letter === 100 || letter === 104 || letter === 115 || letter === 97
}

/** "12 min after detection:", "5 Minuten vor dem Alarm –": a count in words, with a mark between it and the event. */
function readCount(text: string, at: number): RelativeReading | null {
  const [whole, count, unit, side] = matchAt(counted, text, at) ?? []
  if (whole === undefined) return null
  const minutes = Number(count) * (/^(?:h|std|stunde)/i.test(unit!) ? 60 : 1)
  const isBefore = /^(?:before|vor|avant|antes)/i.test(side!)
  return { end: at + whole.trimEnd().length, minutes: isBefore ? -minutes : minutes, precision: 'minute' }
}

const counted =
  /(\d{1,4})\s?(h|hrs?|hours?|m|mins?|minutes?|std|stunden?|minuten|heures?|minutos?|horas?)\s(after|before|nach|vor|après|avant|después|antes|depois)(?:\s[^\s:：|\d]{2,16}){1,2}\s*(?=$|[:：|]|[–—-]\s|\*\*)/iuy

function readZero(text: string, at: number): RelativeReading | null {
  const match = matchAt(zero, text, at)
  return match === null ? null : { end: at + match[0].length, minutes: 0, precision: 'minute' }
}

function readClock(text: string, at: number): RelativeReading | null {
  const match = matchAt(clock, text, at)
  if (match === null || (match[1] === undefined && match[2] !== '+' && !/^.\d\d:/.test(match[0]))) return null
  const minutes = Number(match[3]) * 60 + Number(match[4]) + Number(match[5] ?? 0) / 60
  return signed(match, at, minutes, match[5] !== undefined)
}

function readUnits(text: string, at: number): RelativeReading | null {
  const match = matchAt(units, text, at)
  if (match === null) return null
  const [days, hours, minutes, seconds] = [match[3], match[4], match[5], match[6]]
  if ((days ?? hours ?? minutes ?? seconds) === undefined) return null
  const total =
    Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60
  return signed(match, at, total, seconds !== undefined)
}

function readFigure(text: string, at: number): RelativeReading | null {
  const match = matchAt(figure, text, at)
  if (match === null) return null
  const minutes = Number(match[2])
  const isAhead = match[1] === '+' || /plus/i.test(match[0])
  return { end: at + match[0].length, minutes: isAhead ? minutes : -minutes, precision: 'minute' }
}

function signed(match: RegExpExecArray, at: number, minutes: number, exact: boolean): RelativeReading {
  const end = at + match[0].trimEnd().length
  return { end, minutes: match[2] === '+' ? minutes : -minutes, precision: exact ? 'second' : 'minute' }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
