/** Classes of UTF-16 units and small steps over them, for the readers of dates, clocks and zones. */

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** Latin letters, with accents. */
export function isLetter(unit: number): boolean {
  const low = unit | 32
  return (low >= 97 && low <= 122) || (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7)
}

/** Space, tab, and the spaces typesetters and input methods put between figures: no-break, thin, ideographic. */
export function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x2009 || unit === 0x202f || unit === 0x3000
}

/** `-` and the hyphens that word processors make of it. */
export function isHyphen(unit: number): boolean {
  return unit === 45 || unit === 0x2010 || unit === 0x2011 || unit === 0x2212
}

/** Offset of the first unit from `at` on that is no space. */
export function skipSpaces(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

/** Behind the backslash that some exports write before `-` and `.`: `2026\-08\-14`. */
export function pastEscape(text: string, at: number): number {
  return text.charCodeAt(at) === 92 ? at + 1 : at
}

/** Number of digits that stand at `at`, counting no further than `limit`. */
export function digitsAt(text: string, at: number, limit: number): number {
  let count = 0
  while (count < limit && isDigit(text.charCodeAt(at + count))) count++
  return count
}

/** Value of `count` digits at `at`. */
export function numberAt(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

/** Offset after the letters that start at `at`. */
export function wordEnd(text: string, at: number): number {
  while (isLetter(text.charCodeAt(at))) at++
  return at
}

/** Where `pattern` (sticky) ends when it matches at `at`; `-1` when it does not. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}
