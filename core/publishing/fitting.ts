import type { Span } from '../span.ts'

/** A role as its place asks for: bare in a cell or behind a label, with a capital where a sentence begins. */
export function fitting(text: string, { start, end }: Span, role: string): string {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const near = Math.max(line, start - REACH)
  // What stands farther off is a word like any other.
  const before = (near > line ? 'x' : '') + text.slice(near, start)
  const after = text.slice(end, end + REACH).replace(/\n[\s\S]*$/, '')
  const isAlone = /(?:^|\|)\s*$/.test(before) && /^\s*(?:\||\r?$)/.test(after)
  if (isAlone) return capital(role.replace(/^(?:the|an?)\s+/i, ''))
  const isFirst = opening.test(before)
  // A line within a paragraph begins no sentence.
  const isWithin = before.trim() === '' && line > 0 && !ends.test(lineBefore(text, line))
  return isFirst && !isWithin ? capital(role) : role
}

/** Where a sentence begins: at the start of a line, list item or cell, behind a sentence or the time of an entry. */
const opening =
  /(?:^|[.!?。]\s*|\|\s*|^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?)?(?:[\d-]*[ T]?\d\d?:\d\d\S{0,4}(?: [A-Z]{3,4})? [-–—] )?)[*_[(“"]*$/

/** A line behind which a sentence begins: a blank one, a heading, one that ends a sentence. */
const ends = /^\s*$|^#{1,6}[ \t]|[.!?。]\s*$/

function lineBefore(text: string, line: number): string {
  return text.slice(text.lastIndexOf('\n', line - 2) + 1, line)
}

/** How far around a name its place is looked at, in characters. */
const REACH = 160

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
