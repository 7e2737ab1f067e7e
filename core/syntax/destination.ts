import { isSpace, SPACE } from './characters.ts'

const BACKSLASH = 0x5c
/** Brackets nested deeper end the destination of no link; the limit keeps the work linear. */
const DEEPEST = 32

/** The offset after the link destination that starts at `at`, in `<…>` or bare, or -1 (CommonMark 0.31, 6.3). */
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

/** Bare destinations end before white space or a closing bracket without its opening one. */
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

/** The characters that close a title opened by `"`, `'` or `(`; undefined for any other character. */
export function titleCloser(open: string | undefined): string | undefined {
  if (open === '(') return ')'
  return open === '"' || open === "'" ? open : undefined
}
