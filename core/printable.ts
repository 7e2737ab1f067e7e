/**
 * A text that is safe to show in a terminal: control characters, which could move the cursor, and characters that change the
 * direction of text are written as code points.
 */
export function printable(text: string): string {
  return unprintable.test(text) ? text.replace(everyUnprintable, escaped) : text
}

const unprintable = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const everyUnprintable = new RegExp(unprintable, 'g')

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  return `\\u{${character.charCodeAt(0).toString(16)}}`
}
