import { openAtx, openFence, openHtml, openIndented, openRule, closeSetext, takesLine } from './leaves.ts'
import {
  addParagraphLine,
  closeDownTo,
  type Container,
  finish,
  type Lexer,
  openContainer,
  startLexer,
} from './lexer.ts'
import { advance, indentOf, isBlank, type Line, moveTo, moveToContent, skipColumns } from './line.ts'
import { openFootnote, openItem } from './lists.ts'
import type { Chunk } from './parsed.ts'
import { addRow, openTable } from './tables.ts'

const BYTE_ORDER_MARK = 0xfeff

/** Chunks of a text with the offset at which each starts. */
export interface Lexed {
  readonly chunks: Chunk[]
  readonly starts: number[]
}

/**
 * The block structure of `text` from the line start `from` on, cut into chunks: CommonMark 0.31 with the tables,
 * task lists and footnotes of GFM. Never throws; the work is proportional to the text and the depth of its nesting.
 * @param isEnough told of each chunk boundary in turn; when it says true, the pass ends before that boundary
 */
export function lexBlocks(text: string, from: number, isEnough: (boundary: number) => boolean): Lexed {
  const lexer = startLexer(text, from, isEnough)
  while (!lexer.stopped && advance(lexer.line)) lexLine(lexer)
  if (!lexer.stopped) finish(lexer)
  return lexer
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

/** Counts the open containers that the line goes on with, and moves past their marks. */
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

function takesQuoteMark(line: Line): boolean {
  if (indentOf(line) > 3 || line.text.charCodeAt(line.content) !== 0x3e /* > */) return false
  moveTo(line, line.content + 1, line.contentColumn + 1)
  skipColumns(line, 1)
  return true
}

/** Opens what blocks the line starts; true when that used the line up. */
function opensBlocks(lexer: Lexer): boolean {
  const { line } = lexer
  for (;;) {
    if (isBlank(line)) return false
    if (indentOf(line) > 3) return openIndented(lexer)
    const depth = lexer.containers.length
    if (opensLeaf(lexer)) return true
    if (!opensContainer(lexer)) return false
  }
}
