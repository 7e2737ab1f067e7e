import type { Message } from '../message.ts'
import type { Fact, Span } from '../span.ts'
import type { Block, Heading } from './block.ts'

/**
 * A part of the file from a top-level heading (or the start of the file, or the end of the front matter) to the
 * next one. It does not know its place in the file, so edits elsewhere keep the object, and facts and findings can
 * be cached by it.
 */
export interface Chunk {
  readonly text: string
  /** Offsets of line starts within the chunk; the first is always 0. A line end at the end starts no line. */
  readonly lines: readonly number[]
  /** The heading that starts it; null before the first heading and for front matter. */
  readonly heading: Heading | null
  /** Top-level blocks in order, including the heading; empty for front matter. */
  readonly blocks: readonly Block[]
  /** Notes of those who hold several versions, each in a `notebook` of its own; not part of the text. */
  readonly notes: Note[]
}

/** A value noted on a chunk, with its notebook and that notebook’s edition. */
export interface Note {
  readonly book: object
  edition: number
  note: unknown
}

/** Front matter as a flat map, as far as it can be read; `null` in `Parsed` if the file has none. */
export interface Header {
  /** `yaml`, `toml`, or the name of another language, which is not read, in lower case. */
  readonly language: string
  /** The whole block, including delimiters. Offsets into the file. */
  readonly span: Span
  /** The lines between the delimiters, including the last line end. */
  readonly content: Span
  /** Whether there is a closing delimiter; without one, the block ends where it no longer looks like front matter. */
  readonly closed: boolean
  /** In the order of the file; a repeated key occurs repeatedly. */
  readonly entries: readonly HeaderEntry[]
  readonly problems: readonly Problem[]
  /** Repeated keys in maps below the top level; repeated top-level keys are among the entries. */
  readonly repeated: readonly Problem[]
}

export interface HeaderEntry {
  readonly key: Fact<string>
  readonly value: HeaderValue
  /** From the key to the end of the value, without the line end. */
  readonly span: Span
}

/**
 * Scalars are strings as written, without quotes and comments; `null` is a missing value, or `null` or `~`. Spans
 * include quotes and brackets; the span of a missing value is empty, after the colon.
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

/** Something that cannot be read; the message says what was expected. */
export interface Problem {
  readonly message: Message
  readonly span: Span
}

/** One version of a file. Broken input yields problems, never an exception. */
export interface Parsed {
  readonly chunks: readonly Chunk[]
  /** Offset of each chunk in the file. */
  readonly starts: readonly number[]
  /** Number (from 0) of each chunk's first line. */
  readonly firstLines: readonly number[]
  /** Length of the file in UTF-16 units. */
  readonly length: number
  readonly header: Header | null
  /** The first line end of the file; LF if there is none. */
  readonly lineEnd: '\n' | '\r\n' | '\r'
}
