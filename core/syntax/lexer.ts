import type { Span } from '../span.ts'
import type { Block, Heading, Item, Row } from './block.ts'
import { beforeFirstLine, type Line } from './line.ts'
import type { Chunk } from './parsed.ts'

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
export interface OpenList {
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

/** Deeper than anyone nests quotes and lists; below it their marks are text, so that no reader runs out of stack. */
const DEEPEST = 100

/** Whether no further container may open. */
export function isDeepest(lexer: Lexer): boolean {
  return lexer.containers.length > DEEPEST
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

/** The innermost open container. */
export function innermost(lexer: Lexer): Container {
  return lexer.containers[lexer.containers.length - 1]!
}

/** The open paragraph, if the line goes on with all that is open and so could add to it. */
export function paragraphAtHand(lexer: Lexer): OpenParagraph | null {
  return lexer.leaf?.kind === 'paragraph' && lexer.matched === lexer.containers.length ? lexer.leaf : null
}

/** A span of the text as a span of the open chunk. */
export function inChunk(lexer: Lexer, start: number, end: number): Span {
  return { start: start - lexer.base, end: end - lexer.base }
}
