import type { Span } from '../span.ts'
import type { Block, Heading, Item, Table } from './block.ts'
import { definitionsIn } from './definitions.ts'
import {
  type Container,
  inChunk,
  innermost,
  type Leaf,
  type Lexer,
  type OpenCode,
  type OpenParagraph,
  type OpenTable,
} from './lexer.ts'
import { trimmedEnd } from './line.ts'
import { taskOf } from './tasks.ts'

/** Closes the containers that the line does not continue, and opens a new one in the innermost left. */
export function openContainer(lexer: Lexer, container: Omit<Container, 'blocks' | 'list'>): void {
  closeDownTo(lexer, lexer.matched)
  lexer.containers.push({ ...container, blocks: [], list: null })
  lexer.matched++
}

/** Closes the containers that the line does not continue, and opens a leaf in the innermost left. */
export function openLeaf(lexer: Lexer, leaf: Leaf): void {
  closeDownTo(lexer, lexer.matched)
  lexer.leaf = leaf
}

/** Adds a finished block to the innermost container. */
export function addBlock(lexer: Lexer, block: Block): void {
  const container = innermost(lexer)
  closeList(container)
  container.blocks.push(block)
}

function closeList(container: Container): void {
  if (container.list === null) return
  const { ordered, items } = container.list
  const span = { start: items[0]!.span.start, end: items[items.length - 1]!.span.end }
  container.blocks.push({ kind: 'list', span, ordered, items })
  container.list = null
}

/** Ensures that the innermost container has an open list for items of this kind. */
export function ensureList(lexer: Lexer, ordered: boolean, mark: number): void {
  const container = innermost(lexer)
  if (container.list !== null && container.list.mark === mark) return
  closeList(container)
  container.list = { ordered, mark, items: [] }
}

/** Closes the leaf and all but the outer `keep` containers. */
export function closeDownTo(lexer: Lexer, keep: number): void {
  closeLeaf(lexer)
  while (lexer.containers.length > keep) closeInnermost(lexer)
}

function closeInnermost(lexer: Lexer): void {
  const container = lexer.containers.pop()!
  closeList(container)
  const { kind, blocks, start, marker } = container
  const last = blocks[blocks.length - 1]
  const end = last === undefined ? container.end : Math.max(container.end, last.span.end + lexer.base)
  const span = inChunk(lexer, start, end)
  if (kind === 'item') innermost(lexer).list!.items.push(finishedItem(lexer, span, marker!, blocks))
  else if (kind === 'quote') addBlock(lexer, { kind: 'quote', span, blocks })
  else addBlock(lexer, { kind: 'definition', span, footnote: true, blocks })
}

/** Returns an item; the check box of a task is split from its first paragraph. */
function finishedItem(lexer: Lexer, span: Span, { start, end }: Span, blocks: readonly Block[]): Item {
  const marker = inChunk(lexer, start, end)
  const task =
    blocks[0]?.kind === 'paragraph' ? taskOf(lexer.line.text, lexer.base, marker.end, blocks[0]) : null
  if (task === null) return { span, marker, checkbox: null, checked: null, blocks }
  const { checkbox, checked, paragraph } = task
  return { span, marker, checkbox, checked, blocks: [paragraph, ...blocks.slice(1)] }
}

/** Closes the open leaf, if any, and adds it to the innermost container. */
export function closeLeaf(lexer: Lexer): void {
  const { leaf } = lexer
  if (leaf === null) return
  lexer.leaf = null
  if (leaf.kind === 'paragraph') closeParagraph(lexer, leaf)
  else if (leaf.kind === 'html') addBlock(lexer, { kind: 'html', span: inChunk(lexer, leaf.start, leaf.end) })
  else if (leaf.kind === 'table') addBlock(lexer, finishedTable(leaf))
  else closeCode(lexer, leaf)
}

function finishedTable({ head, delimiter, rows }: OpenTable): Table {
  const end = rows.length > 0 ? rows[rows.length - 1]!.span.end : delimiter.end
  return { kind: 'table', span: { start: head.span.start, end }, head, delimiter, rows }
}

function closeCode(lexer: Lexer, leaf: OpenCode): void {
  const fenced = leaf.kind === 'fence'
  addBlock(lexer, {
    kind: 'code',
    span: inChunk(lexer, leaf.start, leaf.end),
    fenced,
    closed: leaf.closed,
    info: leaf.info,
    lines: fenced ? leaf.lines : leaf.lines.slice(0, leaf.filled),
  })
}

function closeParagraph(lexer: Lexer, leaf: OpenParagraph): void {
  const from = takeDefinitions(lexer, leaf)
  if (from === leaf.lines.length) return
  const lines: Span[] = []
  for (let i = from; i < leaf.lines.length; i += 2)
    lines.push(inChunk(lexer, leaf.lines[i]!, leaf.lines[i + 1]!))
  addBlock(lexer, { kind: 'paragraph', span: inChunk(lexer, leaf.lines[from]!, leaf.end), lines })
}

/**
 * Adds the link reference definitions at the start of a paragraph; returns the index in `lines` of its first text.
 */
export function takeDefinitions(lexer: Lexer, { lines }: OpenParagraph): number {
  const { text } = lexer.line
  if (lines.length === 0 || text.charCodeAt(lines[0]!) !== 0x5b /* [ */) return 0
  const { spans, taken } = definitionsIn(text, lines)
  for (const { start, end } of spans) {
    addBlock(lexer, { kind: 'definition', span: inChunk(lexer, start, end), footnote: false, blocks: [] })
  }
  return taken
}

/** Ends the open chunk at a line start and starts the next one there. */
function cut(lexer: Lexer, boundary: number): void {
  const { base, line, containers } = lexer
  if (boundary === base) return
  const document = containers[0]!
  closeList(document)
  const length = boundary - base
  let kept = lexer.lines.length
  while (kept > 0 && lexer.lines[kept - 1]! >= length) kept--
  const moved = lexer.lines.splice(kept).map(start => start - length)
  finishChunk(lexer, line.text.slice(base, boundary))
  lexer.base = boundary
  lexer.lines = moved
  lexer.stopped = lexer.isEnough(boundary)
}

function finishChunk(lexer: Lexer, text: string): void {
  const document = lexer.containers[0]!
  if (lexer.lines.length === 0) lexer.lines.push(0)
  lexer.chunks.push({ text, lines: lexer.lines, heading: lexer.heading, blocks: document.blocks, notes: [] })
  lexer.heading = null
  document.blocks = []
}

/** Closes everything at the end of the text, and ends the last chunk. */
export function finish(lexer: Lexer): void {
  closeDownTo(lexer, 1)
  closeList(lexer.containers[0]!)
  finishChunk(lexer, lexer.line.text.slice(lexer.base))
}

/** Adds a heading; a top-level one starts a chunk at `boundary`, the start of its first line. */
export function addHeading(lexer: Lexer, boundary: number, heading: () => Heading): void {
  const top = lexer.containers.length === 1
  if (top) cut(lexer, boundary)
  const block = heading()
  addBlock(lexer, block)
  if (top) lexer.heading = block
}

/** Adds a line to the open paragraph, or opens a new one. */
export function addParagraphLine(lexer: Lexer): void {
  const { line, leaf } = lexer
  const end = trimmedEnd(line.text, line.content, line.end)
  if (leaf?.kind === 'paragraph') {
    leaf.lines.push(line.content, end)
    leaf.end = line.end
  } else lexer.leaf = { kind: 'paragraph', lines: [line.content, end], end: line.end }
}
