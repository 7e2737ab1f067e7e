import { readTime } from '../facts/times.ts'
import type { Sighting, Testimony } from './sighting.ts'

/** `git log`, in its usual form or with one line a commit that states hash and date. `null` for any other text. */
export function fromGit(lines: readonly string[]): Testimony | null {
  if (lines.some(line => opening.test(line))) return fromEntries(lines)
  const found = lines.map(line => oneLine.exec(line) ?? dateFirst(line))
  const sightings = found.flatMap(match => (match ? (ofLine(match) ?? []) : []))
  const filled = lines.filter(line => line.trim() !== '').length
  return sightings.length > 0 && sightings.length === filled ? { kind: 'git', sightings, unread: [] } : null
}

const opening = /^commit ([0-9a-f]{7,40})\b/
const oneLine = /^[*|\\/ ]{0,12}([0-9a-f]{7,40}) (.+)$/

/** `2026-08-20 14:37:02 +0200 sha title` as the line that begins with the hash. */
function dateFirst(line: string): RegExpExecArray | null {
  const time = readTime(line)
  if (time === null || time.date === null || time.span.start > 0) return null
  const behind = /^\s+((?=[a-f]*\d)[0-9a-f]{7,40}) (.+)$/.exec(line.slice(time.span.end))
  return behind && oneLine.exec(`${behind[1]} ${line.slice(0, time.span.end)} ${behind[2]}`)
}

/** `sha date title`, `sha title (date)`, `sha - author, date : title`, with names of branches behind the hash or without. */
function ofLine([, sha, rest]: RegExpExecArray): Sighting | null {
  const words = rest!.replace(/^\([^()]*\)\s+(?=\S)/, decoration => (readTime(decoration) ? decoration : ''))
  const start = words.search(dated)
  const time = start < 0 ? null : readTime(words.slice(start))
  if (time === null || time.date === null || time.seconds === null || time.span.start > 0) return null
  const [before, after] = [words.slice(0, start), words.slice(start + time.span.end)].map(trimmed)
  const [text, who] = after === '' ? [before!, ''] : [after!, before!]
  if (text === '') return null
  return { time, text, actor: who === '' ? null : who, source: sourceOf(sha!) }
}

/** The dates git writes: `2026-08-20 14:37:02 +0200`, `Thu Aug 20 14:37:02 2026 +0200`. */
const dated = /\b(?:\d{4}-\d{2}-\d{2}[T ]\d|[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:)/

/** Without what stands around a date. */
function trimmed(text: string): string {
  return text.replace(/^[)\]}>\s,:|–—-]+|[([{<\s,:|–—-]+$/g, '')
}

function fromEntries(lines: readonly string[]): Testimony {
  const starts = lines.flatMap((line, i) => (opening.test(line) ? [i] : []))
  const sightings: Sighting[] = []
  const unread = lines.slice(0, starts[0])
  for (const [i, start] of starts.entries()) {
    const own = lines.slice(start, starts[i + 1])
    const sighting = ofEntry(own)
    if (sighting === null) for (const one of own) unread.push(one)
    else sightings.push(sighting)
  }
  return { kind: 'git', sightings, unread: unread.filter(line => line.trim() !== '') }
}

function ofEntry([head, ...lines]: readonly string[]): Sighting | null {
  const value = (name: RegExp) =>
    lines
      .find(line => name.test(line))
      ?.replace(name, '')
      .trim()
  const time = readTime(value(/^(?:Author|Commit)?Date:\s*/) ?? '')
  const title = lines.find(line => /^ {4}\S/.test(line))?.trim()
  if (time === null || title === undefined) return null
  const actor = value(/^Author:\s*/)?.replace(/\s*<[^>]*>$/, '') || null
  return { time, text: title, actor, source: sourceOf(opening.exec(head!)![1]!) }
}

function sourceOf(sha: string): string {
  return `commit ${sha.slice(0, 10)}`
}
