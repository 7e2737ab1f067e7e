import { matched, type Span, shift } from '../span.ts'
import { isPunctuation } from './characters.ts'
import type { Piece } from './inlinePieces.ts'
import { scanInline } from './inlineScan.ts'
import { quotedSpeech } from './quotedSpeech.ts'

/** What `maskInline` blanks out. */
export interface Masking {
  /** `'code'`: code spans and nothing else. */
  readonly only?: 'code'
  /** Also quoted speech with its quotation marks, and strikethrough, as neither are the author’s own words. */
  readonly speech?: boolean
}

/**
 * Returns the text with code spans, link targets, bare URLs, HTML tags and comments replaced by as many spaces, so
 * that offsets stay the same; line ends are kept. `text` is a paragraph, heading, cell or the like, not fenced
 * code.
 */
export function maskInline(text: string, masking: Masking = {}): string {
  const spans: Span[] = []
  for (const piece of scanInline(text)) {
    if (piece.kind === 'code') spans.push(piece)
    else if (masking.only === undefined) hide(piece, spans)
  }
  const masked = blank(text, spans)
  return masking.speech === true ? blank(masked, [...quotedSpeech(masked), ...struckOut(masked)]) : masked
}

/** Returns strikethrough with its tildes (GitHub Flavored Markdown 6.5). */
function struckOut(text: string): Span[] {
  return text.includes('~~') ? Array.from(text.matchAll(/~~(?=[^\s~])[^~]{1,500}~~/g), matched) : []
}

function hide(piece: Piece, spans: Span[]): void {
  switch (piece.kind) {
    case 'html':
    case 'autolink':
    case 'url':
      spans.push(piece)
      return
    case 'link':
    case 'image':
      spans.push({ start: piece.start, end: piece.textStart }, { start: piece.textEnd, end: piece.end })
  }
}

/** Returns the text with the spans blanked out; they may nest and come in any order. */
function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  let masked = ''
  let done = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue
    const from = Math.max(start, done)
    masked += text.slice(done, from) + spaces(text.slice(from, end))
    done = end
  }
  return masked + text.slice(done)
}

function spaces(hidden: string): string {
  return /[\r\n]/.test(hidden) ? hidden.replace(/[^\r\n]/g, ' ') : ' '.repeat(hidden.length)
}

/** A link in the source. Spans count from the base given to `links`, usually the start of the file. */
export interface Link {
  readonly kind: 'link' | 'image' | 'reference' | 'autolink' | 'url' | 'definition'
  readonly span: Span
  /** The words of the link; the description of an image; a bare URL itself; the label of a definition. */
  readonly text: Span
  /** The target without angle brackets and title; the label of a reference, empty for `[text][]`. */
  readonly target: Span
  /** The target with backslash escapes resolved; bare URLs as written, without an added scheme. */
  readonly href: string
}

const DEFINITION =
  /^ {0,3}\[((?:[^\\[\]]|\\.){1,999})\]:[ \t]*(?:\r\n?|\n)?[ \t]*(?:<([^<>\r\n]*)>|([^ \t\r\n<][^ \t\r\n]*))/

/**
 * Returns the links in a text: inline links, images, full and collapsed references, autolinks and bare URLs; or
 * the definition, if the text is one. Shortcut references (`[text]`) are left out: without the file’s definitions
 * they look like text. `base` is added to every offset.
 */
export function links(text: string, base: number): Link[] {
  const definition = definitionLink(text, base)
  if (definition !== null) return [definition]
  const found: Link[] = []
  for (const piece of scanInline(text)) {
    if (piece.kind === 'code' || piece.kind === 'html' || piece.kind === 'escape') continue
    const target = { start: piece.targetStart, end: piece.targetEnd }
    found.push({
      kind: piece.kind,
      span: shift(piece, base),
      text: { start: piece.textStart + base, end: piece.textEnd + base },
      target: shift(target, base),
      href: hrefOf(piece, text),
    })
  }
  return found
}

/** In bare URLs and autolinks, backslashes do not escape. */
export function hrefOf({ kind, targetStart, targetEnd }: Piece, text: string): string {
  const written = text.slice(targetStart, targetEnd)
  return kind === 'autolink' || kind === 'url' ? written : unescaped(written)
}

function definitionLink(text: string, base: number): Link | null {
  if (!text.trimStart().startsWith('[')) return null
  const found = DEFINITION.exec(text)
  if (found === null || found[1]!.startsWith('^')) return null
  const written = found[2] ?? found[3]!
  const end = found[0].length - (found[2] === undefined ? 0 : 1)
  const label = text.indexOf('[') + 1
  return {
    kind: 'definition',
    span: { start: base + label - 1, end: base + text.trimEnd().length },
    text: { start: base + label, end: base + label + found[1]!.length },
    target: { start: base + end - written.length, end: base + end },
    href: unescaped(written),
  }
}

/** Returns the text with backslash escapes and `&amp;` resolved (CommonMark 0.31, 2.4). */
function unescaped(text: string): string {
  const plain = text.includes('&') ? text.replaceAll('&amp;', '&') : text
  if (!plain.includes('\\')) return plain
  return plain.replace(/\\(.)/g, (whole, next: string) => (isPunctuation(next.charCodeAt(0)) ? next : whole))
}
