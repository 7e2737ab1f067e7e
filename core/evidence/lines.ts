import { readTime, type TimeReading } from '../facts/times.ts'
import { headOf, type Spoken } from './chat.ts'
import { fromLog } from './log.ts'
import type { EvidenceKind, Sighting, Testimony } from './sighting.ts'
import { daysAgoIn, isHalved, type Stamp, speakerAbove, stampIn, withoutSigns } from './speakers.ts'

/**
 * Lines of a chat, a log, or notes taken by hand: each line with a time opens something, the lines below without one
 * go on with it. A line that is only a date names the day of what follows.
 */
export function fromLines(all: readonly string[]): Testimony | null {
  const found: Growing[] = []
  const unread: string[] = []
  let day: Divider = {}
  let last: Head | null = null
  const lines = timesFirst(
    all.filter((line, i) => line.trim() !== '' && !/^\s*(?:`{3}|~{3})/.test(line) && !isHeard(all, i)),
  )
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const divider = dividerIn(line)
    const head: Head | null = divider ? null : headIn(lines, i, last)
    if (divider) day = divider
    else if (head) found.push({ ...day, ...head, lines: [] })
    else if (found.length === 0) unread.push(line)
    else found.at(-1)!.lines.push(line)
    if (head?.stamp) last = head
    if (head) i += head.count - 1
  }
  const sightings = found.flatMap(one => finished(one, unread))
  return sightings.length === 0 ? null : { kind: kindOf(found), sightings, unread }
}

/** As status pages list what they said, each time stands below its words: there it is put above them. */
function timesFirst(lines: readonly string[]): readonly string[] {
  const at = lines.flatMap((line, i) => (isMoment(line) ? [i] : []))
  if (at.length < 2 || at[0] === 0 || at.at(-1) !== lines.length - 1) return lines
  return at.flatMap((end, i) => [lines[end]!, ...lines.slice(i === 0 ? 0 : at[i - 1]! + 1, end)])
}

/** A day and a time, and nothing else. */
function isMoment(line: string): boolean {
  if (line.length > 60) return false
  const words = line.trim()
  const time = readTime(words)
  const isDated = time !== null && (time.date !== null || time.partialDate !== null)
  return isDated && time.seconds !== null && time.span.start === 0 && time.span.end === words.length
}

/** `checkout is slow by Mo Ali`, above `Mo Ali` and the message itself: meant for those who hear it. */
function isHeard(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at + 1, at + 3).find(line => line.trim() !== '')
  return below !== undefined && below.length < 60 && lines[at]!.trimEnd().endsWith(` by ${below.trim()}`)
}

interface Divider {
  readonly day?: TimeReading
  readonly ago?: number
}

/** The line something opens with. */
interface Head extends Spoken, Divider {
  readonly time: TimeReading
  readonly kind: EvidenceKind
  /** How many lines it takes. */
  readonly count: number
  /** The time above a message, as it is written. */
  readonly stamp?: Stamp
}

interface Growing extends Head {
  /** The lines below that go on with it. */
  readonly lines: string[]
}

function headIn(lines: readonly string[], at: number, last: Head | null): Head | null {
  const line = lines[at]!
  const log = fromLog(line)
  if (log) return { ...log, actor: null, kind: 'log', count: 1 }
  const above = speakerAbove(lines, at)
  // "looking", and a bare time below it: there the same person goes on.
  if (above && (above.count === 1 || !isBarer(above, last?.stamp)))
    return { ...above, text: '', kind: 'chat', stamp: above }
  const time = readTime(line)
  // A time further in belongs to the words around it.
  if (time === null || time.seconds === null || time.span.start > 12) return null
  const rest = line.slice(time.span.end)
  const head = { time, ...headOf(rest, line.slice(0, time.span.start)), count: 1 }
  const goesOn = last !== null && head.actor === null && (/^\s*\[/.test(line) || stampIn(line) !== null)
  if (goesOn) return { ...head, time: halved(time, line, last), actor: last.actor, kind: 'chat' }
  return { ...head, kind: head.actor === null ? 'notes' : 'chat' }
}

/** Written with less around it than the one before. */
function isBarer(stamp: Stamp, before: Stamp | undefined): boolean {
  return before !== undefined && ((before.isSet && !stamp.isSet) || (before.isHalf && !stamp.isHalf))
}

/** Seconds. */
const HALF_DAY = 43_200

/** Under `2:37 PM` a bare `2:38` is one of the afternoon too. */
function halved(time: TimeReading, line: string, { stamp, time: before }: Head): TimeReading {
  const isBare = stamp?.isHalf === true && !isHalved(line)
  const { seconds } = time
  if (!isBare || seconds === null || seconds >= HALF_DAY || seconds >= (before.seconds ?? 0)) return time
  return { ...time, seconds: seconds + HALF_DAY }
}

function dividerIn(line: string): Divider | null {
  const ago = daysAgoIn(line)
  if (ago !== null) return { ago }
  const day = dayAlone(line)
  return day && { day }
}

function dayAlone(line: string): TimeReading | null {
  const words = line.replace(/^[\s\-–—=*_#|]+|[\s\-–—=*_#|:]+$/g, '')
  const time = readTime(words)
  const isDay = time !== null && time.seconds === null && (time.date !== null || time.partialDate !== null)
  return isDay && words.slice(time.span.end).trim() === '' ? time : null
}

/** Speech goes on below; of a log the lines below are a trace of where it happened, which no timeline needs. */
function finished({ lines, kind, text, time, day, ago, actor }: Growing, unread: string[]): Sighting[] {
  const own = kind === 'log' ? [text] : kind === 'chat' ? withoutSigns([text, ...lines]) : [text, ...lines]
  if (kind === 'log') for (const one of lines) unread.push(one)
  const words = own.filter(part => part.trim() !== '').join(' ')
  const source = kind === 'notes' ? null : kind
  return words === ''
    ? []
    : [{ time, text: words, actor, source, ...(day && { day }), ...(ago !== undefined && { ago }) }]
}

function kindOf(found: readonly Head[]): EvidenceKind {
  const kinds: readonly EvidenceKind[] = ['chat', 'log', 'notes']
  const count = (kind: EvidenceKind) => found.filter(one => one.kind === kind).length
  return kinds.reduce((most, kind) => (count(kind) > count(most) ? kind : most))
}
