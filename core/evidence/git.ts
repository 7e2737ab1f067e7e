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

const opening = /^commit [0-9a-f]{7,40}\b/
const oneLine = /^[*|\\/ ]{0,12}([0-9a-f]{7,40}) (.+)$/

function ofLine([, sha, rest]: RegExpExecArray): Sighting | null {
  const time = readTime(rest!)
  if (time === null || time.date === null || time.span.start > 1) return null
  const text = rest!.slice(time.span.end).replace(/^[)\]\s|-]+/, '')
  return { time, text, actor: null, source: sourceOf(sha!) }
}

function fromEntries(lines: readonly string[]): Testimony {
  const sightings: Sighting[] = []
  const unread: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const sha = /^commit ([0-9a-f]{7,40})/.exec(lines[at]!)?.[1]
    if (sha === undefined) {
      if (sightings.length === 0 && lines[at]!.trim() !== '') unread.push(lines[at]!)
      continue
    }
    const rest = lines.slice(at + 1)
    const next = rest.findIndex(line => opening.test(line))
    const own = next < 0 ? rest : rest.slice(0, next)
    const value = (name: RegExp) =>
      own
        .find(line => name.test(line))
        ?.replace(name, '')
        .trim()
    const time = readTime(value(/^(?:Author|Commit)?Date:\s*/) ?? '')
    const title = own.find(line => /^ {4}\S/.test(line))?.trim()
    if (time === null || title === undefined) unread.push(lines[at]!)
    else {
      const actor = value(/^Author:\s*/)?.replace(/\s*<[^>]*>$/, '') || null
      sightings.push({ time, text: title, actor, source: sourceOf(sha) })
    }
  }
  return { kind: 'git', sightings, unread }
}

function sourceOf(sha: string): string {
  return `commit ${sha.slice(0, 10)}`
}
