import type { Card } from '../facts/card.ts'
import type { IncidentRecord } from '../facts/record.ts'
import { dayStart } from '../facts/times.ts'

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
  /** The newest document at most `days` older with a root cause in common; `null` when there is none. */
  repeatOf(path: string, record: IncidentRecord, days: number): Card | null
}

const DAY = 86_400_000

/** An index over the cards, keyed by path. `exists` tells about any file of the workspace, when known. */
export function workspaceOf(
  cards: ReadonlyMap<string, Card>,
  revision = 0,
  exists: (path: string) => boolean | null = () => null,
): WorkspaceIndex {
  return {
    cards,
    revision,
    exists,
    repeatOf(path, record, days) {
      if (record.date === null || record.rootCauses.length === 0) return null
      const causes = new Set(record.rootCauses.map(cause => cause.value))
      const at = dayStart(record.date.value)
      let newest: Card | null = null
      for (const card of cards.values()) {
        if (card.path === path || card.date === null || !card.rootCauses.some(cause => causes.has(cause))) continue
        const age = (at - dayStart(card.date)) / DAY
        const earlier = age > 0 || (age === 0 && card.path < path)
        if (earlier && age <= days && (newest === null || card.date > newest.date!)) newest = card
      }
      return newest
    },
  }
}

/** The index of a document that stands alone. */
export const noWorkspace: WorkspaceIndex = workspaceOf(new Map())
