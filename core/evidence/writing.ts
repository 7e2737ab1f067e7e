import { applyEdits, type Edit, editBetween } from '../edit.ts'
import { insertEntry, type NewEntry } from '../edits/timeline.ts'
import type { Instant } from '../facts/times.ts'
import type { Span } from '../span.ts'
import { parse } from '../syntax/parse.ts'
import { plain } from '../syntax/plain.ts'
import { textOf } from '../syntax/text.ts'
import { viewOf } from '../view/read.ts'
import type { View } from '../view.ts'

/** Many entries written into a timeline as one change. */
export interface WrittenEntries {
  /** One edit from the first change to the last. */
  readonly edits: readonly Edit[]
  /** How many were added; those the timeline has already are not. */
  readonly count: number
}

/**
 * Adds entries to the timeline, each where its time belongs and as the entries around it are written, in the place of
 * the raw text they were read from if that stands in the document. Without entries to add nothing is changed.
 */
export function writeEntries(
  view: View,
  entries: readonly (NewEntry & { readonly time: Instant })[],
  raw: Span | null = null,
): WrittenEntries {
  const before = textOf(view.parsed)
  const bare = raw === null ? before : applyEdits(before, [{ span: wholeLines(before, raw), text: '' }])
  let own = raw === null ? view : viewOf(parse(bare), view)
  let count = 0
  for (const entry of entries) {
    const edits = holds(own, entry) ? [] : insertEntry(own, entry)
    if (edits.length === 0) continue
    own = viewOf(parse(applyEdits(textOf(own.parsed), edits)), view)
    count++
  }
  const made = count === 0 ? null : editBetween(before, textOf(own.parsed))
  return { edits: made === null ? [] : [made], count }
}

/** The raw text with its lines, where nothing else stands on them, and with one of the blank lines on both sides. */
function wholeLines(text: string, { start, end }: Span): Span {
  const isStart = start === 0 || /[\r\n]/.test(text[start - 1]!)
  if (!isStart) return { start, end }
  const own = /[\r\n]$/.test(text.slice(start, end)) ? '' : lineEnd.exec(text.slice(end, end + 100))?.[0]
  if (own === undefined) return { start, end }
  const after = end + own.length
  const isApart =
    start === 0 || /(?:\r\n|\n|\r)(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 4), start))
  const blank = isApart ? (lineEnd.exec(text.slice(after, after + 100))?.[0] ?? '') : ''
  return { start, end: after + blank.length }
}

const lineEnd = /^[ \t]*(?:\r\n|\r|\n|$)/

/** Whether the timeline tells it already: the same minute, and the same words in the entry. */
function holds({ record }: View, { time, event }: NewEntry & { readonly time: Instant }): boolean {
  const minute = Math.floor(time / 60_000)
  return record.timeline.some(
    ({ instant, text }) =>
      instant !== null && Math.floor(instant / 60_000) === minute && plain(text.value).includes(plain(event)),
  )
}
