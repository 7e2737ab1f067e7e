import { isSpace } from './characters.ts'
import { endsHtml, htmlType } from './html.ts'
import { inChunk, type Leaf, type Lexer, type OpenCode, type Opened, paragraphAtHand } from './lexer.ts'
import { indentOf, isBlank, type Line, skipColumns, trimmedEnd } from './line.ts'
import { addBlock, addHeading, closeDownTo, closeLeaf, openLeaf, takeDefinitions } from './tree.ts'

const HASH = 0x23
const BACKTICK = 0x60

/** Whether the open leaf takes the line whatever it contains; closes the leaf if the line cannot belong to it. */
export function takesLine(lexer: Lexer, leaf: Leaf): boolean {
  switch (leaf.kind) {
    case 'paragraph':
    case 'table':
      return false
    case 'html':
      return takesHtmlLine(lexer, leaf.type)
    case 'fence':
      return takesFencedLine(lexer, leaf)
    case 'indented':
      return takesIndentedLine(lexer, leaf)
  }
}

/** An ATX heading (CommonMark 0.31, section 4.2). */
export function openAtx(lexer: Lexer): Opened {
  const { line } = lexer
  const { text, content, end } = line
  const marks = runEnd(text, content, end)
  const level = marks - content
  if (level > 6 || !endsOrSpace(text, marks, end)) return null
  closeDownTo(lexer, lexer.matched)
  addHeading(lexer, line.start, () => ({
    kind: 'heading',
    span: inChunk(lexer, content, end),
    level: level as 1 | 2 | 3 | 4 | 5 | 6,
    title: titleOf(lexer, marks),
    setext: false,
  }))
  return 'leaf'
}

/** Returns the title after the opening marks, without white space and closing marks. */
function titleOf(lexer: Lexer, marks: number) {
  const { text, end } = lexer.line
  let start = marks
  while (start < end && endsOrSpace(text, start, end)) start++
  let stop = trimmedEnd(text, start, end)
  let closing = stop
  while (closing > start && text.charCodeAt(closing - 1) === HASH) closing--
  if (closing === start) stop = start
  else if (closing < stop && endsOrSpace(text, closing - 1, end)) stop = trimmedEnd(text, start, closing)
  return inChunk(lexer, start, stop)
}

/** Returns the end of the run of the character at `at`. */
function runEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  let after = at + 1
  while (after < end && text.charCodeAt(after) === code) after++
  return after
}

function endsOrSpace(text: string, at: number, end: number): boolean {
  return at >= end || isSpace(text.charCodeAt(at))
}

/** The underline of a setext heading, which turns the open paragraph into one (CommonMark 0.31, section 4.3). */
export function closeSetext(lexer: Lexer): Opened {
  const { line } = lexer
  const paragraph = paragraphAtHand(lexer)
  if (paragraph === null) return null
  const { text, content, end } = line
  if (trimmedEnd(text, content, end) !== runEnd(text, content, end)) return null
  const from = takeDefinitions(lexer, paragraph)
  if (from > 0) paragraph.lines.splice(0, from)
  const { lines } = paragraph
  if (lines.length === 0) return null
  lexer.leaf = null
  addHeading(lexer, lineStart(lexer, lines[0]!), () => ({
    kind: 'heading',
    span: inChunk(lexer, lines[0]!, end),
    level: text.charCodeAt(content) === 0x3d /* = */ ? 1 : 2,
    title: inChunk(lexer, lines[0]!, lines[lines.length - 1]!),
    setext: true,
  }))
  return 'leaf'
}

/** Returns the start of the line in the open chunk that contains an offset. */
function lineStart({ lines, base }: Lexer, offset: number): number {
  let at = lines.length - 1
  while (lines[at]! > offset - base) at--
  return lines[at]! + base
}

/** A thematic break (CommonMark 0.31, section 4.1). */
export function openRule(lexer: Lexer): Opened {
  const { text, content, end } = lexer.line
  const mark = text.charCodeAt(content)
  let marks = 0
  for (let at = content; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === mark) marks++
    else if (!isSpace(code)) return null
  }
  if (marks < 3) return null
  closeDownTo(lexer, lexer.matched)
  addBlock(lexer, { kind: 'rule', span: inChunk(lexer, content, end) })
  return 'leaf'
}

/** The opening line of fenced code (CommonMark 0.31, section 4.5). */
export function openFence(lexer: Lexer): Opened {
  const { line } = lexer
  const { text, content, end } = line
  const mark = text.charCodeAt(content)
  const marks = runEnd(text, content, end)
  if (marks - content < 3) return null
  if (mark === BACKTICK && includesBefore(text, '`', marks, end)) return null
  openLeaf(lexer, {
    kind: 'fence',
    start: content,
    end,
    mark,
    width: marks - content,
    indent: indentOf(line),
    info: text.slice(marks, end).trim(),
    closed: false,
    lines: [],
    filled: 0,
  })
  return 'leaf'
}

function includesBefore(text: string, part: string, from: number, end: number): boolean {
  const found = text.indexOf(part, from)
  return found >= 0 && found < end
}

function takesFencedLine(lexer: Lexer, leaf: OpenCode): boolean {
  const { line } = lexer
  leaf.end = line.end
  if (closesFence(line, leaf)) {
    leaf.closed = true
    closeLeaf(lexer)
  } else {
    skipColumns(line, leaf.indent)
    leaf.lines.push(inChunk(lexer, line.offset, line.end))
  }
  return true
}

function closesFence(line: Line, { mark, width }: OpenCode): boolean {
  const { text, content, end } = line
  if (content >= end || text.charCodeAt(content) !== mark || indentOf(line) > 3) return false
  const marks = runEnd(text, content, end)
  return marks - content >= width && trimmedEnd(text, marks, end) === marks
}

/** Indented code (CommonMark 0.31, section 4.4); it cannot interrupt a paragraph, not even a lazy one. */
export function openIndented(lexer: Lexer): Opened {
  if (lexer.leaf?.kind === 'paragraph') return null
  const { line } = lexer
  const leaf: OpenCode = {
    kind: 'indented',
    start: line.offset,
    end: line.end,
    mark: 0,
    width: 0,
    indent: 4,
    info: '',
    closed: true,
    lines: [],
    filled: 0,
  }
  openLeaf(lexer, leaf)
  return takesIndentedLine(lexer, leaf) ? 'leaf' : null
}

function takesIndentedLine(lexer: Lexer, leaf: OpenCode): boolean {
  const { line } = lexer
  const blank = isBlank(line)
  if (!blank && indentOf(line) < leaf.indent) {
    closeLeaf(lexer)
    return false
  }
  skipColumns(line, leaf.indent)
  leaf.lines.push(inChunk(lexer, line.offset, line.end))
  if (!blank) {
    leaf.filled = leaf.lines.length
    leaf.end = line.end
  }
  return true
}

/** An HTML block (CommonMark 0.31, section 4.6). */
export function openHtml(lexer: Lexer): Opened {
  const { line } = lexer
  const { text, offset, content, end } = line
  const type = htmlType(text, content, end)
  if (type === 0 || (type === 7 && lexer.leaf?.kind === 'paragraph')) return null
  openLeaf(lexer, { kind: 'html', start: offset, end, type })
  if (endsHtml(type, text, content, end)) closeLeaf(lexer)
  return 'leaf'
}

function takesHtmlLine(lexer: Lexer, type: number): boolean {
  const { line, leaf } = lexer
  if (leaf?.kind !== 'html') return false
  if (type >= 6 && isBlank(line)) {
    closeLeaf(lexer)
    return false
  }
  leaf.end = line.end
  if (endsHtml(type, line.text, line.offset, line.end)) closeLeaf(lexer)
  return true
}
