import { readTime } from '../facts/times.ts'
import type { Sighting, Testimony } from './sighting.ts'

/** `git log`, in its usual form or with one line a commit that states hash and date. `null` for any other text. */
export function fromGit(lines: readonly string[]): Testimony | null {
  if (lines.some(line => opening.test(line))) return fromEntries(lines)
  const found = lines.map(line => oneLine.exec(line))
  const sightings = found.flatMap(match => (match ? (ofLine(match) ?? []) : []))
  const filled = lines.filter(line => line.trim() !== '').length
  return sightings.length > 0 && sightings.length === filled ? { kind: 'git', sightings, unread: [] } : null
}

const opening = /^commit ([0-9a-f]{7,40})\b/
const oneLine = /^[*|\\/ ]{0,12}([0-9a-f]{7,40}) (.+)$/

function ofLine([, sha, rest]: RegExpExecArray): Sighting | null {
  const time = readTime(rest!)
  if (time === null || time.date === null || time.span.start > 1) return null
  const text = rest!.slice(time.span.end).replace(/^[)\]\s|-]+/, '')
  return { time, text, actor: null, source: sourceOf(sha!) }
}

function fromEntries(lines: readonly string[]): Testimony {
  const starts = lines.flatMap((line, i) => (opening.test(line) ? [i] : []))
  const sightings: Sighting[] = []
  const unread = lines.slice(0, starts[0])
  for (const [i, start] of starts.entries()) {
    const own = lines.slice(start, starts[i + 1])
    const sighting = ofEntry(own)
    if (sighting === null) unread.push(...own)
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
