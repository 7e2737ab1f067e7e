import { lexBlocks } from './blocks.ts'
import { assembled, readFile } from './parse.ts'
import type { Chunk, Header, Parsed } from './parsed.ts'
import { chunkAt, slice } from './text.ts'

/** A change of a file: `text` replaces `[start, end)`, UTF-16 offsets into the previous version. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** New chunks that replace the old ones up to an index. */
interface Relexed {
  readonly chunks: Chunk[]
  readonly header: Header | null
  /** Index of the first old chunk that stays; the number of old chunks if none does. */
  readonly until: number
}

/**
 * Returns the parse after a change, equal to a parse of the whole new text. Only the chunks around the change are
 * read again, until a new boundary matches an old one; all others stay the same objects.
 */
export function edit(parsed: Parsed, change: Change): Parsed {
  const start = Math.max(0, Math.min(change.start, parsed.length))
  const end = Math.max(start, Math.min(change.end, parsed.length))
  const from = firstReached(parsed, start)
  const { chunks, header, until } = relex(parsed, { start, end, text: change.text }, from)
  const kept = keepUnchanged(parsed, from, chunks, header)
  const all = [...parsed.chunks.slice(0, from), ...chunks, ...parsed.chunks.slice(until)]
  return assembled(all, kept)
}

/**
 * Returns the index of the first chunk that a change at `start` may alter: the one around it, or the one before if
 * its heading may change. Unclosed front matter may be closed anywhere in the file.
 */
function firstReached(parsed: Parsed, start: number): number {
  const { chunks, starts } = parsed
  const at = chunkAt(parsed, start)
  if (at === 0 || mayStillClose(parsed)) return 0
  const { heading, lines } = chunks[at]!
  const below = heading === null ? undefined : lines.find(line => line > heading.span.end)
  let from = below !== undefined && start - starts[at]! >= below ? at : at - 1
  while (from > 0 && goesOnFromDefinition(parsed, from)) from--
  return from
}

/**
 * Whether a chunk’s heading may continue a paragraph that starts with link reference definitions. On its own, its
 * first line could be something else: if indented by four columns, code.
 */
function goesOnFromDefinition({ chunks }: Parsed, at: number): boolean {
  const before = chunks[at - 1]!.blocks.at(-1)
  return chunks[at]!.heading?.setext === true && before?.kind === 'definition' && !before.footnote
}

/** Whether the file starts like front matter without a closing line. */
function mayStillClose({ chunks, header }: Parsed): boolean {
  if (header !== null) return !header.closed
  return /^\ufeff?(?:(?:<!--[^\r\n]*-->)?[ \t]*(?:\r\n|\n|\r))*(?:---|\+\+\+)/.test(chunks[0]!.text)
}

/**
 * Reads the text around a change again, in a window that grows until a boundary after the change matches an old
 * one.
 */
function relex(parsed: Parsed, change: Change, from: number): Relexed {
  const { chunks, starts, length } = parsed
  const base = starts[from]!
  const grown = change.text.length - (change.end - change.start)
  let until = chunks.length
  const isEnough = (boundary: number): boolean => {
    const before = base + boundary - grown
    const at = chunkAt(parsed, before)
    const old = before >= change.end && starts[at] === before && chunks[at]!.heading !== null
    if (old) until = at
    return old
  }
  for (let to = chunkAt(parsed, change.end) + 2; ; to += to - from) {
    const stop = starts[to] ?? length
    const window =
      slice(parsed, { start: base, end: change.start }) +
      change.text +
      slice(parsed, { start: change.end, end: stop })
    const read = from === 0 ? readFile(window, isEnough) : null
    const relexed = read?.chunks ?? lexBlocks(window, 0, false, isEnough)
    const whole = stop === length
    const settled = read === null || whole || read.reach < window.length
    if (settled && (whole || until < chunks.length)) {
      return { chunks: relexed, header: read === null ? parsed.header : read.header, until }
    }
    until = chunks.length
  }
}

/** Replaces new chunks at the start by equal old ones; returns the header to keep. */
function keepUnchanged(parsed: Parsed, from: number, chunks: Chunk[], header: Header | null): Header | null {
  if (from === 0 && !isSamePlace(parsed.header, header)) return header
  let same = 0
  while (same < chunks.length && chunks[same]!.text === parsed.chunks[from + same]?.text) {
    chunks[same] = parsed.chunks[from + same]!
    same++
  }
  return from > 0 || same > 0 ? parsed.header : header
}

function isSamePlace(a: Header | null, b: Header | null): boolean {
  return a?.span.end === b?.span.end && a?.closed === b?.closed
}
