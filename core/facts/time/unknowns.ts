import { digitsAt, isDigit, matchEnd, skipSpaces } from './characters.ts'

/**
 * Ways to say that a time is not known: the figures left open (??:??, HH:MM, YYYY-MM-DD, 2022-02-??, 2X:XX) or a
 * word for it (TBD, unknown, 不明). Such a time is declared unknown, not wrong.
 */

const openDate =
  /(?:(?:19|20)(?:\d\d|[Xx?]{2})|[Yy]{4}|\?{4}|[Jj]{4}|[Aa]{4})(?:\/\d\d)?[-/.](?:\d\d|MM|mm|\?{1,2}|[Xx]{2})[-/.](?:\d\d|DD|dd|TT|JJ|\?{1,2}|[Xx]{2}|[上中下]旬)(?![\p{L}\d])/uy
const openClock =
  /(?:HH|hh|\?{1,2}|[Xx]{2}|--|\d[Xx?]|\d{1,2})[:\uFF1A](?:MM|mm|\?{1,2}|[Xx]{2}|--|\d[Xx?]|\d\d)(?:[:\uFF1A](?:SS|ss|\?{1,2}|[Xx]{2}|--|\d\d))?(?![\p{L}\d:])/uy

/**
 * Words that stand in place of a time. After them come only closing marks and then nothing, a dash, a bar, a parenthesis or a
 * comma and figures.
 */
const word =
  /(?:unknown(?: time)?|time unknown|not known|unclear|undetermined|tb[acd]|n\/a|unbekannt|unklar|inconnue?|desconocid[oa]|desconhecid[oa]|(?:日付|時刻|日時)?不明|不定|未定|未詳|不详|未知|待定|불명|미상|미정)/iy

/** Words that say when without digits. They must end the cell, but for a `+` or parenthesis: a sentence may begin with one. */
const vague =
  /(?:same (?:day|time|session)|am selben tag|le même jour|mismo día|mesmo dia|同日中?|同セッション|同時(?:期|刻)|当日|継続的?|後続セッション|同上)/iy
/** Words that do so only in parentheses: (背景), (恒常的な背景条件), (長期). */
const parenthesised =
  /[(\uFF08](?:背景|長期|恒常的|継続|常時|以前|事前|background|ongoing)[^()\uFF08\uFF09]{0,16}[)\uFF09]/iy

const ended = /[*_`\])\uFF09\u3011\s]*(?:$|[-\u2013\u2014|(\uFF08]|\[\^|,\s\d)/y
const endedOrAdded = /[*_`\])\uFF09\u3011\s]*(?:$|[+(\uFF0B\uFF08])/y
const dashes = /(?:[-\u2013\u2014]{1,3}|\?{1,3})[*_`\s]*$/y
const questionMarks = /\?{1,3}(?=[*_`\s]*[-\u2013\u2014|(\uFF08])/y

/** Offset after a date with open digits at `at` (2022-02-??, YYYY-MM-DD); -1 if there is none. */
export function openDateEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const figure = isDigit(unit)
  if (!figure && !'YyJjAa?'.includes(text.charAt(at))) return -1
  const end = matchEnd(openDate, text, at)
  return figure && end > 0 && !/[^\d\-/.]/.test(text.slice(at, end)) ? -1 : end
}

/** Offset after a clock with open digits at `at` (HH:MM, 2X:XX); -1 if there is none. */
export function openClockEnd(text: string, at: number): number {
  const figures = digitsAt(text, at, 3)
  if (figures > 2 || (figures === 0 && !'Hh?Xx-'.includes(text.charAt(at)))) return -1
  const end = matchEnd(openClock, text, at)
  return end > 0 && /[^\d:\uFF1A]/.test(text.slice(at, end)) ? end : -1
}

/** Offset after a word or mark for an unknown time at `at` (TBD, 不明, ???); -1 if there is none. */
export function unknownWordEnd(text: string, at: number): number {
  const known = matchEnd(word, text, at)
  if (known > 0 && matchEnd(ended, text, known) >= 0) return known
  const marks = Math.max(matchEnd(dashes, text, at), matchEnd(questionMarks, text, at))
  if (marks > 0) return marks
  const filling = matchEnd(vague, text, at)
  return filling > 0 && matchEnd(endedOrAdded, text, filling) >= 0 ? filling : -1
}

/** Offset after a parenthesis at `at` that says when without digits, if the text ends there; -1 otherwise. */
export function vagueParenthesisEnd(text: string, at: number): number {
  const end = matchEnd(parenthesised, text, at)
  return end > 0 && skipSpaces(text, end) === text.length ? end : -1
}
