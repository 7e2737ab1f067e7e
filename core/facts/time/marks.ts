import { isDigit, isSpace } from './characters.ts'

/** Offset after spaces, emphasis, code marks, opening quotes and brackets, strike-through, emoji and bullets. */
export function skipMarks(text: string, at: number): number {
  for (;;) {
    const unit = text.charCodeAt(at)
    if (isDigit(unit)) return at
    if (unit === 126 && text.charCodeAt(at + 1) === 126) at += 2
    else if (isSpace(unit) || isOpening(unit) || isPicture(unit)) at++
    else return at
  }
}

/** Like `skipMarks`, and skips `(` and `（` too. */
export function skipBrackets(text: string, at: number): number {
  let start = at
  for (;;) {
    start = skipMarks(text, start)
    const unit = text.charCodeAt(start)
    if (unit !== 40 && unit !== 0xff08) return start
    start++
  }
}

/** Opening quotation marks, brackets and bullets among them. */
function isOpening(unit: number): boolean {
  return openings.includes(String.fromCharCode(unit))
}

const openings = '*_`[<\\"\u201c\u2018\u3010\u300c\u2022\u30fb\uff65\xb7'

/** Emoji and symbols, their joiners and variation selectors; arrows are not included. */
export function isPicture(unit: number): boolean {
  return (
    (unit >= 0x2300 && unit <= 0x2bff) ||
    (unit >= 0xd83c && unit <= 0xdfff) ||
    unit === 0xfe0f ||
    unit === 0x200d
  )
}
