import type { Fact, Span } from '../span.ts'
import type { Block, Heading } from './block.ts'

/**
 * A piece of the file that starts at a top-level heading (or at the start of the file, or after the front
 * matter) and ends before the next one. Nothing in it knows where in the file it stands: an edit elsewhere
 * leaves the object itself untouched, so it is what facts and findings are kept with.
 */
export interface Chunk {
  readonly text: string
  /** Offsets of line starts within the chunk; the first is always 0. A line end at its end starts no line in it. */
  readonly lines: readonly number[]
  /** The heading that opens it; null before the first heading and for front matter. */
  readonly heading: Heading | null
  /** Top-level blocks in order, the heading included; none for front matter. */
  readonly blocks: readonly Block[]
  /** What keepers of several versions remember of it, each in its own `notebook`; nothing of the text. */
  readonly notes: Note[]
}

/** What somebody remembers of a chunk, whose it is, and of which of their editions. */
export interface Note {
  readonly book: object
  edition: number
  note: unknown
}

/** Front matter: a flat map as far as it can be read; `null` in `Parsed` when the file has none. */
export interface Header {
  /** `yaml`, `toml`, or the language that was written and refused, in small letters. */
  readonly language: string
  /** The whole block, delimiters included. Offsets into the file. */
  readonly span: Span
  /** The lines between the delimiters, the last line end included. */
  readonly content: Span
  /** Whether the closing delimiter is there; without it the block ends where it no longer looks like one. */
  readonly closed: boolean
  /** In the order of the file; a key that stands twice is there twice. */
  readonly entries: readonly HeaderEntry[]
  readonly problems: readonly Problem[]
  /** Keys that stand twice in one map below a key; those of the front matter itself are among the entries. */
  readonly repeated: readonly Problem[]
}

export interface HeaderEntry {
  readonly key: Fact<string>
  readonly value: HeaderValue
  /** Key to the end of the value, without the line end. */
  readonly span: Span
}

/**
 * Scalars stay the strings that were written, without quotes and comments; `null` is an absent value, or one written
 * `null` or `~`. Spans take quotes and brackets in; that of an absent value is empty and stands behind the colon.
 */
export type HeaderValue =
  | { readonly kind: 'scalar'; readonly value: string; readonly span: Span; readonly quoted: boolean }
  | {
      readonly kind: 'list'
      readonly items: readonly Fact<string>[]
      readonly span: Span
      readonly flow: boolean
    }
  | { readonly kind: 'map'; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }

/** Something that cannot be read, and what was expected there. */
export interface Problem {
  readonly message: string
  readonly span: Span
}

/** One version of a file. Total: broken input yields problems, never a throw. */
export interface Parsed {
  readonly chunks: readonly Chunk[]
  /** Offset in the file of each chunk's start. */
  readonly starts: readonly number[]
  /** Number (from 0) of each chunk's first line. */
  readonly firstLines: readonly number[]
  /** Length of the file in UTF-16 units. */
  readonly length: number
  readonly header: Header | null
  /** The first line end of the file; LF where it has none. */
  readonly lineEnd: '\n' | '\r\n' | '\r'
}
