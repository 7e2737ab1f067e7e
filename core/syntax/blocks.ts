import { closeSetext, openAtx, openFence, openHtml, openIndented, openRule, takesLine } from './leaves.ts'
import { type Container, isDeepest, type Lexer, type Opened, startLexer } from './lexer.ts'
import { advance, indentOf, isBlank, type Line, moveTo, moveToContent, skipColumns } from './line.ts'
import { openFootnote, openItem } from './lists.ts'
import type { Chunk } from './parsed.ts'
import { addRow, openTable } from './tables.ts'
import { addParagraphLine, closeDownTo, finish, openContainer } from './tree.ts'

const BYTE_ORDER_MARK = 0xfeff

/**
 * Splits `text` from the line start `from` into chunks with their block structure: CommonMark 0.31 with GFM tables,
 * task lists and footnotes. Never throws; takes time in proportion to text length times nesting depth.
 * @param startsFile whether `from` is the start of the file, where a byte order mark is not content
 * @param isEnough called with each chunk boundary; if it returns true, the pass ends before that boundary
 */
export function lexBlocks(
  text: string,
  from: number,
  startsFile: boolean,
  isEnough: (boundary: number) => boolean = () => false,
): Chunk[] {
  const lexer = startLexer(text, from, isEnough)
  const { line } = lexer
  while (!lexer.stopped && advance(line)) {
    if (startsFile && line.start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK) moveTo(line, 1, 0)
    lexLine(lexer)
  }
  if (!lexer.stopped) finish(lexer)
  return lexer.chunks
}

function lexLine(lexer: Lexer): void {
  const { line } = lexer
  lexer.lines.push(line.start - lexer.base)
  matchContainers(lexer)
  const { leaf } = lexer
  if (lexer.matched < lexer.containers.length) {
    if (leaf?.kind !== 'paragraph') closeDownTo(lexer, lexer.matched)
  } else if (leaf !== null && takesLine(lexer, leaf)) return
  if (opensBlocks(lexer)) return
  if (isBlank(line)) closeDownTo(lexer, lexer.matched)
  else if (lexer.leaf?.kind === 'table') addRow(lexer, lexer.leaf)
  else addParagraphLine(lexer)
}

/** Counts the open containers that the line continues, and moves past their marks. */
function matchContainers(lexer: Lexer): void {
  const { containers, line } = lexer
  let depth = 1
  while (depth < containers.length && continues(line, containers[depth]!)) depth++
  lexer.matched = depth
}

function continues(line: Line, container: Container): boolean {
  if (container.kind === 'quote') {
    if (!takesQuoteMark(line)) return false
    container.end = line.end
    return true
  }
  if (isBlank(line)) {
    moveToContent(line)
    return !container.bare
  }
  if (indentOf(line) < container.indent) return false
  skipColumns(line, container.indent)
  container.bare = false
  return true
}

/** Moves past a `>` and one column of white space after it. */
function takesQuoteMark(line: Line): boolean {
  if (indentOf(line) > 3 || line.text.charCodeAt(line.content) !== 0x3e /* > */) return false
  moveTo(line, line.content + 1, line.contentColumn + 1)
  skipColumns(line, 1)
  return true
}

function openQuote(lexer: Lexer): Opened {
  if (isDeepest(lexer)) return null
  const { line } = lexer
  const start = line.content
  takesQuoteMark(line)
  openContainer(lexer, { kind: 'quote', start, end: line.end, indent: 0, marker: null, bare: false })
  return 'container'
}

/** Opens the blocks that the line starts; returns whether they used it up. */
function opensBlocks(lexer: Lexer): boolean {
  const { line } = lexer
  for (;;) {
    if (isBlank(line)) return false
    const opened = indentOf(line) > 3 ? openIndented(lexer) : opens(lexer)
    if (opened !== 'container') return opened === 'leaf'
  }
}

/**
 * Opens the block that starts at the line’s content, if any. The order is CommonMark’s for lines that could start
 * several.
 */
function opens(lexer: Lexer): Opened {
  switch (lexer.line.text.charCodeAt(lexer.line.content)) {
    case 0x23: // #
      return openAtx(lexer)
    case 0x3e: // >
      return openQuote(lexer)
    case 0x60: // `
    case 0x7e: // ~
      return openFence(lexer)
    case 0x3c: // <
      return openHtml(lexer)
    case 0x3d: // =
      return closeSetext(lexer)
    case 0x2d: // -
      return closeSetext(lexer) ?? openRule(lexer) ?? openItem(lexer) ?? openTable(lexer)
    case 0x2a: // *
      return openRule(lexer) ?? openItem(lexer)
    case 0x5f: // _
      return openRule(lexer)
    case 0x5b: // [
      return openFootnote(lexer)
    case 0x3a: // :
    case 0x7c: // |
      return openTable(lexer)
    default:
      return openItem(lexer)
  }
}
