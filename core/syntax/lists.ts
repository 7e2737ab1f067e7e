import { isDigit, isSpace } from './characters.ts'
import { isDeepest, type Lexer, type Opened, paragraphAtHand } from './lexer.ts'
import { indentOf, isBlank, moveTo, moveToContent, skipColumns } from './line.ts'
import { closeDownTo, ensureList, openContainer } from './tree.ts'

const FOOTNOTE_INDENT = 4
const LONGEST_LABEL = 999

/** A list item (CommonMark 0.31, section 5.2). */
export function openItem(lexer: Lexer): Opened {
  const { line } = lexer
  const { text, content: start, end } = line
  const markerEnd = itemMarkerEnd(text, start, end)
  if (markerEnd < 0 || isDeepest(lexer)) return null
  const ordered = markerEnd > start + 1
  if (paragraphAtHand(lexer) !== null && !mayInterrupt(text, start, markerEnd, end)) return null
  const before = indentOf(line)
  moveTo(line, markerEnd, line.contentColumn + markerEnd - start)
  const bare = isBlank(line)
  const space = indentOf(line)
  const padding = bare || space > 4 ? 1 : space
  skipColumns(line, padding)
  const marker = { start, end: markerEnd }
  const indent = before + markerEnd - start + padding
  closeDownTo(lexer, lexer.matched)
  ensureList(lexer, ordered, text.charCodeAt(markerEnd - 1))
  openContainer(lexer, { kind: 'item', start, end: bare ? line.end : markerEnd, indent, marker, bare })
  return 'container'
}

/**
 * Returns the offset after a bullet, or after a number of at most nine digits with its delimiter; -1 if there is
 * none.
 */
function itemMarkerEnd(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start)
  let at = start
  if (code === 0x2d /* - */ || code === 0x2a /* * */ || code === 0x2b /* + */) at++
  else {
    while (at < end && isDigit(text.charCodeAt(at))) at++
    if (at === start || at - start > 9 || at >= end) return -1
    const delimiter = text.charCodeAt(at)
    if (delimiter !== 0x2e /* . */ && delimiter !== 0x29 /* ) */) return -1
    at++
  }
  return at >= end || isSpace(text.charCodeAt(at)) ? at : -1
}

/** Whether the item may interrupt a paragraph: it must have content and, if numbered, start at 1. */
function mayInterrupt(text: string, start: number, markerEnd: number, end: number): boolean {
  if (markerEnd > start + 1 && (markerEnd > start + 2 || text.charCodeAt(start) !== 0x31) /* 1 */)
    return false
  for (let at = markerEnd; at < end; at++) if (!isSpace(text.charCodeAt(at))) return true
  return false
}

/** A footnote definition, `[^label]:`. */
export function openFootnote(lexer: Lexer): Opened {
  const { line } = lexer
  const { text, content: start, end } = line
  const label = footnoteLabelEnd(text, start, end)
  if (label < 0 || isDeepest(lexer)) return null
  moveTo(line, label, line.contentColumn + label - start)
  moveToContent(line)
  const indent = FOOTNOTE_INDENT
  openContainer(lexer, { kind: 'footnote', start, end: label, indent, marker: null, bare: false })
  return 'container'
}

/** Returns the offset after `[^label]:`, or -1; a label has neither white space nor unescaped brackets. */
function footnoteLabelEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start + 1) !== 0x5e /* ^ */) return -1
  const limit = Math.min(end, start + 2 + LONGEST_LABEL)
  for (let at = start + 2; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5d /* ] */)
      return at > start + 2 && at + 1 < end && text.charCodeAt(at + 1) === 0x3a /* : */ ? at + 2 : -1
    if (code === 0x5b /* [ */ || isSpace(code)) return -1
    if (code === 0x5c /* \ */ && isBracketOrBackslash(text.charCodeAt(at + 1))) at++
  }
  return -1
}

function isBracketOrBackslash(code: number): boolean {
  return code >= 0x5b && code <= 0x5d
}
