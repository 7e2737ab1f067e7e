/** Tests on UTF-16 code units, and small scanners, for the readers of dates, clocks and zones. */

import { isDigit } from '../../syntax/characters.ts'

export { isDigit }

/** The text with full-width digits as plain ones, each in its place. */
export function withPlainDigits(text: string): string {
  return wideDigit.test(text)
    ? text.replace(wideDigits, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    : text
}

const wideDigit = /[０-９]/
const wideDigits = /[０-９]/g

/** Whether it is a Latin letter, with or without accent. */
export function isLetter(unit: number): boolean {
  const low = unit | 32
  return (low >= 97 && low <= 122) || (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7)
}

/** Whether the unit is a space or tab, or one of those that typesetters and input methods use: no-break, thin, ideographic. */
export function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x2009 || unit === 0x202f || unit === 0x3000
}

/** Whether it is `-`, or a hyphen that word processors make of it. */
export function isHyphen(unit: number): boolean {
  return unit === 45 || unit === 0x2010 || unit === 0x2011 || unit === 0x2212
}

/** Offset of the first unit at or after `at` that is not a space. */
export function skipSpaces(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

/** Offset after the backslash that some exports write before `-` and `.`, if any: `2026\-08\-14`. */
export function pastEscape(text: string, at: number): number {
  return text.charCodeAt(at) === 92 ? at + 1 : at
}

/** Number of digits at `at`, at most `limit`. */
export function digitsAt(text: string, at: number, limit: number): number {
  let count = 0
  while (count < limit && isDigit(text.charCodeAt(at + count))) count++
  return count
}

/** The number that the `count` digits at `at` write. */
export function numberAt(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

/** Offset after the letters at `at`, if any. */
export function wordEnd(text: string, at: number): number {
  while (isLetter(text.charCodeAt(at))) at++
  return at
}

/** Offset where the sticky `pattern` ends when it matches at `at`; -1 if it does not. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}
