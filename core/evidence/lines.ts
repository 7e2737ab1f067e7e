import { readTime, type TimeReading } from '../facts/times.ts'
import { headOf, type Spoken, speakerAbove } from './chat.ts'
import { fromLog } from './log.ts'
import type { EvidenceKind, Sighting, Testimony } from './sighting.ts'

/**
 * Lines of a chat, a log, or notes taken by hand: each line with a time opens something, the lines below without one
 * go on with it. A line that is only a date names the day of what follows.
 */
export function fromLines(lines: readonly string[]): Testimony | null {
  const found: Growing[] = []
  const unread: string[] = []
  let day: TimeReading | null = null
  for (const line of lines) {
    if (line.trim() === '') continue
    const divider = dayAlone(line)
    const head: Head | null = divider ? null : headIn(line)
    if (divider) day = divider
    else if (head) found.push({ ...head, ...(day && { day }), lines: [] })
    else if (found.length === 0) unread.push(line)
    else found.at(-1)!.lines.push(line)
  }
  const sightings = found.flatMap(one => finished(one, unread))
  return sightings.length === 0 ? null : { kind: kindOf(found), sightings, unread }
}

/** The line something opens with. */
interface Head extends Spoken {
  readonly time: TimeReading
  readonly kind: EvidenceKind
}

interface Growing extends Head {
  readonly day?: TimeReading
  /** The lines below that go on with it. */
  readonly lines: string[]
}

function headIn(line: string): Head | null {
  const log = fromLog(line)
  if (log) return { ...log, actor: null, kind: 'log' }
  const above = speakerAbove(line)
  if (above) return { ...above, text: '', kind: 'chat' }
  const time = readTime(line)
  // A time further in belongs to the words around it.
  if (time === null || time.seconds === null || time.span.start > 12) return null
  const rest = line.slice(time.span.end)
  const head = headOf(rest, line.slice(0, time.span.start))
  return { time, ...head, kind: head.actor === null ? 'notes' : 'chat' }
}

function dayAlone(line: string): TimeReading | null {
  const words = line.replace(/^[\s\-–—=*_#|]+|[\s\-–—=*_#|:]+$/g, '')
  const time = readTime(words)
  const isDay = time !== null && time.seconds === null && (time.date !== null || time.partialDate !== null)
  return isDay && words.slice(time.span.end).trim() === '' ? time : null
}

/** Speech goes on below; of a log the lines below are a trace of where it happened, which no timeline needs. */
function finished({ lines, kind, text, time, day, actor }: Growing, unread: string[]): Sighting[] {
  const own = kind === 'log' ? [text] : [text, ...lines.map(line => line.trim())]
  if (kind === 'log') unread.push(...lines)
  const words = own.filter(part => part !== '').join(' ')
  const source = kind === 'notes' ? null : kind
  return words === '' ? [] : [{ time, text: words, actor, source, ...(day && { day }) }]
}

function kindOf(found: readonly Head[]): EvidenceKind {
  const kinds: readonly EvidenceKind[] = ['chat', 'log', 'notes']
  const count = (kind: EvidenceKind) => found.filter(one => one.kind === kind).length
  return kinds.reduce((most, kind) => (count(kind) > count(most) ? kind : most))
}
