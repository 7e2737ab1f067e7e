import type { Span } from '../span.ts'

/**
 * Block structure of one chunk of Markdown (CommonMark + GFM tables, task lists, footnotes). All spans count
 * UTF-16 units from the start of the chunk, so that an untouched chunk stays the same object wherever it moves in
 * the file. A block starts at its first character after the indentation and ends with its last line, including
 * white space at the end.
 */
export type Block = Heading | Paragraph | Code | Html | Rule | Definition | List | Quote | Table

export interface Heading {
  readonly kind: 'heading'
  readonly span: Span
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  /** The title without marks: no `#`, no closing sequence, no surrounding space. */
  readonly title: Span
  readonly setext: boolean
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly span: Span
  /** One span a line, without container marks, indentation and trailing space. */
  readonly lines: readonly Span[]
}

export interface Code {
  readonly kind: 'code'
  readonly span: Span
  readonly fenced: boolean
  /** Without its closing line, a fence runs to the end of its container. */
  readonly closed: boolean
  readonly info: string
  /** The lines between the fences, or the indented lines, without container marks and line ends. */
  readonly lines: readonly Span[]
}

export interface Html {
  readonly kind: 'html'
  /** Includes the indentation of its first line. */
  readonly span: Span
}

export interface Rule {
  readonly kind: 'rule'
  readonly span: Span
}

/** A link reference definition or a GFM footnote definition. */
export interface Definition {
  readonly kind: 'definition'
  readonly span: Span
  readonly footnote: boolean
  /** The content of a footnote; empty for a link reference. */
  readonly blocks: readonly Block[]
}

export interface Quote {
  readonly kind: 'quote'
  readonly span: Span
  readonly blocks: readonly Block[]
}

export interface List {
  readonly kind: 'list'
  readonly span: Span
  readonly ordered: boolean
  readonly items: readonly Item[]
}

export interface Item {
  /** From the marker to the end of the content. */
  readonly span: Span
  /** `-`, `*`, `+`, `1.`, `1)`. */
  readonly marker: Span
  /** The `[ ]` or `[x]` of a task list item. */
  readonly checkbox: Span | null
  readonly checked: boolean | null
  /** The first paragraph of a task starts after its check box. */
  readonly blocks: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly span: Span
  readonly head: Row
  /** The line of dashes. */
  readonly delimiter: Span
  readonly rows: readonly Row[]
}

export interface Row {
  /** Without surrounding space. */
  readonly span: Span
  /** The text of each cell without surrounding space; the span of an empty cell is empty. */
  readonly cells: readonly Span[]
}

/** Returns the paragraph of these lines. */
export function paragraphOf(lines: readonly Span[]): Paragraph {
  return { kind: 'paragraph', span: { start: lines[0]!.start, end: lines[lines.length - 1]!.end }, lines }
}

/** Returns a table of labels and values, at least one of each, which has no header. */
export function pairTable(span: Span, rows: readonly Row[]): Table {
  const { start } = rows[0]!.span
  const at = { start, end: start }
  return { kind: 'table', span, head: { span: at, cells: [at, at] }, delimiter: at, rows }
}
