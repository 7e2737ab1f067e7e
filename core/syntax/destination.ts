import { isSpace, SPACE } from './characters.ts'

const BACKSLASH = 0x5c
/** A destination with more deeply nested brackets is not a link; the limit keeps the work linear. */
const DEEPEST = 32

/**
 * Returns the offset after the link destination at `at`, in `<…>` or bare; -1 if there is none (CommonMark 0.31,
 * 6.3).
 */
export function destinationEnd(text: string, at: number, stop: number): number {
  return text.charCodeAt(at) === 0x3c /* < */ ? pointedEnd(text, at + 1, stop) : bareEnd(text, at, stop)
}

function pointedEnd(text: string, from: number, stop: number): number {
  for (let at = from; at < stop; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3e /* > */) return at + 1
    if (code === 0x3c /* < */ || isLineEnd(code)) return -1
    if (code === BACKSLASH && !isLineEnd(text.charCodeAt(at + 1))) at++
  }
  return -1
}

/** A bare destination ends before white space or an unmatched closing bracket. */
function bareEnd(text: string, from: number, stop: number): number {
  let depth = 0
  let at = from
  for (; at < stop; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || isLineEnd(code)) break
    if (code < SPACE || code === 0x7f) return -1
    if (code === 0x28 /* ( */ && ++depth > DEEPEST) return -1
    if (code === 0x29 /* ) */ && --depth < 0) return at > from ? at : -1
    if (code === BACKSLASH && at + 1 < stop && text.charCodeAt(at + 1) > SPACE) at++
  }
  return depth === 0 && at > from ? at : -1
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** Returns the character that closes a title opened by `"`, `'` or `(`; undefined for other characters. */
export function titleCloser(open: string | undefined): string | undefined {
  if (open === '(') return ')'
  return open === '"' || open === "'" ? open : undefined
}
