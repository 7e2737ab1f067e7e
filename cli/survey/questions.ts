import type { Card, IncidentRecord, WorkspaceIndex } from '../../core/index.ts'
import { numberOf } from '../numbers.ts'

/** What several documents may have in common. */
export const topics = ['ids', 'causes', 'classes'] as const

/** Ids, causes and classes, as numbers, so that what is kept between runs reveals none. */
export type Keys = Readonly<Record<(typeof topics)[number], readonly number[]>>

/** The keys of a document. */
export function keysOf({ id, rootCauses, classes }: IncidentRecord): Keys {
  return {
    ids: id === null ? [] : [numberOf(id.value)],
    causes: rootCauses.map(one => numberOf(one.value)),
    classes: classes.map(one => numberOf(one.value)),
  }
}

/** What rules asked about a document's neighbours while it was checked. */
export interface Questions extends Keys {
  /** The ids and causes that were asked for; `null` in what was kept from an earlier run. */
  readonly words: readonly string[] | null
  /** Paths of documents within the workspace. */
  readonly paths: readonly string[]
  /** Whether a rule asked for all of them. */
  readonly everything: boolean
}

export interface Inquiry {
  readonly index: WorkspaceIndex
  /** `null` while nothing was asked. */
  questions(): Questions | null
}

const none: readonly Card[] = []

/**
 * An empty workspace that notes what it is asked. Most documents share nothing with others: their findings in this
 * workspace are the final ones.
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

/** An empty map of cards that notes the paths asked for; iterating it asks for all. */
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
