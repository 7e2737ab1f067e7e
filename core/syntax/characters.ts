/** Tests of UTF-16 codes, for code too hot for regular expressions. */

export const TAB = 9
export const SPACE = 32

/** Space or tab: the white space within a line (CommonMark 0.31, section 2.1). */
export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB
}

/** White space, including line ends. */
export function isWhite(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13)
}

/** An ASCII letter. */
export function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 0x61 && lower <= 0x7a
}

/** An ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** ASCII punctuation, which a backslash escapes (CommonMark 0.31, section 2.4). */
export function isPunctuation(code: number): boolean {
  return code > SPACE && code < 0x7f && !isLetter(code) && !isDigit(code)
}
