import type { Card } from '../facts/card.ts'
import type { IncidentRecord } from '../facts/record.ts'
import { addDays, isRealDay } from '../facts/times.ts'

/**
 * What a document may know of its neighbours: one small card each, never their text. Immutable; a changed file
 * makes a new index with one card replaced.
 */
export interface WorkspaceIndex {
  readonly cards: ReadonlyMap<string, Card>
  /** Grows with every change; answers computed from an older revision are stale. */
  readonly revision: number
  /** Whether a path exists among the files known; `null` when files are not known here. */
  exists(path: string): boolean | null
  /** The documents with this id, root cause or incident class, in no order. */
  withId(id: string): readonly Card[]
  withCause(cause: string): readonly Card[]
  withClass(name: string): readonly Card[]
  /** The newest document at most `days` older with a root cause in common; `null` when there is none. */
  repeatOf(path: string, record: IncidentRecord, days: number): Card | null
}

/** An index over the cards, keyed by path. `exists` tells about any file of the workspace, when known. */
export function workspaceOf(
  cards: ReadonlyMap<string, Card>,
  revision = 0,
  exists: (path: string) => boolean | null = () => null,
): WorkspaceIndex {
  const withId = finder(cards, card => (card.id === null ? [] : [card.id]))
  const withCause = finder(cards, card => card.rootCauses)
  const withClass = finder(cards, card => card.classes)
  return {
    cards,
    revision,
    exists,
    withId,
    withCause,
    withClass,
    repeatOf(path, record, days) {
      if (record.date === null || !isRealDay(record.date.value)) return null
      // Compared as texts: where thousands share a cause, each is compared with all others.
      const [day, first] = [record.date.value, addDays(record.date.value, -days)]
      let newest: Card | null = null
      for (const { value } of record.rootCauses) {
        for (const card of withCause(value)) {
          const { date } = card
          if (date === null || date < first || date > day || card.path === path) continue
          if (newest !== null && date <= newest.date!) continue
          if (isRealDay(date) && isEarlier(card, path, record)) newest = card
        }
      }
      return newest
    },
  }
}

/** Whether another document tells of an earlier incident; of two on one day the start decides, else the name. */
export function isEarlier(card: Card, path: string, { date, moments }: IncidentRecord): boolean {
  if (card.date === null || card.date !== date?.value) return (card.date ?? '') < (date?.value ?? '')
  const [own, other] = [moments.started?.value.instant ?? null, card.moments.started ?? null]
  return own === null || other === null || own === other ? card.path < path : other < own
}

/** Finds cards by what they hold. The table behind it is made when first asked for, once for the index. */
function finder(
  cards: ReadonlyMap<string, Card>,
  keysOf: (card: Card) => readonly string[],
): (key: string) => readonly Card[] {
  let table: Map<string, Card[]> | undefined
  return key => {
    if (table === undefined) {
      table = new Map()
      for (const card of cards.values()) {
        for (const one of new Set(keysOf(card))) {
          const held = table.get(one)
          if (held) held.push(card)
          else table.set(one, [card])
        }
      }
    }
    return table.get(key) ?? none
  }
}

const none: readonly Card[] = []

/** The index of a document that stands alone. */
export const noWorkspace: WorkspaceIndex = workspaceOf(new Map())
