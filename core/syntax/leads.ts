import { type Span, shift } from '../span.ts'
import type { Block } from './block.ts'
import { hrefOf, links } from './inline.ts'
import type { Piece } from './inlinePieces.ts'
import { scanInline } from './inlineScan.ts'
import type { Parsed } from './parsed.ts'

/** Something in a document that is not prose: code, HTML, a link, an image or a definition. */
export interface Lead {
  readonly kind: 'code' | 'html' | 'definition' | 'image' | 'link'
  readonly span: Span
  /** The words of a link or the description of an image; null if there are none. */
  readonly words: Span | null
  /** The target without escapes, URLs with their scheme. Empty for code and HTML. */
  readonly href: string
}

/** Text with inline marks. Quote marks before its lines are blanked out; `base` is its offset in the file. */
interface Passage {
  readonly text: string
  readonly base: number
}

/**
 * Returns the code, HTML, links, images and definitions of a document, in order, outer ones before those within.
 * References count if the document defines them, including shortcuts (`[text]`).
 */
export function leadsIn(parsed: Parsed): Lead[] {
  const leads: Lead[] = []
  const passages: Passage[] = []
  const targets = new Map<string, string>()
  for (const [i, { text, blocks }] of parsed.chunks.entries()) {
    const base = parsed.starts[i]!
    for (const block of leavesOf(text, blocks, false)) {
      if (block.kind === 'code' || block.kind === 'html')
        leads.push({ kind: block.kind, span: shift(block.span, base), words: null, href: '' })
      else if (block.kind === 'footnote') targets.set(keyOf(block.label), '')
      else if (block.kind === 'definition') {
        const [definition] = links(passageOf(text, block.span, block.isQuoted), base + block.span.start)
        if (definition === undefined) continue
        const { span, href } = definition
        const label = keyOf(passageOf(text, shift(definition.text, -base), block.isQuoted))
        if (!targets.has(label)) targets.set(label, href)
        leads.push({ kind: 'definition', span, words: null, href })
      } else
        for (const span of block.spans)
          passages.push({ text: passageOf(text, span, block.isQuoted), base: base + span.start })
    }
  }
  for (const one of passages.flatMap(passage => inlineLeads(passage, targets))) leads.push(one)
  return leads.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

type Leaf =
  | { readonly kind: 'code'; readonly span: Span }
  | { readonly kind: 'html'; readonly span: Span }
  | { readonly kind: 'footnote'; readonly label: string }
  | { readonly kind: 'definition'; readonly span: Span; readonly isQuoted: boolean }
  | { readonly kind: 'phrasing'; readonly spans: readonly Span[]; readonly isQuoted: boolean }

/** Yields the blocks without nested blocks, at any depth, and the labels of footnotes (with their `^`). */
function* leavesOf(text: string, blocks: readonly Block[], isQuoted: boolean): Generator<Leaf> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'code':
      case 'html':
        yield { kind: block.kind, span: block.span }
        break
      case 'paragraph':
        yield { kind: 'phrasing', spans: [block.span], isQuoted }
        break
      case 'heading':
        yield { kind: 'phrasing', spans: [block.title], isQuoted }
        break
      case 'table':
        yield { kind: 'phrasing', spans: [block.head, ...block.rows].flatMap(row => row.cells), isQuoted }
        break
      case 'list':
        for (const item of block.items) yield* leavesOf(text, item.blocks, isQuoted)
        break
      case 'quote':
        yield* leavesOf(text, block.blocks, true)
        break
      case 'definition':
        if (!block.footnote) yield { kind: 'definition', span: block.span, isQuoted }
        else {
          const [label = ''] = /\^[^\]]*/.exec(text.slice(block.span.start)) ?? []
          yield { kind: 'footnote', label }
          yield* leavesOf(text, block.blocks, isQuoted)
        }
    }
  }
}

function passageOf(text: string, { start, end }: Span, isQuoted: boolean): string {
  const written = text.slice(start, end)
  return isQuoted
    ? written.replace(/([\r\n])([ \t>]*>)/g, (_, line, marks) => line + ' '.repeat(marks.length))
    : written
}

function inlineLeads({ text, base }: Passage, targets: ReadonlyMap<string, string>): Lead[] {
  return scanInline(text, label => targets.has(keyOf(label))).flatMap(piece => {
    const { kind, start, textStart, textEnd } = piece
    if (kind === 'escape') return []
    const span = shift(piece, base)
    if (kind === 'code' || kind === 'html') return { kind, span, words: null, href: '' }
    const words = textEnd > textStart ? shift({ start: textStart, end: textEnd }, base) : null
    return {
      kind: text[start] === '!' ? 'image' : 'link',
      span,
      words,
      href: addressOf(piece, text, targets),
    }
  })
}

/** Returns the target of a piece. */
function addressOf(piece: Piece, text: string, targets: ReadonlyMap<string, string>): string {
  const href = hrefOf(piece, text)
  if (piece.kind === 'reference') return targets.get(keyOf(text.slice(piece.targetStart, piece.targetEnd)))!
  if (piece.kind === 'url' && href.startsWith('www.')) return `http://${href}`
  return piece.kind === 'autolink' && !/^[a-z][a-z0-9+.-]*:/i.test(href) ? `mailto:${href}` : href
}

/** Labels match without regard to case and white space (CommonMark 0.31, 6.3). */
function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}
