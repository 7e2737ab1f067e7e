import { widthOf } from '../../core/index.ts'

/** Characters of one column each that a terminal shows as they are. */
export const plain = /^[\x20-\x7e]*$/

/** As much of the start of a text as fits into so many columns. */
export function firstColumns(text: string, width: number): string {
  const near = text.slice(0, width + 1)
  if (plain.test(near)) return near.slice(0, width)
  let shown = ''
  let used = 0
  for (const character of text) {
    used += widthOf(character)
    if (used > width) break
    shown += character
  }
  return shown
}

/** As much of the end of a text as fits into so many columns. */
export function lastColumns(text: string, width: number): string {
  const near = text.slice(Math.max(0, text.length - width))
  if (plain.test(near)) return near
  const characters = [...text.slice(-4 * width)]
  let from = characters.length
  for (let used = 0; from > 0; from--) {
    used += widthOf(characters[from - 1]!)
    if (used > width) break
  }
  return characters.slice(from).join('')
}
