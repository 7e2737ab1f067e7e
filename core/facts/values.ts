import type { Profile } from '../profile/compile.ts'
import { spoken } from '../profile/normalise.ts'
import type { Fact, Span } from '../span.ts'

/** Whether a value says nothing: empty, a placeholder, declared unknown or not applicable. */
export function saysNothing(profile: Profile, value: string): boolean {
  if (isPlaceholder(value)) return true
  // No word for "unknown" or "none" is long or has a digit; most values are or have. So this returns early.
  if (value.length > 40 || /\d/.test(value)) return false
  const { none, unknown, longest } = profile.lookup.words
  const word = plainWords.test(value) ? value.toLowerCase().replaceAll(' ', '') : spoken(value)
  if (word.length > longest) return false
  return none.has(word) || unknown.has(word) || /^\s*(?:[?？]+|[-–—]+)\s*$/.test(value)
}

/**
 * Whether a value is a placeholder, with or without prose after it: `<name>`, `[X] minutes`, `{{ date }}`, `YYYY-MM-DD HH:MM`,
 * `HH:MM start - HH:MM end`, `…`, `@owner`, `TBD`, `P0 | P1 | P2`. It counts as absent, not as wrong.
 */
export function isPlaceholder(text: string): boolean {
  if (text === '') return true
  switch (text.charCodeAt(0)) {
    case 0x5c: // \
      return text.length > 1 && isPlaceholder(text.slice(1))
    case 0x3c: // <
      return bracketed.test(text) && !markup.test(text)
    case 0x28: // (
      return example.test(text)
    case 0x5b: // [
      return leadingBlank.test(text)
    case 0x7b: // {
      return /^\{[^{}]{1,80}\}$|^\{\{[^{}]{0,80}\}\}/.test(text)
    case 0xff08: // （
    case 0x3010: // 【
    case 0xff1c: // ＜
      return fullWidth.test(text)
    case 0x60: // `, with nothing in it
      return /^`+(?:\s*`+)?$/.test(text)
    case 0x40: // @
      return /^@(?:[….<[{].{0,80}|owner|handle|name|user(?:name)?|someone|person|team|tb[cd])?$/i.test(text)
    default:
      return blankPattern.test(text) || (text.includes(' | ') && options.test(text))
  }
}

const bracketed = /^<[^<>]{1,200}>\W*$|^<%/
const markup = /^<(?:[a-z][a-z0-9+.-]*:|[^\s@<>]+@|\/?br\b)/i
/** A bracket that only shows how it may be filled in: "(e.g., INC-12)". */
const example =
  /^\((?:e\.\s?g\.|for example|z\.\s?B\.|zum Beispiel|p\.\s?ex\.|par exemple|p\.\s?ej\.|por ejemplo|por exemplo)[^()]{0,160}\)\W*$/i
/** A bracket that is not a link, wiki link, footnote or check box, and holds no date and no grade. */
const leadingBlank =
  /^\[(?!\[|\^|[ x]\]|\d{4}-\d\d-\d\d|(?:critical|high|medium|low|p\d)\])[^\]]{1,120}\](?![([:])/i
/** The letters of a date or time format, dots, or a word that asks to be replaced. */
const blankPattern =
  /^(?:(?:(?:YYYY|yyyy|XXXX|JJJJ|AAAA|20[xX]{2})[-/.](?:MM|mm|XX|xx)[-/.](?:DD|dd|XX|xx|TT|JJ)|DD[-/.]MM[-/.]YYYY|(?:HH|hh):(?:MM|mm)|(?:MM|mm):(?:SS|ss))(?!(?!THH:)[A-Za-z]{2}).{0,40}|[.…]{1,5}|_{2,40}|(?:tbd|tbc|todo|fixme|[xX]{3,8}|YYY|ZZZ)\.?)$/i
/**
 * East Asian brackets that ask for input: （記入）, 【件名を入力してください】, （请填写）, （작성）, and angle brackets with
 * anything. Others in round brackets are remarks: （推定）.
 */
const fullWidth =
  /^(?:[（【][^（）【】\n]{0,60}(?:(?:記入|記載|入力)(?:する|してください|して下さい|のこと)?|(?:填写|填入|輸入|输入|填)[^（）【】\n]{0,20}|(?:기입|입력|작성)(?:하세요|하십시오)?)[。.]?[）】]|＜[^＜＞\n]{1,80}＞)$/
const options = /^[\w</>-]+(?: \| [\w</> -]+)+$/

const plainWords = /^[A-Za-z ]+$/

/** Offset of an item's text. The span of a quoted scalar begins with its quotation mark. */
export function wordsStart({ value, span }: Fact<string>): number {
  return span.start + (span.end - span.start === value.length + 2 ? 1 : 0)
}

/** The items of a list in prose, separated by comma, semicolon, `、` or `，`, but not inside brackets. */
export function entriesOf(text: string, base: number): Fact<string>[] {
  const entries: Fact<string>[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x2c
    if (code === 0x28 || code === 0x5b || code === 0xff08) depth++
    else if (code === 0x29 || code === 0x5d || code === 0xff09) depth = Math.max(0, depth - 1)
    else if ((depth === 0 || at === text.length) && isSeparator(code)) {
      const { start, end } = within(text, from, at)
      if (start < end)
        entries.push({ value: text.slice(start, end), span: { start: base + start, end: base + end } })
      from = at + 1
    }
  }
  return entries
}

function isSeparator(code: number): boolean {
  return code === 0x2c || code === 0x3b || code === 0x3001 || code === 0xff0c || code === 0xff1b
}

/** Span without spaces and code marks at its ends. */
function within(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isEdge(text.charCodeAt(from))) from++
  while (to > from && isEdge(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

function isEdge(code: number): boolean {
  return code <= 0x20 || code === 0x60 || code === 0x3000
}
