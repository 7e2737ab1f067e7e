import type { Span } from '../span.ts'

/** Opening quotation marks and what may close them, in the habits of English, German, French, Nordic and Japanese. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
}

/** Marks that stand between words without being speech: an inch, a closing mark left alone. */
const AMBIGUOUS = '"”»'
/** Longer than any quotation in a report; a mark so far off closes something else. UTF-16 units. */
const LONGEST = 2000
const PARAGRAPH_END = /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/

const opening = /["“„”«»「『]/
const openings = new RegExp(opening, 'g')

/**
 * The spans of quoted speech in a text, quotation marks included. A quotation ends within its paragraph; an
 * opening mark that never closes opens nothing.
 */
export function quotedSpeech(text: string): Span[] {
  const spans: Span[] = []
  if (!opening.test(text)) return spans
  const next = new Map<string, number>()
  let done = 0
  for (const { index: start, 0: mark } of text.matchAll(openings)) {
    if (start < done || !mayOpen(text, start)) continue
    const end = Math.min(...Array.from(CLOSERS[mark]!, closer => after(text, closer, start, next)))
    if (end - start > LONGEST || PARAGRAPH_END.test(text.slice(start, end))) continue
    spans.push({ start, end })
    done = end
  }
  return spans
}

/** A mark that can also close opens only after white space, an opening bracket or the like. */
function mayOpen(text: string, at: number): boolean {
  const next = text[at + 1]
  if (next === undefined || (/\s/.test(next) && text[at] !== '«')) return false
  return !AMBIGUOUS.includes(text[at]!) || at === 0 || /[\s([{>*_—–/:=-]/.test(text[at - 1]!)
}

/** The offset after the next such mark behind `at`, or infinity; `next` keeps what was found last. */
function after(text: string, mark: string, at: number, next: Map<string, number>): number {
  const known = next.get(mark)
  if (known !== undefined && known > at) return known + 1
  const found = text.indexOf(mark, at + 1)
  const place = found < 0 ? Number.POSITIVE_INFINITY : found
  next.set(mark, place)
  return place + 1
}
