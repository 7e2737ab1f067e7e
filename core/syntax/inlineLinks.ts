import { destinationEnd, titleCloser } from './destination.ts'
import { spaceEnd } from './html.ts'
import { add, BANG, type Piece, type Scan } from './inlinePieces.ts'

/** CommonMark 0.31, section 4.7. UTF-16 units. */
const LONGEST_LABEL = 999

/** Reads a `]`: if `(…)` or `[…]` follows, it may end a link or an image. Returns the offset to continue at. */
export function scanClose(scan: Scan, at: number): number {
  const { text } = scan
  const open = scan.brackets.pop()
  if (open === undefined) return at + 1
  const next = text.charCodeAt(at + 1)
  if (next !== 0x28 /* ( */ && next !== 0x5b /* [ */ && scan.isDefined === undefined) return at + 1
  const image = text.charCodeAt(open) === BANG
  if (!image && open < scan.lastLink) return at + 1
  if (isFootnote(scan, innerStart(text, open), at)) return at + 1
  let end = next === 0x28 ? scanTarget(scan, open, at) : at + 1
  if (next === 0x5b) end = scanLabel(scan, open, at)
  else if (end === at + 1 && isLabel(scan, innerStart(text, open), at))
    end = scanNamed(scan, open, at, at + 1)
  if (!image && scan.pieces[scan.pieces.length - 1]?.start === open) scan.lastLink = open
  return end
}

/** Returns the start of the bracketed text that `[` or `![` opens. */
function innerStart(text: string, open: number): number {
  return open + (text.charCodeAt(open) === BANG ? 2 : 1)
}

/** Reads `(destination "title")` after a link’s text; without one, continues after the bracket. */
function scanTarget(scan: Scan, open: number, close: number): number {
  const { text } = scan
  const start = spaceEnd(text, close + 2, text.length)
  const target = text[start] === ')' ? start : destinationEnd(text, start, text.length)
  if (target < 0) return close + 1
  const end = titleEnd(text, target)
  if (text[end] !== ')') return close + 1
  const pointed = text[start] === '<' ? 1 : 0
  dropAddresses(scan.pieces, open)
  const kind = text.charCodeAt(open) === BANG ? 'image' : 'link'
  return add(scan, kind, { start: open, end: end + 1 }, [
    { start: innerStart(text, open), end: close },
    { start: start + pointed, end: target - pointed },
  ])
}

/** Removes URLs found in the text of a link: there they are text. */
function dropAddresses(pieces: Piece[], from: number): void {
  for (let i = pieces.length - 1; i >= 0 && pieces[i]!.start >= from; i--) {
    if (pieces[i]!.kind === 'url') pieces.splice(i, 1)
  }
}

/** Returns the offset after an optional title and the white space around it. */
function titleEnd(text: string, from: number): number {
  const start = spaceEnd(text, from, text.length)
  const closer = start > from ? titleCloser(text[start]) : undefined
  if (closer === undefined) return start
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === closer) return spaceEnd(text, at + 1, text.length)
    if (text[at] === '\\') at++
  }
  return start
}

function scanLabel(scan: Scan, open: number, close: number): number {
  const { text } = scan
  const limit = Math.min(text.length, close + 2 + LONGEST_LABEL)
  for (let at = close + 2; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b /* [ */) return close + 1
    if (code === 0x5d /* ] */) return scanReference(scan, open, close, at)
    if (code === 0x5c /* \ */) at++
  }
  return close + 1
}

/** Reads `[text][label]` or `[text][]`; it is no link if the label is not defined. */
function scanReference(scan: Scan, open: number, close: number, end: number): number {
  const { text, isDefined } = scan
  const textStart = innerStart(text, open)
  if (isDefined !== undefined) {
    if (end === close + 2)
      return isLabel(scan, textStart, close) ? scanNamed(scan, open, close, end + 1) : close + 1
    if (text[close + 2] === '^' || !isDefined(text.slice(close + 2, end))) return close + 1
    dropAddresses(scan.pieces, open)
  }
  return add(scan, 'reference', { start: open, end: end + 1 }, [
    { start: textStart, end: close },
    { start: close + 2, end },
  ])
}

/** Adds a link whose text is its label: `[label][]`, or `[label]` alone. */
function scanNamed(scan: Scan, open: number, close: number, end: number): number {
  dropAddresses(scan.pieces, open)
  const label = { start: innerStart(scan.text, open), end: close }
  return add(scan, 'reference', { start: open, end }, [label, label])
}

function isFootnote({ text, isDefined }: Scan, start: number, end: number): boolean {
  return text[start] === '^' && isDefined?.(text.slice(start, end)) === true
}

/** Whether bracketed text is a defined label; footnotes (`^`) are not. */
function isLabel({ text, isDefined }: Scan, start: number, end: number): boolean {
  if (isDefined === undefined || end - start > LONGEST_LABEL || text[start] === '^') return false
  const label = text.slice(start, end)
  return !/(?<!\\)[[\]]/.test(label) && isDefined(label)
}
