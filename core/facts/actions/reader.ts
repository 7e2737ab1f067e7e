import type { ActionStatus } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { isSpace } from '../excerpt.ts'
import type { Place } from './draft.ts'

/** A reader of one item written as prose: what is left of its words shrinks from both ends as parts are recognised. */
export interface Reader {
  readonly place: Place
  /** The words with code, addresses and link targets blanked out. Offsets below count in here. */
  readonly words: string
  /** Where the words start in the text of the excerpt. */
  readonly at: number
  readonly cells: Partial<Record<ColumnRole, Span>>
  start: number
  end: number
  mark: Fact<ActionStatus> | null
}

/** Leaves out space at both ends; what is blanked out is none. */
export function trim(reader: Reader): void {
  const { at } = reader
  const { text } = reader.place
  while (reader.start < reader.end && isSpace(text.charCodeAt(at + reader.start))) reader.start++
  while (reader.end > reader.start && isSpace(text.charCodeAt(at + reader.end - 1))) reader.end--
}

/** A span of the words as one of the excerpt's text. */
export function spanOf(reader: Reader, start: number, end: number): Span {
  return { start: reader.at + start, end: reader.at + end }
}

/** The first mark that states the item's state holds. */
export function setMark(reader: Reader, value: ActionStatus, start: number, end: number): void {
  reader.mark ??= { value, span: shift(spanOf(reader, start, end), reader.place.base) }
}
