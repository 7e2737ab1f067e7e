import { isSpace, SPACE, TAB } from './characters.ts'

const LF = 10
const CR = 13

/**
 * One line of a text and a place on it. Offsets are UTF-16 units into `text`; columns count from 0 at the start
 * of the line, and a tab reaches to the next multiple of four (CommonMark 0.31, section 2.2).
 */
export interface Line {
  readonly text: string
  /** First character of the line. */
  start: number
  /** Just before the line end. */
  end: number
  /** Just after the line end: where the next line starts. */
  next: number
  /** Where we stand. Inside a tab the offset is the tab's and only the column tells how much of it is spent. */
  offset: number
  column: number
  /** The first character at or after `offset` that is neither space nor tab, or `end`. */
  content: number
  contentColumn: number
  /** The nearest LF and CR at or after the start of the line, or the text's length. */
  lf: number
  cr: number
}

/** A line before the first one of `text`, counting from `from`; `advance` moves to the first. */
export function beforeFirstLine(text: string, from: number): Line {
  return {
    text,
    start: from,
    end: from,
    next: from,
    offset: from,
    column: 0,
    content: from,
    contentColumn: 0,
    lf: from - 1,
    cr: from - 1,
  }
}

/** Moves to the next line and its first content. False when the text has no more lines. */
export function advance(line: Line): boolean {
  const { text, next } = line
  if (next >= text.length) return false
  if (line.lf < next) line.lf = indexOrEnd(text, '\n', next)
  if (line.cr < next) line.cr = indexOrEnd(text, '\r', next)
  line.start = next
  line.end = Math.min(line.cr, line.lf)
  line.next = Math.min(line.lf === line.cr + 1 ? line.lf + 1 : line.end + 1, text.length)
  moveTo(line, next, 0)
  return true
}

function indexOrEnd(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from)
  return found < 0 ? text.length : found
}

/** Stands at the given place and looks for the content after it. */
export function moveTo(line: Line, offset: number, column: number): void {
  line.offset = offset
  line.column = column
  const { text, end } = line
  let at = offset
  let to = column
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === SPACE) to++
    else if (code === TAB) to += 4 - (to % 4)
    else break
    at++
  }
  line.content = at
  line.contentColumn = to
}

/** Stands at the content. */
export function moveToContent(line: Line): void {
  line.offset = line.content
  line.column = line.contentColumn
}

/** Moves past at most `columns` columns of white space; what remains of a tab stays to be read. */
export function skipColumns(line: Line, columns: number): void {
  const goal = Math.min(line.column + columns, line.contentColumn)
  if (goal === line.contentColumn) {
    moveToContent(line)
    return
  }
  while (line.column < goal) {
    const width = line.text.charCodeAt(line.offset) === TAB ? 4 - (line.column % 4) : 1
    if (line.column + width > goal) {
      line.column = goal
      return
    }
    line.column += width
    line.offset++
  }
}

/** Columns of white space between the place and the content. */
export function indentOf(line: Line): number {
  return line.contentColumn - line.column
}

/** Whether nothing but white space follows. */
export function isBlank(line: Line): boolean {
  return line.content === line.end
}

/** The offset after the last character of `[start, end)` that is neither space nor tab. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** The offset before the line end, if any, that `[start, next)` ends with. */
export function trimmedLineEnd(text: string, start: number, next: number): number {
  let end = next
  if (end > start && text.charCodeAt(end - 1) === LF) end--
  if (end > start && text.charCodeAt(end - 1) === CR) end--
  return end
}

/** The offset of the start of every line that has a character or a line end; 0 alone for the empty text. */
export function lineStartsOf(text: string): number[] {
  const line = beforeFirstLine(text, 0)
  const starts: number[] = []
  while (advance(line)) starts.push(line.start)
  return starts.length > 0 ? starts : [0]
}
