import type { Span } from '../span.ts'
import type { Block, Heading, Item, Row } from './block.ts'
import { beforeFirstLine, type Line } from './line.ts'
import type { Chunk } from './parsed.ts'

/**
 * The state of one pass over a text: the current line, the open containers and leaf, and the finished chunks.
 * Offsets in open blocks count from the start of the text, in finished ones from the start of the chunk: an open
 * top-level paragraph may still become a heading that starts the next chunk.
 */
export interface Lexer {
  readonly line: Line
  readonly chunks: Chunk[]
  /** The document first, the innermost container last. */
  readonly containers: Container[]
  leaf: Leaf | null
  /** The number of containers that the line continues. */
  matched: number
  /** Offset of the open chunk. */
  base: number
  /** Line starts of the open chunk, relative to its start. */
  lines: number[]
  heading: Heading | null
  /** Called with every boundary; if it returns true, the pass ends there. */
  readonly isEnough: (boundary: number) => boolean
  stopped: boolean
}

export interface Container {
  readonly kind: 'document' | 'quote' | 'item' | 'footnote'
  readonly start: number
  /** The end so far, not counting what is in it. */
  end: number
  /** The columns by which lines must be indented to continue it (items and footnotes). */
  readonly indent: number
  /** Items only. */
  readonly marker: Span | null
  /** Items only: nothing follows the marker on its line, and no further line was read. */
  bare: boolean
  blocks: Block[]
  list: OpenList | null
}

/** The list that the next item would belong to: the last child of its container. */
export interface OpenList {
  readonly ordered: boolean
  /** The bullet, or the character after the number. */
  readonly mark: number
  readonly items: Item[]
}

export type Leaf = OpenParagraph | OpenCode | OpenHtml | OpenTable

export interface OpenParagraph {
  readonly kind: 'paragraph'
  /**
   * Start and end of each line’s content, in a flat list; empty if there were only link reference definitions so
   * far.
   */
  readonly lines: number[]
  /** The end of the last line, including white space. */
  end: number
}

export interface OpenCode {
  readonly kind: 'fence' | 'indented'
  readonly start: number
  end: number
  /** The fence’s character and length, and the columns of its indentation. */
  readonly mark: number
  readonly width: number
  readonly indent: number
  readonly info: string
  closed: boolean
  readonly lines: Span[]
  /** Indented code: the number of lines up to the last non-blank one. */
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

/**
 * The deepest nesting of quotes and lists. Deeper marks are text, so that no reader of the blocks overflows the
 * stack.
 */
const DEEPEST = 100

/** Whether no further container can be opened. */
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

/**
 * What a line started: a container, and the rest of the line is its content, or a leaf, which takes the whole
 * line.
 */
export type Opened = 'container' | 'leaf' | null

/** The innermost open container. */
export function innermost(lexer: Lexer): Container {
  return lexer.containers[lexer.containers.length - 1]!
}

/** Returns the open paragraph if the line continues everything that is open, and so may continue the paragraph. */
export function paragraphAtHand(lexer: Lexer): OpenParagraph | null {
  return lexer.leaf?.kind === 'paragraph' && lexer.matched === lexer.containers.length ? lexer.leaf : null
}

/** Returns a span of the text as one relative to the open chunk. */
export function inChunk(lexer: Lexer, start: number, end: number): Span {
  return { start: start - lexer.base, end: end - lexer.base }
}
