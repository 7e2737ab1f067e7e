import { and } from '../facts/people.ts'
import type { Change } from './change.ts'
import { fitting } from './fitting.ts'
import type { OutsideWords } from './outside.ts'

/** The changes, in order, with one for several people in a row of whom nothing else is said. */
export function together(
  text: string,
  changes: readonly Change[],
  { someone, several }: OutsideWords,
): Change[] {
  if (several === null) return [...changes]
  const found: Change[] = []
  for (const change of changes) {
    const last = found.at(-1)
    const joins =
      last !== undefined &&
      isSomeone(change, someone) &&
      (isSomeone(last, someone) || isSomeone(last, several)) &&
      joint.test(text.slice(last.span.end, change.span.start)) &&
      !/^['’]s?(?!\p{L})/u.test(text.slice(change.span.end, change.span.end + 3))
    if (!joins) found.push(change)
    else {
      const span = { start: last.span.start, end: change.span.end }
      const what = `${last.what}, ${change.what}`
      found[found.length - 1] = { kind: 'name', what, span, text: fitting(text, span, several) }
    }
  }
  return found
}

function isSomeone({ kind, text }: Change, word: string): boolean {
  return kind === 'name' && text.toLowerCase() === word.toLowerCase()
}

const joint = new RegExp(String.raw`^[ \t]*(?:[,;&+/、，]|,? ${and}(?= ))[ \t]*$`, 'i')
