import { type Message, say } from '../message.ts'

/** The id of the style that most of the documents in or below a folder have; `null` if there are none. */
export function styleBelow(
  folder: string,
  documents: Iterable<readonly [path: string, style: string]>,
): string | null {
  return usualStyleOf(stylesBelow(folder, documents))?.id ?? null
}

/** The style that most documents of a folder have: `count` of `of`. */
export interface UsualStyle {
  /** Id of the style. */
  readonly id: string
  readonly count: number
  readonly of: number
}

/** The style that new documents take from those already there: the one most of them have; `null` where there are none. */
export function usualStyleOf(styles: Iterable<string>): UsualStyle | null {
  const found = new Map<string, number>()
  let of = 0
  for (const style of styles) {
    found.set(style, (found.get(style) ?? 0) + 1)
    of++
  }
  const [most] = [...found].sort((a, b) => b[1] - a[1])
  return most ? { id: most[0], count: most[1], of } : null
}

/** Why a new document has this style, as a sentence. */
export function whyUsualStyle({ id, count, of }: UsualStyle, folder: string): Message {
  const among = folder === '' ? say`here` : say`in ${folder}`
  if (of === 1) return say`Style ${id}, like the postmortem ${among}.`
  return count < of
    ? say`Style ${id}, like ${count} of the ${of} postmortems ${among}.`
    : say`Style ${id}, like the ${of} postmortems ${among}.`
}

/** The styles of the documents in a folder and below. */
export function* stylesBelow(
  folder: string,
  documents: Iterable<readonly [path: string, style: string]>,
): Generator<string> {
  for (const [path, style] of documents) if (path.startsWith(folder)) yield style
}
