/** The style that most documents in a folder and below have; `null` where there are none. Each with its path and style. */
export function styleBelow(
  folder: string,
  documents: Iterable<readonly [path: string, style: string]>,
): string | null {
  return customOf(stylesBelow(folder, documents), () => true)?.id ?? null
}

/** How many of the documents in a folder have a style, and of how many. */
export interface Custom {
  /** Id of the style. */
  readonly id: string
  readonly count: number
  readonly of: number
}

/**
 * The style that new documents take from those already there: the one most of them have, but for styles that only describe
 * postmortems in general, which `isOwn` leaves out; `null` where none has another.
 */
export function customOf(styles: Iterable<string>, isOwn: (id: string) => boolean): Custom | null {
  const found = new Map<string, number>()
  let of = 0
  for (const style of styles) {
    found.set(style, (found.get(style) ?? 0) + 1)
    of++
  }
  const [most] = [...found].filter(([id]) => isOwn(id)).sort((a, b) => b[1] - a[1])
  return most ? { id: most[0], count: most[1], of } : null
}

/** Why a new document has the style it has, in words. */
export function whyCustom({ id, count, of }: Custom, folder: string): string {
  const among = folder === '' ? 'here' : `in ${folder}`
  const neighbours = of === 1 ? `the postmortem ${among}` : `the ${of} postmortems ${among}`
  return `Style ${id}, like ${count < of ? `${count} of ` : ''}${neighbours}.`
}

/** The styles of the documents in a folder and below. */
export function* stylesBelow(
  folder: string,
  documents: Iterable<readonly [path: string, style: string]>,
): Generator<string> {
  for (const [path, style] of documents) if (path.startsWith(folder)) yield style
}
