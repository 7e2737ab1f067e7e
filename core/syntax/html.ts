import { isDigit, isLetter, isSpace, isWhite, SPACE } from './characters.ts'

/** Tag names that open an HTML block of kind 6 (CommonMark 0.31, section 4.6). */
const BLOCK_NAMES = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
  fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
  main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead
  title tr track ul`.split(/\s+/),
)
const RAW_NAMES = new Set(['pre', 'script', 'style', 'textarea'])

/** The ends of kinds 1 to 5, searched without regard to case. */
const RAW_ENDS = ['</pre>', '</script>', '</style>', '</textarea>']
const ENDS = ['', '', '-->', '?>', '>', ']]>']

/** Returns the kind of HTML block, 1 to 7, that starts with the `<` at `at`; 0 if none does. */
export function htmlType(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1)
  if (at + 1 >= end) return 0
  if (next === 0x3f /* ? */) return 3
  if (next === 0x21 /* ! */) return declarationType(text, at, end)
  const closing = next === 0x2f /* / */
  const nameStart = closing ? at + 2 : at + 1
  const nameEnd = tagNameEnd(text, nameStart, end)
  if (nameEnd === nameStart) return 0
  const name = text.slice(nameStart, nameEnd).toLowerCase()
  const after = nameEnd < end ? text.charCodeAt(nameEnd) : SPACE
  const bounded = isSpace(after) || after === 0x3e /* > */
  if (bounded && !closing && RAW_NAMES.has(name)) return 1
  if (BLOCK_NAMES.has(name) && (bounded || text.startsWith('/>', nameEnd))) return 6
  if (RAW_NAMES.has(name) && !closing) return 0
  const tag = tagEnd(text, at, end)
  return tag > 0 && spaceEnd(text, tag, end) === end ? 7 : 0
}

function declarationType(text: string, at: number, end: number): number {
  if (text.startsWith('--', at + 2) && at + 4 <= end) return 2
  if (text.startsWith('[CDATA[', at + 2)) return 5
  return isLetter(text.charCodeAt(at + 2)) && at + 2 < end ? 4 : 0
}

/** Whether an HTML block of this kind ends on the line `[from, end)`. */
export function endsHtml(type: number, text: string, from: number, end: number): boolean {
  if (type > 5) return false
  const line = text.slice(from, end)
  if (type === 1) return RAW_ENDS.some(mark => line.toLowerCase().includes(mark))
  return line.includes(ENDS[type]!)
}

/** Whether an HTML block of kinds 1 to 5 is still open at the end of the document. */
export function isHtmlOpen(text: string, from: number, end: number): boolean {
  const at = text.indexOf('<', from)
  const type = at < 0 ? 0 : htmlType(text, at, end)
  return type > 0 && type < 6 && !endsHtml(type, text, at, end)
}

/**
 * Returns the offset after the tag that starts with the `<` at `at` and ends before `end`; 0 if there is none
 * (section 6.6).
 */
export function tagEnd(text: string, at: number, end: number): number {
  const closing = text.charCodeAt(at + 1) === 0x2f /* / */
  const nameStart = closing ? at + 2 : at + 1
  let place = tagNameEnd(text, nameStart, end)
  if (place === nameStart) return 0
  if (!closing) place = attributesEnd(text, place, end)
  if (place < 0) return 0
  place = spaceEnd(text, place, end)
  if (!closing && place < end && text.charCodeAt(place) === 0x2f /* / */) place++
  return place < end && text.charCodeAt(place) === 0x3e /* > */ ? place + 1 : 0
}

function tagNameEnd(text: string, from: number, end: number): number {
  if (from >= end || !isLetter(text.charCodeAt(from))) return from
  let at = from + 1
  while (at < end && isNameCode(text.charCodeAt(at))) at++
  return at
}

/** Returns the offset after the attributes of a tag, without white space after them; -1 if one is malformed. */
function attributesEnd(text: string, from: number, end: number): number {
  let at = from
  for (;;) {
    const start = spaceEnd(text, at, end)
    if (start === at || start >= end || !startsAttribute(text.charCodeAt(start))) return at
    at = start + 1
    while (at < end && continuesAttribute(text.charCodeAt(at))) at++
    const equals = spaceEnd(text, at, end)
    if (equals < end && text.charCodeAt(equals) === 0x3d /* = */)
      at = valueEnd(text, spaceEnd(text, equals + 1, end), end)
    if (at < 0) return -1
  }
}

/** Returns the offset after an attribute value, or -1. */
function valueEnd(text: string, from: number, end: number): number {
  const quote = text[from]
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, from + 1)
    return close >= 0 && close < end ? close + 1 : -1
  }
  let at = from
  while (at < end && !endsBareValue(text.charCodeAt(at))) at++
  return at > from ? at : -1
}

function endsBareValue(code: number): boolean {
  return code <= SPACE || code === 0x22 || code === 0x27 || code === 0x60 || (code >= 0x3c && code <= 0x3e)
}

/** Returns the offset after white space. */
export function spaceEnd(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isWhite(text.charCodeAt(at))) at++
  return at
}

function isNameCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2d /* - */
}

function startsAttribute(code: number): boolean {
  return isLetter(code) || code === 0x5f /* _ */ || code === 0x3a /* : */
}

function continuesAttribute(code: number): boolean {
  return isNameCode(code) || code === 0x5f /* _ */ || code === 0x3a /* : */ || code === 0x2e /* . */
}
