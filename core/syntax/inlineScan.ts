import { addressAt } from './addresses.ts'
import { isLetter, isPunctuation, SPACE } from './characters.ts'
import { tagEnd } from './html.ts'
import { scanClose } from './inlineLinks.ts'
import { add, BANG, type Defined, type Piece, type Scan } from './inlinePieces.ts'

/** 1 for the characters at which something other than text may start or end. */
const TELLING = new Uint8Array(128)
for (const character of '\\`<[]:w') TELLING[character.charCodeAt(0)] = 1

/**
 * Returns the pieces of a paragraph, heading or cell, ordered by their end: code spans, HTML, links, images, URLs
 * (CommonMark 0.31, chapter 6; GFM 0.29, section 6.9). Takes linear time. Without `isDefined`, all full references
 * count, and no shortcuts (`[text]`).
 */
export function scanInline(text: string, isDefined?: Defined): Piece[] {
  const scan: Scan = {
    text,
    pieces: [],
    brackets: [],
    lastLink: 0,
    lastTicks: null,
    missing: new Set(),
    isDefined,
  }
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    at = code < 128 && TELLING[code] === 1 ? scanAt(scan, at, code) : at + 1
  }
  return scan.pieces
}

/** Reads what starts at a special character; returns the offset to continue at. */
function scanAt(scan: Scan, at: number, code: number): number {
  switch (code) {
    case 0x5c: // \
      return isPunctuation(scan.text.charCodeAt(at + 1))
        ? add(scan, 'escape', { start: at, end: at + 2 }, [{ start: at + 1, end: at + 2 }])
        : at + 1
    case 0x60: // `
      return scanCode(scan, at)
    case 0x3c: // <
      return scanAngle(scan, at)
    case 0x5b: // [
      scan.brackets.push(isImageMark(scan, at - 1) ? at - 1 : at)
      return at + 1
    case 0x5d: // ]
      return scanClose(scan, at)
    default:
      return scanAddress(scan, at)
  }
}

/** Whether there is an unescaped `!` at the offset. */
function isImageMark({ text, pieces }: Scan, at: number): boolean {
  return text.charCodeAt(at) === BANG && pieces[pieces.length - 1]?.end !== at + 1
}

function scanCode(scan: Scan, at: number): number {
  const { text } = scan
  scan.lastTicks ??= lastTicksOf(text, at)
  const open = ticksEnd(text, at)
  if ((scan.lastTicks.get(open - at) ?? -1) <= at) return open
  let close = text.indexOf('`', open)
  for (let end = ticksEnd(text, close); end - close !== open - at; end = ticksEnd(text, close)) {
    close = text.indexOf('`', end)
  }
  const padded = isPadded(text.slice(open, close)) ? 1 : 0
  const inner = { start: open + padded, end: close - padded }
  return add(scan, 'code', { start: at, end: ticksEnd(text, close) }, [inner])
}

/** Whether code has a space on both sides, which separates it from its backticks. */
function isPadded(code: string): boolean {
  return /^[ \r\n].*[ \r\n]$/s.test(code) && code.trim() !== ''
}

/** Returns the offset of the last run of backticks of each length. */
function lastTicksOf(text: string, from: number): Map<number, number> {
  const last = new Map<number, number>()
  for (let at = from, end = 0; at >= 0; at = text.indexOf('`', end)) {
    end = ticksEnd(text, at)
    last.set(end - at, at)
  }
  return last
}

function ticksEnd(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === 0x60 /* ` */) end++
  return end
}

/** An autolink, a tag, a comment or another piece of HTML. */
function scanAngle(scan: Scan, at: number): number {
  const { text } = scan
  const next = text.charCodeAt(at + 1)
  if (next === BANG || next === 0x3f /* ? */) return scanDeclaration(scan, at)
  const autolink = autolinkEnd(text, at)
  const inner = { start: at + 1, end: autolink - 1 }
  if (autolink > 0) return add(scan, 'autolink', { start: at, end: autolink }, [inner, inner])
  const tag = tagEnd(text, at, text.length)
  return tag > 0 ? add(scan, 'html', { start: at, end: tag }) : at + 1
}

function scanDeclaration(scan: Scan, at: number): number {
  const { text, missing } = scan
  const close = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<![CDATA[', at)
      ? ']]>'
      : text.startsWith('<?', at)
        ? '?>'
        : isLetter(text.charCodeAt(at + 2))
          ? '>'
          : null
  if (close === null || missing.has(close)) return at + 1
  const found = text.indexOf(close, at + 2)
  if (found < 0) missing.add(close)
  return found < 0 ? at + 1 : add(scan, 'html', { start: at, end: found + close.length })
}

/** Returns the offset after `<scheme:…>` or `<name@host>`, or 0. */
function autolinkEnd(text: string, at: number): number {
  let telling = false
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === 0x3e /* > */) return telling && startsAutolink(text.slice(at + 1, end)) ? end + 1 : 0
    if (code <= SPACE || code === 0x3c /* < */) return 0
    if (code === 0x3a /* : */ || code === 0x40 /* @ */) telling = true
  }
  return 0
}

function startsAutolink(inside: string): boolean {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9][A-Za-z0-9.-]*$)/.test(inside)
}

function scanAddress(scan: Scan, at: number): number {
  const found = addressAt(scan.text, at)
  return found === null ? at + 1 : add(scan, 'url', found, [found, found])
}
