import type { Fact, Span } from '../span.ts'
import { isDigit, isLetter, SPACE } from './characters.ts'
import { advance, beforeFirstLine, isBlank, type Line } from './line.ts'
import type { HeaderEntry, HeaderValue } from './parsed.ts'

const QUOTE = 0x22
const APOSTROPHE = 0x27
const HASH = 0x23
const DASH = 0x2d
const COLON = 0x3a

/** Tabs, control characters and unusual line ends: left to the full reader. */
const UNUSUAL = /[\t\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]/
/** Characters that a plain scalar cannot start with. */
const INDICATORS = '?:,[]{}#&*!|>\'"%@`'
const LONGEST_KEY = 200

interface Reader {
  readonly line: Line
  readonly entries: HeaderEntry[]
  /** The key whose value may still follow as a block list. */
  key: Fact<string> | null
  /** The offset after its colon. */
  colon: number
  items: Fact<string>[]
  listStart: number
  /** The column of the list’s dashes. */
  indent: number
}

/**
 * Reads `text` from `start` to `end` if it is in the simple subset of YAML that most front matter uses: flat keys
 * with plain or quoted values on one line, lists of such values in brackets on one line or as dashed lines, and
 * comments. Returns null for anything else. `readYaml` gives the same result, but is slower.
 */
export function readPlainYaml(text: string, start: number, end: number): HeaderEntry[] | null {
  const reader: Reader = {
    line: beforeFirstLine(text, start),
    entries: [],
    key: null,
    colon: 0,
    items: [],
    listStart: 0,
    indent: -1,
  }
  while (reader.line.next < end && advance(reader.line)) {
    if (!readLine(reader)) return null
  }
  endKey(reader)
  return reader.entries
}

function readLine(reader: Reader): boolean {
  const { line } = reader
  const { text, start, end, content } = line
  if (UNUSUAL.test(text.slice(start, end))) return false
  if (isBlank(line)) return true
  const code = text.charCodeAt(content)
  if (code === HASH) return true
  if (code === DASH) return readItem(reader, content, end)
  if (content > start) return false
  endKey(reader)
  return readKey(reader, start, end)
}

/** Adds the entry of a key that is complete. */
function endKey(reader: Reader): void {
  const { key, items, colon, listStart } = reader
  if (key === null) return
  const last = items[items.length - 1]
  if (last === undefined) addEntry(reader, key, { kind: 'null', span: { start: colon, end: colon } })
  else
    addEntry(reader, key, {
      kind: 'list',
      items,
      span: { start: listStart, end: last.span.end },
      flow: false,
    })
  reader.key = null
}

function addEntry({ entries }: Reader, key: Fact<string>, value: HeaderValue): void {
  entries.push({ key, value, span: { start: key.span.start, end: value.span.end } })
}

function readItem(reader: Reader, dash: number, end: number): boolean {
  const { line, key } = reader
  const { text } = line
  if (key === null || text.charCodeAt(dash + 1) !== SPACE) return false
  if (reader.items.length === 0) {
    reader.listStart = dash
    reader.indent = dash - line.start
  } else if (dash - line.start !== reader.indent) return false
  const value = scalarAt(text, afterSpaces(text, dash + 1, end), end)
  if (value === null) return false
  reader.items.push({ value: value.value, span: value.span })
  return true
}

function readKey(reader: Reader, start: number, end: number): boolean {
  const { text } = reader.line
  const colon = keyEnd(text, start, Math.min(end, start + LONGEST_KEY))
  if (colon < 0 || (colon + 1 < end && text.charCodeAt(colon + 1) !== SPACE)) return false
  const key = { value: text.slice(start, colon), span: { start, end: colon } }
  const from = afterSpaces(text, colon + 1, end)
  if (from === end || text.charCodeAt(from) === HASH) {
    reader.key = key
    reader.colon = colon + 1
    reader.items = []
    return true
  }
  const value = text[from] === '[' ? flowListAt(text, from, end) : scalarAt(text, from, end)
  if (value !== null) addEntry(reader, key, value)
  return value !== null
}

/** Returns the offset of the colon after a key, or -1. Keys have letters, digits, `_`, `.`, `-` and single spaces. */
function keyEnd(text: string, start: number, end: number): number {
  if (!/[A-Za-z_]/.test(text[start]!)) return -1
  let at = start + 1
  while (at < end && isKeyCode(text.charCodeAt(at))) at++
  return at < end && text.charCodeAt(at) === COLON && text.charCodeAt(at - 1) !== SPACE ? at : -1
}

function isKeyCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f || code === DASH || code === 0x2e || code === SPACE
}

function afterSpaces(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) === SPACE) at++
  return at
}

type Scalar = Extract<HeaderValue, { kind: 'scalar' }>

/** Returns the scalar in the rest of a line, without a comment; null if it is not simple. */
function scalarAt(text: string, start: number, end: number): Scalar | null {
  const code = text.charCodeAt(start)
  if (start >= end) return null
  if (code === QUOTE || code === APOSTROPHE) {
    const quoted = quotedAt(text, start, end)
    return quoted !== null && isRestEmpty(text, quoted.span.end, end) ? quoted : null
  }
  if (!startsPlain(text, start, end)) return null
  let stop = start
  for (let at = start; at < end; at++) {
    const here = text.charCodeAt(at)
    if (here === SPACE) continue
    if (here === HASH && text.charCodeAt(at - 1) === SPACE) break
    if (here === COLON && (at + 1 === end || text.charCodeAt(at + 1) === SPACE)) return null
    stop = at + 1
  }
  return { kind: 'scalar', value: text.slice(start, stop), span: { start, end: stop }, quoted: false }
}

function startsPlain(text: string, start: number, end: number): boolean {
  if (INDICATORS.includes(text[start]!)) return false
  return text.charCodeAt(start) !== DASH || (start + 1 < end && !' ,]'.includes(text[start + 1]!))
}

/** Returns a quoted scalar without escapes, except a doubled apostrophe; null if it is not simple. */
function quotedAt(text: string, start: number, end: number): Scalar | null {
  const mark = text[start]!
  let close = text.indexOf(mark, start + 1)
  if (mark === "'") while (close >= 0 && text[close + 1] === mark) close = text.indexOf(mark, close + 2)
  if (close < 0 || close >= end) return null
  const inner = text.slice(start + 1, close)
  if (mark === '"' && inner.includes('\\')) return null
  const value = mark === "'" ? inner.replaceAll("''", "'") : inner
  return { kind: 'scalar', value, span: { start, end: close + 1 }, quoted: true }
}

/** Whether only white space follows, or a comment after a space. */
function isRestEmpty(text: string, from: number, end: number): boolean {
  const at = afterSpaces(text, from, end)
  return at === end || (at > from && text.charCodeAt(at) === HASH)
}

/** Reads `[a, "b"]` on one line; null if it is not simple. */
function flowListAt(text: string, start: number, end: number): HeaderValue | null {
  const items: Fact<string>[] = []
  let at = afterSpaces(text, start + 1, end)
  while (at < end && (text[at] !== ']' || items.length > 0)) {
    const item = flowItemAt(text, at, end)
    if (item === null) return null
    items.push({ value: item.value, span: item.span })
    at = afterSpaces(text, item.span.end, end)
    if (text[at] === ']') break
    if (text[at] !== ',') return null
    at = afterSpaces(text, at + 1, end)
  }
  if (at >= end || !isRestEmpty(text, at + 1, end)) return null
  return { kind: 'list', items, span: { start, end: at + 1 } satisfies Span, flow: true }
}

function flowItemAt(text: string, start: number, end: number): Scalar | null {
  const code = text.charCodeAt(start)
  if (code === QUOTE || code === APOSTROPHE) return quotedAt(text, start, end)
  if (start >= end || !startsPlain(text, start, end)) return null
  let stop = start
  for (let at = start; at < end; at++) {
    const character = text[at]!
    if (character === ',' || character === ']') break
    if ('[{}#'.includes(character)) return null
    if (character === ':' && (at + 1 === end || ' ,[]{}'.includes(text[at + 1]!))) return null
    if (character !== ' ') stop = at + 1
  }
  return { kind: 'scalar', value: text.slice(start, stop), span: { start, end: stop }, quoted: false }
}
