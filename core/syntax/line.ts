import { isSpace, SPACE, TAB } from './characters.ts'

const LF = 10
const CR = 13

/**
 * One line of a text, and a position in it. Offsets are UTF-16 units into `text`; columns count from 0 at the
 * start of the line, and a tab reaches to the next multiple of four (CommonMark 0.31, section 2.2).
 */
export interface Line {
  readonly text: string
  /** First character of the line. */
  start: number
  /** Before the line end. */
  end: number
  /** After the line end: the start of the next line. */
  next: number
  /**
   * The current position. Inside a tab, the offset is that of the tab, and only the column shows how much of it
   * was read.
   */
  offset: number
  column: number
  /** The first character at or after `offset` that is neither space nor tab, or `end`. */
  content: number
  contentColumn: number
  /** The next LF and CR at or after the start of the line; the text’s length if there is none. */
  lf: number
  cr: number
}

/** Returns a line before the first one of `text`, from `from`; `advance` moves to the first. */
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

/** Moves to the next line and its first content. Returns false after the last line. */
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

/** Moves to a position and finds the content after it. */
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

/** Moves past all white space. */
export function moveToContent(line: Line): void {
  line.offset = line.content
  line.column = line.contentColumn
}

/** Moves past at most `columns` columns of white space; the rest of a tab remains. */
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

/** Returns the columns of white space between position and content. */
export function indentOf(line: Line): number {
  return line.contentColumn - line.column
}

/** Whether only white space follows. */
export function isBlank(line: Line): boolean {
  return line.content === line.end
}

/** Returns the offset after the last character of `[start, end)` that is neither space nor tab. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** Returns the end of `[start, next)` without its line end, if any. */
export function trimmedLineEnd(text: string, start: number, next: number): number {
  let end = next
  if (end > start && text.charCodeAt(end - 1) === LF) end--
  if (end > start && text.charCodeAt(end - 1) === CR) end--
  return end
}

/** Returns the offset of each line start; a line end at the end starts no line. `[0]` for an empty text. */
export function lineStartsOf(text: string): number[] {
  const line = beforeFirstLine(text, 0)
  const starts: number[] = []
  while (advance(line)) starts.push(line.start)
  return starts.length > 0 ? starts : [0]
}
