import type { Span } from '../span.ts'
import { emphasisMarks } from './emphasis.ts'
import type { Piece } from './inlinePieces.ts'
import { scanInline } from './inlineScan.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rarr: '→',
  larr: '←',
  times: '×',
}
/** A text without any of these contains no Markdown. */
const MARKED = /[\\`<[*_~&\r\n\t]| {2}/
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,6}));/g
const HARD_BREAK = /\\(?=\r|\n)/g

/**
 * Returns inline Markdown as a reader sees it: without marks of emphasis, links, code and HTML, with escapes and
 * common entities resolved, on one line, with single spaces.
 */
export function plain(text: string): string {
  if (!MARKED.test(text)) return text.trim()
  const pieces = scanInline(text)
  const literal = pieces.filter(piece => piece.kind === 'code' || piece.kind === 'escape')
  const opaque = opaqueSpans(pieces)
  const hidden = [...pieces.flatMap(marksOf), ...emphasisMarks(text, offset => !isWithin(opaque, offset))]
  hidden.sort((a, b) => a.start - b.start || b.end - a.end)
  let shown = ''
  let done = 0
  let next = 0
  for (const { start, end } of [...hidden, { start: text.length, end: text.length }]) {
    if (start > done) {
      while (next < literal.length && literal[next]!.end <= done) next++
      const written = text.slice(done, start)
      const isLiteral = next < literal.length && literal[next]!.start <= done
      shown += isLiteral ? written : decoded(written.replace(HARD_BREAK, ''))
    }
    done = Math.max(done, end)
  }
  return shown.replace(/\s+/g, ' ').trim()
}

/** Returns the spans of a piece that are marks, not text. */
function marksOf({ kind, start, end, textStart, textEnd }: Piece): Span[] {
  if (kind === 'html') return [{ start, end }]
  return [
    { start, end: textStart },
    { start: textEnd, end },
  ]
}

/** Returns the spans in which no emphasis mark can be, in order and without overlap. */
function opaqueSpans(pieces: readonly Piece[]): Span[] {
  const spans: Span[] = pieces.map(({ kind, start, end, textEnd }) =>
    kind === 'link' || kind === 'image' || kind === 'reference' ? { start: textEnd, end } : { start, end },
  )
  return spans.sort((a, b) => a.start - b.start)
}

function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low < spans.length && spans[low]!.start <= offset
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
