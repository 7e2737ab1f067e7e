import type { ActionStatus } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { isSpace } from '../excerpt.ts'
import type { ItemPlace } from './draft.ts'

/** The state of reading one item written as prose. `start` and `end` close in on what is left as parts are taken off. */
export interface Reader {
  readonly place: ItemPlace
  /** The text with code, addresses and link targets blanked out. The offsets in `start` and `end` count in it. */
  readonly words: string
  /** Offset of `words` in the text of the excerpt. */
  readonly at: number
  readonly cells: Partial<Record<ColumnRole, Span>>
  start: number
  end: number
  mark: Fact<ActionStatus> | null
}

/** Trims spaces at both ends, but not what `words` blanks out. */
export function trim(reader: Reader): void {
  const { at } = reader
  const { text } = reader.place
  while (reader.start < reader.end && isSpace(text.charCodeAt(at + reader.start))) reader.start++
  while (reader.end > reader.start && isSpace(text.charCodeAt(at + reader.end - 1))) reader.end--
}

/** A span of `words` as a span of the excerpt. */
export function spanOf(reader: Reader, start: number, end: number): Span {
  return { start: reader.at + start, end: reader.at + end }
}

/** Stores a mark for the item's state, unless one was found before. */
export function setMark(reader: Reader, value: ActionStatus, start: number, end: number): void {
  reader.mark ??= { value, span: shift(spanOf(reader, start, end), reader.place.base) }
}
