import { type Message, say } from '../message.ts'
import type { Fact, Span } from '../span.ts'
import type { HeaderEntry, HeaderValue, Problem } from './parsed.ts'

/** The contents of TOML front matter. */
export interface ReadToml {
  readonly entries: readonly HeaderEntry[]
  readonly problems: readonly Problem[]
}

interface Reader {
  readonly text: string
  readonly end: number
  at: number
  readonly entries: HeaderEntry[]
  readonly problems: Problem[]
}

type Scalar = Extract<HeaderValue, { kind: 'scalar' }>

const KEY = /(?:[\w-]+|"[^"\\\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\\\r\n]*"|'[^'\r\n]*'))*/y
const TABLE = /\[\[?[^\]\r\n]+\]\]?/y
/** A boolean, number or date; a date may have a space before its time. */
const BARE =
  /^(?:true|false|[+-]?(?:inf|nan)|0[xob][\da-fA-F_]+|[+-]?\d[\d_.:+-]*(?:[eE][+-]?\d+|[Tt]\d[\d.:]*)?(?: \d\d:[\d.:]+)?(?:[Zz]|[+-]\d\d:\d\d)?)$/
const LINE_END = /[\r\n]/
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
}

/**
 * Reads flat TOML 1.0 between two offsets: keys with strings, numbers, booleans, dates and arrays of them. The
 * contents of tables and inline tables are not read. Never throws; an unreadable line becomes a problem, and
 * reading continues after it.
 */
export function readPlainToml(text: string, start: number, end: number): ReadToml {
  const reader: Reader = { text, end, at: start, entries: [], problems: [] }
  for (skipBlank(reader); reader.at < end; skipBlank(reader)) {
    if (text[reader.at] === '[') readTable(reader)
    else readEntry(reader)
  }
  return reader
}

/** Moves past white space, line ends and comments. */
function skipBlank(reader: Reader): void {
  while (reader.at < reader.end) {
    const character = reader.text[reader.at]!
    if (character === '#') reader.at = lineEnd(reader)
    else if (/\s/.test(character)) reader.at++
    else return
  }
}

function lineEnd({ text, at, end }: Reader): number {
  let stop = at
  while (stop < end && !LINE_END.test(text[stop]!)) stop++
  return stop
}

function fail(reader: Reader, message: Message): null {
  const end = lineEnd(reader)
  reader.problems.push({ message, span: { start: Math.min(reader.at, end), end } })
  reader.at = end
  return null
}

/** Reads a `[table]` with the lines up to the next one. */
function readTable(reader: Reader): void {
  const start = reader.at
  const name = matchAt(TABLE, reader)
  if (name === null) {
    fail(reader, say`A table without its closing bracket. Write “[name]”.`)
    return
  }
  const inner = { ...reader, entries: [] as HeaderEntry[], at: start + name.length }
  for (skipBlank(inner); inner.at < inner.end && inner.text[inner.at] !== '['; skipBlank(inner))
    readEntry(inner)
  reader.at = inner.at
  const end = inner.entries.at(-1)?.span.end ?? start + name.length
  const key = { value: name.replace(/^\[+\s*|\s*\]+$/g, ''), span: { start, end: start + name.length } }
  reader.entries.push({ key, value: { kind: 'map', span: { start, end } }, span: { start, end } })
}

function matchAt(pattern: RegExp, { text, at, end }: Reader): string | null {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = at
  const found = sticky.exec(text)
  return found !== null && at + found[0].length <= end ? found[0] : null
}

function readEntry(reader: Reader): void {
  const start = reader.at
  const written = matchAt(KEY, reader)
  if (written === null) {
    fail(reader, say`A line that does not start with a key. Write “key = value”.`)
    return
  }
  reader.at += written.length
  const key: Fact<string> = { value: unquotedKey(written), span: { start, end: reader.at } }
  skipSpaces(reader)
  if (reader.text[reader.at] !== '=') {
    fail(reader, say`A key without an equals sign behind it. Write “key = value”.`)
    return
  }
  reader.at++
  skipSpaces(reader)
  const valueStart = reader.at
  const read = readValue(reader)
  const value = read ?? wordsAt(reader, valueStart)
  if (value !== null) reader.entries.push({ key, value, span: { start, end: value.span.end } })
  skipSpaces(reader)
  const rest = reader.text[reader.at]
  if (read !== null && reader.at < reader.end && rest !== '#' && !LINE_END.test(rest!)) {
    fail(reader, say`More text behind a value. Write one “key = value” on a line.`)
  }
}

/** What a value is that lacks its quotes, or one of them: words, or nothing yet; `null` where it is no scalar. */
function wordsAt({ text, at }: Reader, from: number): HeaderValue | null {
  const [, mark, words] = /^(["']?)([^#]*)/.exec(text.slice(from, at))!
  if (/^(?:[[{]|""|'')/.test(mark! + words)) return null
  const start = from + mark!.length
  const value = words!.trimEnd()
  const span: Span = { start, end: start + value.length }
  return value === '' ? { kind: 'null', span } : { kind: 'scalar', value, span, quoted: false }
}

function unquotedKey(written: string): string {
  return /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written
}

function skipSpaces(reader: Reader): void {
  while (reader.at < reader.end && (reader.text[reader.at] === ' ' || reader.text[reader.at] === '\t'))
    reader.at++
}

function readValue(reader: Reader): HeaderValue | null {
  const { text, at } = reader
  if (text[at] === '[') return readArray(reader)
  if (text[at] === '{') return readInlineTable(reader)
  return readScalar(reader, '#')
}

function readInlineTable(reader: Reader): HeaderValue | null {
  const start = reader.at
  const close = reader.text.lastIndexOf('}', lineEnd(reader))
  if (close < start)
    return fail(reader, say`A table without its closing brace. Write “{ key = value }” on one line.`)
  reader.at = close + 1
  return { kind: 'map', span: { start, end: reader.at } }
}

/** Reads a string, or a bare value up to a character in `stops` or the end of the line. */
function readScalar(reader: Reader, stops: string): Scalar | null {
  const { text, at: start } = reader
  const mark = text[start]
  if (mark === '"' || mark === "'") return readString(reader, mark)
  let stop = start
  while (stop < reader.end && !LINE_END.test(text[stop]!) && !stops.includes(text[stop]!)) stop++
  const value = text.slice(start, stop).trimEnd()
  if (!BARE.test(value))
    return fail(reader, say`A value that is missing or not in quotes. Write “key = "value"”.`)
  reader.at = start + value.length
  return { kind: 'scalar', value, span: { start, end: reader.at }, quoted: false }
}

function readString(reader: Reader, mark: string): Scalar | null {
  const { text, at: start } = reader
  const long = text.startsWith(mark.repeat(3), start)
  const quotes = long ? mark.repeat(3) : mark
  const limit = long ? reader.end : lineEnd(reader)
  const close = closingQuotes(text, start + quotes.length, limit, quotes)
  if (close < 0) return fail(reader, say`A string without its closing ${quotes}. Close it.`)
  reader.at = close + quotes.length
  const inner = text.slice(start + quotes.length, close)
  const plain = long ? inner.replace(/^(?:\r\n|\r|\n)/, '') : inner
  const span: Span = { start, end: reader.at }
  return { kind: 'scalar', value: mark === '"' ? unescaped(plain) : plain, span, quoted: true }
}

function closingQuotes(text: string, from: number, limit: number, quotes: string): number {
  for (let at = from; at + quotes.length <= limit; at++) {
    if (text.startsWith(quotes, at)) return at
    if (text[at] === '\\' && quotes.startsWith('"')) at++
  }
  return -1
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs, (whole, short, long, other) => {
    const point = Number.parseInt(short ?? long ?? '', 16)
    if (Number.isNaN(point)) return ESCAPES[other as string] ?? whole
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/** Reads an array of scalars, which may span lines. Nested values are kept as source text. */
function readArray(reader: Reader): HeaderValue | null {
  const start = reader.at
  const items: Fact<string>[] = []
  reader.at++
  for (skipBlank(reader); reader.at < reader.end && reader.text[reader.at] !== ']'; skipBlank(reader)) {
    const item = readScalar(reader, ',]#')
    if (item === null) return null
    items.push({ value: item.value, span: item.span })
    skipBlank(reader)
    if (reader.text[reader.at] === ',') reader.at++
    else if (reader.text[reader.at] !== ']') break
  }
  if (reader.at >= reader.end || reader.text[reader.at] !== ']') {
    return fail(reader, say`An array without its closing bracket. Write “[a, b]”.`)
  }
  reader.at++
  return { kind: 'list', items, span: { start, end: reader.at }, flow: true }
}
