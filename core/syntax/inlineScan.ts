import { addressAt } from './addresses.ts'
import { isLetter, isPunctuation, isWhite, SPACE } from './characters.ts'
import { destinationEnd, titleCloser } from './destination.ts'
import { tagEnd } from './html.ts'

/**
 * A piece of inline Markdown that is not plain text. Offsets count from the start of the scanned text.
 * `text` is what the reader sees of it, `target` where it points; both empty at `start` where it has none.
 */
export interface Piece {
  readonly kind: 'code' | 'html' | 'escape' | 'link' | 'image' | 'reference' | 'autolink' | 'url'
  readonly start: number
  readonly end: number
  readonly textStart: number
  readonly textEnd: number
  readonly targetStart: number
  readonly targetEnd: number
}

interface Scan {
  readonly text: string
  readonly pieces: Piece[]
  /** Offsets of the `[` or `![` still open. */
  readonly brackets: number[]
  /** Where the last link starts: links hold no links, so that every `[` before it opens none. */
  lastLink: number
  /** Where the last run of backticks of each length stands; null until one is met. */
  lastTicks: Map<number, number> | null
  /** Marks that were sought and do not occur any more: they need not be sought again. */
  readonly missing: Set<string>
  readonly isDefined: Defined | undefined
}

/** Whether the document defines where a label leads. */
type Defined = (label: string) => boolean

const BANG = 0x21
const LONGEST_LABEL = 999

/** 1 for the characters at which something other than text may start or end. */
const TELLING = new Uint8Array(128)
for (const character of '\\`<[]:w') TELLING[character.charCodeAt(0)] = 1

/**
 * The pieces of a paragraph's, heading's or cell's text, ordered by their end: code spans, HTML, links, images,
 * addresses (CommonMark 0.31, chapter 6; GFM 0.29, section 6.9). The work is linear in the text. Where nobody says what is
 * defined, every full reference is one, and no shortcut (`[text]`).
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

/** Reads what stands at a telling character; returns where to go on. */
function scanAt(scan: Scan, at: number, code: number): number {
  switch (code) {
    case 0x5c: // \
      return isPunctuation(scan.text.charCodeAt(at + 1))
        ? add(scan, 'escape', at, at + 2, at + 1, at + 2, at)
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

/** Whether a `!` that no backslash escapes stands there. */
function isImageMark({ text, pieces }: Scan, at: number): boolean {
  return text.charCodeAt(at) === BANG && pieces[pieces.length - 1]?.end !== at + 1
}

function add(
  { pieces }: Scan,
  kind: Piece['kind'],
  start: number,
  end: number,
  textStart: number,
  textEnd: number,
  targetStart: number,
  targetEnd = targetStart,
): number {
  pieces.push({ kind, start, end, textStart, textEnd, targetStart, targetEnd })
  return end
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
  return add(scan, 'code', at, ticksEnd(text, close), open + padded, close - padded, at)
}

/** Whether code has a space on both sides that sets it off from its marks. */
function isPadded(code: string): boolean {
  return /^[ \r\n].*[ \r\n]$/s.test(code) && code.trim() !== ''
}

/** Where the last run of backticks of each length stands. */
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
  if (autolink > 0) return add(scan, 'autolink', at, autolink, at + 1, autolink - 1, at + 1, autolink - 1)
  const tag = tagEnd(text, at, text.length)
  return tag > 0 ? add(scan, 'html', at, tag, at, at, at) : at + 1
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
  if (close === null) return at + 1
  if (missing.has(close)) return at + 1
  const found = text.indexOf(close, at + 2)
  if (found < 0) missing.add(close)
  return found < 0 ? at + 1 : add(scan, 'html', at, found + close.length, at, at, at)
}

/** Past `<scheme:…>` or `<name@host>`, or 0. */
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

/** A `]`: with `(…)` or `[…]` behind it, it ends a link or an image. */
function scanClose(scan: Scan, at: number): number {
  const { text } = scan
  const open = scan.brackets.pop()
  if (open === undefined) return at + 1
  const next = text.charCodeAt(at + 1)
  if (next !== 0x28 /* ( */ && next !== 0x5b /* [ */ && scan.isDefined === undefined) return at + 1
  const image = text.charCodeAt(open) === BANG
  if (!image && open < scan.lastLink) return at + 1
  const textStart = open + (image ? 2 : 1)
  if (isFootnote(scan, textStart, at)) return at + 1
  let end = next === 0x28 ? scanTarget(scan, open, textStart, at, image) : at + 1
  if (next === 0x5b) end = scanLabel(scan, open, textStart, at)
  else if (end === at + 1 && isLabel(scan, textStart, at)) end = scanNamed(scan, open, at + 1, textStart, at)
  if (!image && scan.pieces[scan.pieces.length - 1]?.start === open) scan.lastLink = open
  return end
}

/** `(destination "title")` behind the text of a link; where there is none, goes on after the bracket. */
function scanTarget(scan: Scan, open: number, textStart: number, close: number, image: boolean): number {
  const { text } = scan
  const start = whiteEnd(text, close + 2)
  const target = text[start] === ')' ? start : destinationEnd(text, start, text.length)
  if (target < 0) return close + 1
  const end = titleEnd(text, target)
  if (text[end] !== ')') return close + 1
  const pointed = text[start] === '<' ? 1 : 0
  dropAddresses(scan.pieces, open)
  return add(
    scan,
    image ? 'image' : 'link',
    open,
    end + 1,
    textStart,
    close,
    start + pointed,
    target - pointed,
  )
}

/** Addresses in the text of a link are text. */
function dropAddresses(pieces: Piece[], from: number): void {
  for (let i = pieces.length - 1; i >= 0 && pieces[i]!.start >= from; i--) {
    if (pieces[i]!.kind === 'url') pieces.splice(i, 1)
  }
}

/** Past a title, if there is one, and the white space around it. */
function titleEnd(text: string, from: number): number {
  const start = whiteEnd(text, from)
  const closer = start > from ? titleCloser(text[start]) : undefined
  if (closer === undefined) return start
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === closer) return whiteEnd(text, at + 1)
    if (text[at] === '\\') at++
  }
  return start
}

function scanLabel(scan: Scan, open: number, textStart: number, close: number): number {
  const { text } = scan
  const limit = Math.min(text.length, close + 2 + LONGEST_LABEL)
  for (let at = close + 2; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b /* [ */) return close + 1
    if (code === 0x5d /* ] */) return scanReference(scan, open, textStart, close, at)
    if (code === 0x5c /* \ */) at++
  }
  return close + 1
}

/** `[text][label]` or `[text][]`; before a label that leads nowhere stands no link. */
function scanReference(scan: Scan, open: number, textStart: number, close: number, end: number): number {
  const { text, isDefined } = scan
  const full = () => add(scan, 'reference', open, end + 1, textStart, close, close + 2, end)
  if (isDefined === undefined) return full()
  if (end === close + 2)
    return isLabel(scan, textStart, close) ? scanNamed(scan, open, end + 1, textStart, close) : close + 1
  if (text[close + 2] === '^' || !isDefined(text.slice(close + 2, end))) return close + 1
  dropAddresses(scan.pieces, open)
  return full()
}

/** A link whose words are its label: `[label][]`, or `[label]` alone. */
function scanNamed(scan: Scan, open: number, end: number, textStart: number, close: number): number {
  dropAddresses(scan.pieces, open)
  return add(scan, 'reference', open, end, textStart, close, textStart, close)
}

function isFootnote({ text, isDefined }: Scan, start: number, end: number): boolean {
  return text[start] === '^' && isDefined?.(text.slice(start, end)) === true
}

/** Whether a text in brackets names a definition; footnotes are named in another way. */
function isLabel({ text, isDefined }: Scan, start: number, end: number): boolean {
  if (isDefined === undefined || end - start > LONGEST_LABEL || text[start] === '^') return false
  const label = text.slice(start, end)
  return !/(?<!\\)[[\]]/.test(label) && isDefined(label)
}

function whiteEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && isWhite(text.charCodeAt(at))) at++
  return at
}

function scanAddress(scan: Scan, at: number): number {
  const found = addressAt(scan.text, at)
  return found === null
    ? at + 1
    : add(scan, 'url', found.start, found.end, found.start, found.end, found.start, found.end)
}
