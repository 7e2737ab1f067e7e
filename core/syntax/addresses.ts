import type { Span } from '../span.ts'
import { SPACE } from './characters.ts'

/** UTF-16 units; longer schemes before `://` are not recognised. */
const LONGEST_SCHEME = 32

/** Returns the bare URL whose `://` is at `at`, or that starts there with `www.`; null if there is none. */
export function addressAt(text: string, at: number): Span | null {
  const start = text.startsWith('://', at) ? schemeStart(text, at) : text.startsWith('www.', at) ? at : -1
  if (start < 0 || isWordBefore(text, start)) return null
  const end = addressEnd(text, at + 3)
  return end > at + 4 ? { start, end } : null
}

function schemeStart(text: string, colon: number): number {
  let start = colon
  const limit = Math.max(0, colon - LONGEST_SCHEME)
  while (start > limit && /[A-Za-z0-9+.-]/.test(text[start - 1]!)) start--
  while (start < colon && !/[A-Za-z]/.test(text[start]!)) start++
  return start < colon ? start : -1
}

function isWordBefore(text: string, at: number): boolean {
  return at > 0 && /[A-Za-z0-9]/.test(text[at - 1]!)
}

/** Returns the end of a URL without the punctuation of the sentence around it (GFM 0.29, section 6.9). */
function addressEnd(text: string, from: number): number {
  let end = from
  let surplus = 0
  for (; end < text.length && !endsAddress(text.charCodeAt(end)) && !endsWords(text, end); end++) {
    if (text[end] === '(') surplus--
    else if (text[end] === ')') surplus++
  }
  while (end > from) {
    const last = text[end - 1]!
    if (last === ')' ? surplus <= 0 : !"?!.,:;*_~']}".includes(last)) break
    if (last === ')') surplus--
    end--
  }
  return end
}

/** `](` and `][`: the URL is the text of a link. */
function endsWords(text: string, at: number): boolean {
  return text[at] === ']' && (text[at + 1] === '(' || text[at + 1] === '[')
}

/** White space, `<`, quotes and brackets, and full-width punctuation end a URL. */
function endsAddress(code: number): boolean {
  if (code < 128)
    return code <= SPACE || code === 0x3c || code === 0x3e || code === 0x22 || code === 0x60 || code === 0x7c
  return (code >= 0x2018 && code <= 0x201f) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00
}
