import type { Span } from '../span.ts'
import { isDigit } from '../syntax/characters.ts'
import { bare, isSpace } from './excerpt.ts'
import { matchEnd } from './time/characters.ts'

/** The label that a line or item opens with: `**Date:** 2026-08-14`, `Severity: P1`. Offsets into the text read. */
export interface Labelled {
  /** The label, without marks and colon. */
  readonly label: Span
  /** The value, trimmed and without marks around it; empty if nothing follows. */
  readonly value: Span
  readonly bold: boolean
  /** False for a bold label without colon or dash after it. */
  readonly closed: boolean
}

const LONGEST = 64
/** No value before another label of the line is longer; labels beyond are not looked for. UTF-16 units. */
export const REACH = 600

/**
 * The label at the start of `text[start, end)`, which must be within one line; `null` if ordinary prose is there. A plain label
 * needs a colon within 64 units and no punctuation before it. A bold one may have a colon inside or after the marks, a dash, or
 * nothing.
 */
export function labelAt(text: string, start: number, end: number): Labelled | null {
  const from = matchEnd(signs, text, start)
  const first = text.charCodeAt(from)
  if (from >= end) return null
  if (first === 0x60) return tickedLabel(text, from, end)
  return isEmphasis(first) ? boldLabel(text, from, end) : plainLabel(text, from, end)
}

/** Emoji, check marks, bullet signs and spaces. */
const signs = /[\ufe0f \u2022\u2190-\u2e7f\u3000\u30fb\ud83c-\udfff\uff65]*/y

/** A label in plain text. */
export function plainly(label: Span, value: Span): Labelled {
  return { label, value, bold: false, closed: true }
}

function boldLabel(text: string, from: number, end: number): Labelled | null {
  const mark = text.charCodeAt(from)
  let width = 1
  while (width < 3 && text.charCodeAt(from + width) === mark) width++
  const inner = from + width
  const close = closing(text, inner, Math.min(end, inner + 400), width)
  if (close < 0) return null
  const colon = colonIn(text, inner, Math.min(close, inner + LONGEST))
  if (colon >= 0) {
    const value = valueFrom(text, trimmed(text, colon + 1, close), close + width, end)
    return value === null ? null : { label: trimmed(text, inner, colon), value, bold: true, closed: true }
  }
  if (close - inner > LONGEST) return null
  const separator = separatorAt(text, close + width, end)
  const value = valueSpan(text, separator ?? close + width, end)
  return { label: trimmed(text, inner, close), value, bold: width > 1, closed: separator !== null }
}

/**
 * The value after `**Label:**`, or in `**Label: value**` before nothing but a remark or the next bold label; else `null`.
 * `within` is what stands between the colon and the closing marks, which end at `after`.
 */
function valueFrom(text: string, within: Span, after: number, end: number): Span | null {
  if (within.start === within.end) return valueSpan(text, after, end)
  return after >= end || asideOnly.test(text.slice(after, Math.min(end, after + REACH))) ? within : null
}

const asideOnly = /^\s*(?:[(（][^()（）]*[)）]\s*)?(?:$|[|｜·•,;/–—]\s*(?:\*\*|__))/

/** Offset of the marks that close the `width` ones before `from`; -1 if there are none before `end`, or nothing between. */
function closing(text: string, from: number, end: number, width: number): number {
  const mark = text.charCodeAt(from - 1)
  for (let at = from; at + width <= end; at++) {
    if (text.charCodeAt(at) !== mark) continue
    let run = 1
    while (run < width && text.charCodeAt(at + run) === mark) run++
    if (run === width && at > from) return at
  }
  return -1
}

/** Offset after `:`, `：`, ` - `, `–` or `—` at `from`; `null` if there is none. */
function separatorAt(text: string, from: number, end: number): number | null {
  let at = from
  while (at < end && isSpace(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  if (at >= end) return null
  if (isColon(code)) return at + 1
  const isDash =
    code === 0x2013 || code === 0x2014 || (code === 0x2d && at > from && text.charCodeAt(at + 1) === 0x20)
  return isDash ? at + 1 : null
}

function colonIn(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xff1a) return at
    if (code !== 0x3a || isDigit(text.charCodeAt(at - 1)) || text.charCodeAt(at + 1) === 0x2f) continue
    if (!isFormat(text, at)) return at
  }
  return -1
}

/** A label in code marks with a colon after them: `` `Severity`: P1 ``. */
function tickedLabel(text: string, from: number, end: number): Labelled | null {
  const close = text.indexOf('`', from + 1)
  if (close < 0 || close >= Math.min(end, from + LONGEST) || !isColon(text.charCodeAt(close + 1))) return null
  return plainly(trimmed(text, from + 1, close), valueSpan(text, close + 2, end))
}

function plainLabel(text: string, from: number, end: number): Labelled | null {
  if (!startsLabel(text.charCodeAt(from))) return null
  const limit = Math.min(end, from + LONGEST)
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xff1a || (code === 0x3a && endsLabel(text, at, end)))
      return plainly(trimmed(text, from, at), valueSpan(text, at + 1, end))
    if (endsPhrase(code) && !isFormat(text, at)) return null
  }
  return null
}

/** Whether the colon is part of a format: `Outage duration (hh:mm)`. */
function isFormat(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 32
  if (text.charCodeAt(at) !== 0x3a || (before !== 0x68 && before !== 0x6d)) return false
  return lengthFormat.test(text.slice(at - 2, at + 3))
}

const lengthFormat = /^(?:hh:mm|mm:ss)$/i

/**
 * Whether the colon ends a label: only before a space, since `https://`, `10:30` and `key:value` are not labels, or after a script
 * that is written without spaces (`状态:已解决`).
 */
function endsLabel(text: string, at: number, end: number): boolean {
  return at + 1 >= end || isSpace(text.charCodeAt(at + 1)) || text.charCodeAt(at - 1) >= 0x2e80
}

function startsLabel(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code !== 0xd7 && code < 0x2000) ||
    code >= 0x2e80
  )
}

/** Whether no label contains the mark: punctuation, code, links, HTML, table bars, emphasis. */
function endsPhrase(code: number): boolean {
  switch (code) {
    case 0x21: // !
    case 0x2a: // *
    case 0x2c: // ,
    case 0x2e: // .
    case 0x3a: // :
    case 0x3b: // ;
    case 0x3c: // <
    case 0x5b: // [
    case 0x60: // `
    case 0x7c: // |
    case 0x3001: // 、
    case 0x3002: // 。
    case 0xff0c: // ，
      return true
    default:
      return false
  }
}

/** No value is longer; more is cut off. UTF-16 units. */
const LONGEST_VALUE = 4000

/** The value in `text[start, end)`: trimmed, up to a comment or `<br>`, without emphasis, code or quotation marks around it. */
export function valueSpan(text: string, start: number, end: number): Span {
  let { start: from, end: to } = trimmed(text, start, Math.min(end, start + LONGEST_VALUE))
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 0x3c && (text.startsWith('<!--', at) || text.startsWith('<br', at))) to = at
  }
  while (to > from && (isSpace(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 0x5c)) to--
  return unquoted(text, bare(text, from, to))
}

/** Span without quotation marks around all of it. */
function unquoted(text: string, span: Span): Span {
  const { start, end } = span
  const mark = text.charCodeAt(start)
  const isQuoted =
    end - start > 1 && (mark === 0x22 || mark === 0x27) && text.indexOf(text[start]!, start + 1) === end - 1
  return isQuoted ? bare(text, start + 1, end - 1) : span
}

/** Span without spaces at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

function isEmphasis(code: number): boolean {
  return code === 0x2a || code === 0x5f
}

function isColon(code: number): boolean {
  return code === 0x3a || code === 0xff1a
}
