import { type ActionStatus, statusFor } from '../../profile/compile.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { maskInline } from '../../syntax/inline.ts'
import { bare } from '../excerpt.ts'
import { isPicture } from '../time/marks.ts'
import type { Cells, ItemPlace } from './draft.ts'
import { readFront } from './front.ts'
import { readLabels } from './labelled.ts'
import { type Reader, trim } from './reader.ts'
import { readLoose, readTail } from './tail.ts'

/** The parts of an item written as prose. */
export interface Prose {
  readonly cells: Cells & { readonly action: Span }
  readonly mark: Fact<ActionStatus> | null
}

/**
 * The parts of the item in `[start, end)`: sign, state, priority, id or handle in front, labelled parts ("Owner: @mo"), and a
 * remark in brackets or after a dash at the end ("(@mo, 2026-09-01)", "— done"). `mark` is a state known beforehand.
 */
export function readProse(
  place: ItemPlace,
  start: number,
  end: number,
  mark: Fact<ActionStatus> | null = null,
): Prose {
  // In code `@mo` mentions nobody, but it names the owner.
  const raw = place.text.slice(start, end).replace(/`(@[A-Za-z][\w-]{0,38})`/g, ' $1 ')
  const words = /[`<]|\]\(|:\/\//.test(raw) ? maskInline(raw) : raw
  const reader: Reader = { place, words, at: start, cells: {}, start: 0, end: words.length, mark }
  trim(reader)
  readFront(reader)
  readLabels(reader)
  for (let i = 0; i < 3 && readTail(reader); i++);
  readLoose(reader)
  const action =
    reader.cells.action ?? struck(reader, bare(place.text, start + reader.start, start + reader.end))
  return { cells: { ...reader.cells, action }, mark: reader.mark }
}

/** Marks the item as done if its text is struck through, whatever remark follows. Returns `span`. */
function struck(reader: Reader, span: Span): Span {
  const { text, profile, base } = reader.place
  const isWhole = text.slice(span.start - 2, span.start) === '~~'
  if (isWhole || struckBefore.test(text.slice(span.start, span.end))) {
    reader.mark ??= { value: statusFor(profile.data, 'done'), span: shift(span, base) }
  }
  return span
}

const struckBefore = /^~~[^~\n]+~~\s*(?:[([（—–]|-\s)/

/** The state at either edge of a cell ("✅ Add a limit"), and the rest of the cell; `null` if there is none. */
export function edgeMark(place: ItemPlace, cell: Span): { mark: Fact<ActionStatus>; words: Span } | null {
  const { text } = place
  const isMarked = isEdge(text.charCodeAt(cell.start)) || isEdge(text.charCodeAt(cell.end - 1))
  if (!isMarked) return null
  const { cells, mark } = readProse(place, cell.start, cell.end)
  return mark === null ? null : { mark, words: cells.action }
}

/** Whether the unit is a bracket, an emphasis mark or a sign. */
function isEdge(unit: number): boolean {
  return isPicture(unit) || unit === 0xff09 || '~[]()*_'.includes(String.fromCharCode(unit))
}
