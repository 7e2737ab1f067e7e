import { type Message, say } from '../message.ts'
import type { Span } from '../span.ts'

/** A quote or bracket that is opened and never closed. */
export interface NeverClosed {
  readonly message: Message
  /** From the opening character to the end of its line. */
  readonly span: Span
}

/**
 * Returns the unclosed quote or bracket behind an error of the YAML package, which reports where it gave up, often
 * lines below. `null` if the error is another one.
 */
export function neverClosed(text: string, error: string, at: number): NeverClosed | null {
  const quote = /^Missing closing (["'])quote/.exec(error)?.[1]
  if (quote !== undefined) {
    const message = say`A quote that is never closed. Write ${quote} at the end of the value.`
    return from(text, openQuote(text, quote, at), message)
  }
  const end = /end with a ([\]}])$/.exec(error)?.[1]
  if (end === undefined) return null
  const message = say`A bracket that is never closed. Write ${end} at the end of the value.`
  return from(text, openBracket(text, end, at), message)
}

function from(text: string, start: number, message: Message): NeverClosed | null {
  if (start < 0) return null
  const line = /[^\r\n]*/y
  line.lastIndex = start
  return { message, span: { start, end: start + line.exec(text)![0].trimEnd().length } }
}

/** Returns the offset of the last quote before `at` that is neither escaped nor doubled. */
function openQuote(text: string, quote: string, at: number): number {
  let found = text.lastIndexOf(quote, at - 1)
  while (found > 0) {
    const before = text.charAt(found - 1)
    if (quote === '"' && before === '\\') found = text.lastIndexOf(quote, found - 1)
    else if (quote === "'" && before === "'") found = text.lastIndexOf(quote, found - 2)
    else break
  }
  return found
}

function openBracket(text: string, end: string, at: number): number {
  const start = end === ']' ? '[' : '{'
  let closed = 0
  for (let i = at - 1; i >= 0; i--) {
    const sign = text.charAt(i)
    if (sign === end) closed++
    else if (sign === start && closed-- === 0) return i
  }
  return -1
}
