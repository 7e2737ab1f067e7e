import { type Span, shift } from '../span.ts'
import type { Chunk, Parsed } from '../syntax/parsed.ts'
import { chunkAt } from '../syntax/text.ts'

/** Maps a span of an earlier version to where it is now; `null` if it lies in the words that changed. */
export type Move = (span: Span) => Span | null

/** The move from one version to another that has as many chunks. */
export function moveBetween(before: Parsed, after: Parsed): Move {
  let same = 0
  while (same < before.chunks.length && before.chunks[same] === after.chunks[same]) same++
  const still = before.starts[same] ?? before.length
  return span => {
    if (span.end < still) return span
    const i = chunkAt(before, span.start)
    const [start, now] = [before.starts[i]!, after.starts[i]!]
    const [was, is] = [before.chunks[i]!, after.chunks[i]!]
    if (was === is) return start === now ? span : shift(span, now - start)
    const found = moveWithin(was, is)(shift(span, -start))
    return found && shift(found, now)
  }
}

/** The move between two versions of a chunk; its spans count from the start of the chunk. */
export function moveWithin(before: Chunk, after: Chunk): Move {
  const head = commonStart(before.text, after.text)
  const tail = commonEnd(before.text, after.text)
  const isAppended = head === before.text.length
  return span => {
    // Whether the end is meant, or what stood there, nobody can tell.
    if (isAppended && span.start === head) return null
    if (span.end <= head) return span
    if (span.start < before.text.length - tail) return null
    return shift(span, after.text.length - before.text.length)
  }
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}
