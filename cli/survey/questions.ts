import type { Card, IncidentRecord, WorkspaceIndex } from '../../core/index.ts'

/** What a document says that others may share, by its numbers: what is kept between runs tells nobody what it was. */
export interface Keys {
  readonly id: number | null
  readonly causes: readonly number[]
  readonly classes: readonly number[]
}

/**
 * The number of a word: FNV-1a, 32 bits. Should two words share one, a document is judged among neighbours that have
 * nothing to say to it.
 */
export function numberOf(word: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** What a document says that others may share. */
export function keysOf(record: IncidentRecord): Keys {
  return {
    id: record.id === null ? null : numberOf(record.id.value),
    causes: record.rootCauses.map(one => numberOf(one.value)),
    classes: record.classes.map(one => numberOf(one.value)),
  }
}

/** What a document wanted to know of its neighbours while it was checked. */
export interface Questions {
  readonly ids: readonly number[]
  readonly causes: readonly number[]
  readonly classes: readonly number[]
  /** The ids and causes as they were asked for; `null` where they were forgotten. */
  readonly words: readonly string[] | null
  /** Paths of documents within the workspace. */
  readonly paths: readonly string[]
  /** It wanted to see all of them. */
  readonly everything: boolean
}

export interface Inquiry {
  readonly index: WorkspaceIndex
  /** `null` while nothing was asked. */
  questions(): Questions | null
}

const none: readonly Card[] = []

/**
 * A workspace in which a document stands alone, and which notes what it is asked: most documents share nothing with
 * others, so what is found in them here is what is found in them anywhere.
 */
export function inquiry(exists: (path: string) => boolean): Inquiry {
  const ids = new Set<string>()
  const causes = new Set<string>()
  const classes = new Set<string>()
  const paths = new Set<string>()
  let everything = false
  const cards = askedCards(paths, () => {
    everything = true
    return new Map<string, Card>()
  })
  const ask = (keys: Set<string>) => (key: string) => {
    keys.add(key)
    return none
  }
  return {
    index: {
      cards,
      revision: 0,
      exists,
      withId: ask(ids),
      withCause: ask(causes),
      withClass: ask(classes),
      repeatOf(_path, record) {
        for (const cause of record.rootCauses) causes.add(cause.value)
        return null
      },
    },
    questions() {
      if (!everything && ids.size + causes.size + classes.size + paths.size === 0) return null
      return {
        ids: Array.from(ids, numberOf),
        causes: Array.from(causes, numberOf),
        classes: Array.from(classes, numberOf),
        words: [...ids, ...causes],
        paths: [...paths],
        everything,
      }
    },
  }
}

/** No cards, by path; who asks for one of them has not asked for all. */
function askedCards(paths: Set<string>, all: () => ReadonlyMap<string, Card>): ReadonlyMap<string, Card> {
  return {
    has(path) {
      paths.add(path)
      return false
    },
    get(path) {
      paths.add(path)
      return undefined
    },
    get size() {
      return all().size
    },
    forEach: each => all().forEach(each),
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
}
