import type { Span } from '../span.ts'

/** Opening quotation marks and what can close them, in English, German, French, Nordic and Japanese. */
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

/** Marks that may occur without quoting: an inch sign, a lone closing mark. */
const AMBIGUOUS = '"”»'
/** UTF-16 units. No quotation in a report is longer; a mark further away closes something else. */
const LONGEST = 2000
const PARAGRAPH_END = /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/

const opening = /["“„”«»「『]/
const openings = new RegExp(opening, 'g')

/**
 * Returns the quoted speech in a text, including quotation marks. A quotation ends within its paragraph; an
 * opening mark without a closing one is ignored.
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

/** Whether a mark can open here. One that can also close must follow white space, an opening bracket or the like. */
function mayOpen(text: string, at: number): boolean {
  const next = text[at + 1]
  if (next === undefined || (/\s/.test(next) && text[at] !== '«')) return false
  return !AMBIGUOUS.includes(text[at]!) || at === 0 || /[\s([{>*_—–/:=-]/.test(text[at - 1]!)
}

/** Returns the offset after the next such mark behind `at`, or infinity; `next` caches the last result. */
function after(text: string, mark: string, at: number, next: Map<string, number>): number {
  const known = next.get(mark)
  if (known !== undefined && known > at) return known + 1
  const found = text.indexOf(mark, at + 1)
  const place = found < 0 ? Number.POSITIVE_INFINITY : found
  next.set(mark, place)
  return place + 1
}
