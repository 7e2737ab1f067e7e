import { type ActionStatus, statusFor } from '../../profile/compile.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { maskInline } from '../../syntax/inline.ts'
import { bare } from '../excerpt.ts'
import type { Cells, Place } from './draft.ts'
import { readFront } from './front.ts'
import { readLabels } from './labelled.ts'
import { type Reader, trim } from './reader.ts'
import { readLoose, readTail } from './tail.ts'

/** An item written as prose, taken apart. */
export interface Prose {
  readonly cells: Cells
  readonly mark: Fact<ActionStatus> | null
}

/**
 * Takes an item in `[start, end)` apart: a sign, state, priority, id or handle in front, labelled parts
 * ("Owner: @mo"), and what stands in brackets or behind a dash at the end ("(@mo, 2026-09-01)", "— done"). `mark`
 * is what is known of its state beforehand.
 */
export function readProse(
  place: Place,
  start: number,
  end: number,
  mark: Fact<ActionStatus> | null = null,
): Prose {
  // `@mo` in code calls nobody, but names the owner.
  const raw = place.text.slice(start, end).replace(/`(@[A-Za-z][\w-]{0,38})`/g, ' $1 ')
  const words = /[`<]|\]\(|:\/\//.test(raw) ? maskInline(raw) : raw
  const reader: Reader = { place, words, at: start, cells: {}, start: 0, end: words.length, mark }
  trim(reader)
  readFront(reader)
  readLabels(reader)
  for (let i = 0; i < 3 && readTail(reader); i++);
  readLoose(reader)
  const { cells } = reader
  cells.action ??= struck(reader, bare(place.text, start + reader.start, start + reader.end))
  return { cells, mark: reader.mark }
}

/** Words struck through are done, whatever stands in brackets or behind a dash after them. */
function struck(reader: Reader, span: Span): Span {
  const { text, profile, base } = reader.place
  const isWhole = text.slice(span.start - 2, span.start) === '~~'
  if (isWhole || struckBefore.test(text.slice(span.start, span.end))) {
    reader.mark ??= { value: statusFor(profile.data, 'done'), span: shift(span, base) }
  }
  return span
}

const struckBefore = /^~~[^~\n]+~~\s*(?:[([（—–]|-\s)/

/** The mark at the edge of a cell that states its item's state, and the words without it. */
export function edgeMark(place: Place, cell: Span): { mark: Fact<ActionStatus>; words: Span } | null {
  const { text } = place
  const isMarked = isEdge(text.charCodeAt(cell.start)) || isEdge(text.charCodeAt(cell.end - 1))
  if (!isMarked) return null
  const { cells, mark } = readProse(place, cell.start, cell.end)
  return mark === null || cells.action === undefined ? null : { mark, words: cells.action }
}

/** A bracket, an emphasis mark or a sign. */
function isEdge(unit: number): boolean {
  const isSign = (unit >= 0x2300 && unit < 0x2c00) || (unit >= 0xd83c && unit <= 0xdfff) || unit === 0xfe0f
  return isSign || unit === 0xff09 || '~[]()*_'.includes(String.fromCharCode(unit))
}
