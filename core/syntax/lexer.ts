import type { Span } from '../span.ts'
import type { Block, Heading, Item, List, Row, Table } from './block.ts'
import { definitionsIn } from './definitions.ts'
import { beforeFirstLine, type Line, trimmedEnd } from './line.ts'
import type { Chunk } from './parsed.ts'
import { taskOf } from './tasks.ts'

/**
 * The state of one pass over a text: the line being read, the containers and the leaf still open, and the chunks
 * already cut. Offsets in open blocks count from the start of the text, in finished ones from the chunk's start:
 * only an open paragraph at the top may still turn into a heading that starts the next chunk.
 */
export interface Lexer {
  readonly line: Line
  readonly chunks: Chunk[]
  /** The document first, the innermost container last. */
  readonly containers: Container[]
  leaf: Leaf | null
  /** How many of the containers the line goes on with. */
  matched: number
  /** Where the open chunk starts. */
  base: number
  /** Line starts of the open chunk, from its start. */
  lines: number[]
  heading: Heading | null
  /** Told of every boundary; true ends the pass there. */
  readonly isEnough: (boundary: number) => boolean
  stopped: boolean
}

export interface Container {
  readonly kind: 'document' | 'quote' | 'item' | 'footnote'
  readonly start: number
  /** Where it ends so far, apart from what is in it. */
  end: number
  /** Columns by which lines must be indented to go on with it (items and footnotes). */
  readonly indent: number
  /** Items only. */
  readonly marker: Span | null
  /** Items only: its first line had nothing after the marker, and no other line came yet. */
  bare: boolean
  blocks: Block[]
  list: OpenList | null
}

/** The list that would take a further item: the last child of its container. */
interface OpenList {
  readonly ordered: boolean
  /** The bullet, or the character after the number. */
  readonly mark: number
  readonly items: Item[]
}

export type Leaf = OpenParagraph | OpenCode | OpenHtml | OpenTable

export interface OpenParagraph {
  readonly kind: 'paragraph'
  /** Start and end of the content of each line, in turn; none where all so far were link reference definitions. */
  readonly lines: number[]
  /** End of the last line, white space included. */
  end: number
}

export interface OpenCode {
  readonly kind: 'fence' | 'indented'
  readonly start: number
  end: number
  /** The fence's character and length; the columns it is indented by. */
  readonly mark: number
  readonly width: number
  readonly indent: number
  readonly info: string
  closed: boolean
  readonly lines: Span[]
  /** Indented code: the number of lines up to the last one that is not blank. */
  filled: number
}

export interface OpenHtml {
  readonly kind: 'html'
  readonly start: number
  end: number
  /** The kind of HTML block, 1 to 7 (CommonMark 0.31, section 4.6). */
  readonly type: number
}

export interface OpenTable {
  readonly kind: 'table'
  readonly head: Row
  readonly delimiter: Span
  readonly rows: Row[]
}

export function startLexer(text: string, from: number, isEnough: (boundary: number) => boolean): Lexer {
  return {
    line: beforeFirstLine(text, from),
    chunks: [],
    containers: [
      {
        kind: 'document',
        start: from,
        end: from,
        indent: 0,
        marker: null,
        bare: false,
        blocks: [],
        list: null,
      },
    ],
    leaf: null,
    matched: 1,
    base: from,
    lines: [],
    heading: null,
    isEnough,
    stopped: false,
  }
}

/** What a line turned out to start: a container, whose content goes on in the line, or a leaf, which takes it whole. */
export type Opened = 'container' | 'leaf' | null

/** Closes what the line does not go on with and opens a container inside the rest. */
export function openContainer(lexer: Lexer, container: Omit<Container, 'blocks' | 'list'>): void {
  closeDownTo(lexer, lexer.matched)
  lexer.containers.push({ ...container, blocks: [], list: null })
  lexer.matched++
}

/** Closes what the line does not go on with and opens a leaf inside the rest. */
export function openLeaf(lexer: Lexer, leaf: Leaf): void {
  closeDownTo(lexer, lexer.matched)
  lexer.leaf = leaf
}

/** The open paragraph, if the line goes on with all that is open and so could add to it. */
export function paragraphAtHand(lexer: Lexer): OpenParagraph | null {
  return lexer.leaf?.kind === 'paragraph' && lexer.matched === lexer.containers.length ? lexer.leaf : null
}

/** The innermost open container. */
export function innermost(lexer: Lexer): Container {
  return lexer.containers[lexer.containers.length - 1]!
}

/** A span of the text as a span of the open chunk. */
export function inChunk(lexer: Lexer, start: number, end: number): Span {
  return { start: start - lexer.base, end: end - lexer.base }
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
  container.blocks.push({ kind: 'list', span, ordered, items } satisfies List)
  container.list = null
}

/** Makes the innermost container's open list one that takes items of this kind. */
export function ensureList(lexer: Lexer, ordered: boolean, mark: number): void {
  const container = innermost(lexer)
  if (container.list !== null && container.list.mark === mark) return
  closeList(container)
  container.list = { ordered, mark, items: [] }
}

/** Closes the leaf and all containers but the outer `keep`. */
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

/** An item, with the check box of a task taken off the paragraph it starts with. */
function finishedItem(lexer: Lexer, span: Span, { start, end }: Span, blocks: readonly Block[]): Item {
  const marker = inChunk(lexer, start, end)
  const task =
    blocks[0]?.kind === 'paragraph' ? taskOf(lexer.line.text, lexer.base, marker.end, blocks[0]) : null
  if (task === null) return { span, marker, checkbox: null, checked: null, blocks }
  return {
    span,
    marker,
    checkbox: task.checkbox,
    checked: task.checked,
    blocks: [task.paragraph, ...blocks.slice(1)],
  }
}

/** Closes the open leaf, if any, into the innermost container. */
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

/** Adds the link reference definitions that open a paragraph; returns the index in `lines` where its text starts. */
export function takeDefinitions(lexer: Lexer, { lines }: OpenParagraph): number {
  const { text } = lexer.line
  if (lines.length === 0 || text.charCodeAt(lines[0]!) !== 0x5b /* [ */) return 0
  const { spans, taken } = definitionsIn(text, lines)
  for (const { start, end } of spans) {
    addBlock(lexer, { kind: 'definition', span: inChunk(lexer, start, end), footnote: false, blocks: [] })
  }
  return taken
}

/** Ends the open chunk at a line start and opens the next one there. */
export function cut(lexer: Lexer, boundary: number): void {
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
  lexer.chunks.push({ text, lines: lexer.lines, heading: lexer.heading, blocks: document.blocks })
  lexer.heading = null
  document.blocks = []
}

/** Closes everything at the end of the text and ends the last chunk. */
export function finish(lexer: Lexer): void {
  closeDownTo(lexer, 1)
  closeList(lexer.containers[0]!)
  finishChunk(lexer, lexer.line.text.slice(lexer.base))
}

/** Adds a heading; at the top it starts a chunk at `boundary`, the start of its first line. */
export function addHeading(lexer: Lexer, boundary: number, heading: () => Heading): void {
  const top = lexer.containers.length === 1
  if (top) cut(lexer, boundary)
  const block = heading()
  addBlock(lexer, block)
  if (top) lexer.heading = block
}

/** Adds a line to the open paragraph, or opens one with it. */
export function addParagraphLine(lexer: Lexer): void {
  const { line, leaf } = lexer
  const end = trimmedEnd(line.text, line.content, line.end)
  if (leaf?.kind === 'paragraph') {
    leaf.lines.push(line.content, end)
    leaf.end = line.end
  } else lexer.leaf = { kind: 'paragraph', lines: [line.content, end], end: line.end }
}
