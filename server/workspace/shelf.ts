import {
  type Card,
  cardOf,
  type Deadline,
  type View,
  type WorkspaceIndex,
  workspaceOf,
} from '../../core/index.ts'
import { pathIn, uriIn } from '../uri.ts'
import type { Homes } from './homes.ts'

/** What is kept of one file of the workspace. Plain data: another thread may have made it. */
export interface Entry {
  /** URI of the folder its workspace starts from. */
  readonly home: string
  /** The incidents its text names. */
  readonly mentions: readonly string[]
  /** `null` for a file that is no postmortem. */
  readonly postmortem: Postmortem | null
}

interface Postmortem {
  readonly card: Card
  /** `null` if no deadline is ahead. */
  readonly due: NextLimit | null
  /** Id of its style. */
  readonly style: string
}

/** A deadline of a document, without how far off it is: that depends on when somebody asks. */
export type NextLimit = Pick<Deadline, 'name' | 'due'>

/** Makes what is kept of a file; `view` is `null` for a file that is no postmortem. */
export function entryOf(home: string, view: View | null, mentions: readonly string[]): Entry {
  if (view === null) return { home, mentions, postmortem: null }
  const { due } = view.policy.lifecycle
  const limit = due && { name: due.name, due: due.due }
  return { home, mentions, postmortem: { card: cardOf(view), due: limit, style: view.profile.data.id } }
}

/** The cards of all documents. What is put in becomes visible to others with the next `settle`. */
export interface Shelf {
  put(uri: string, entry: Entry | null): void
  /** Makes visible what was put in. Returns whether anything has changed that other documents depend on. */
  settle(): boolean
  /** The postmortems of a home, as one immutable index. */
  workspace(home: string): WorkspaceIndex
  /** The style of each postmortem of a home, by its URI. */
  usedStyles(home: string): (readonly [uri: string, style: string])[]
  /** URIs of the files that name the incident with this id in the workspace of a home folder. */
  naming(id: string, home: string): readonly string[]
  /** Every file, by its URI. */
  readonly entries: ReadonlyMap<string, Entry>
}

/**
 * An empty shelf. Readers get a snapshot for each home, so that the index an author's document is checked against is not
 * rebuilt for each of ten thousand files that come in one by one.
 */
export function emptyShelf(homes: Homes, exists: (uri: string) => boolean | null): Shelf {
  const entries = new Map<string, Entry>()
  const named = new Map<string, Set<string>>()
  const changed = new Set<string>()
  const snapshots = new Map<string, WorkspaceIndex>()
  let revision = 0
  let seen = homes.revision
  return {
    put(uri, entry) {
      const before = entries.get(uri)
      if (entry) entries.set(uri, entry)
      else entries.delete(uri)
      for (const id of before?.mentions ?? []) named.get(id)?.delete(uri)
      for (const id of entry?.mentions ?? []) {
        const uris = named.get(id)
        if (uris) uris.add(uri)
        else named.set(id, new Set([uri]))
      }
      if (isSame(before, entry)) return
      for (const home of [before?.home, entry?.home]) if (home !== undefined) changed.add(home)
    },
    settle() {
      if (changed.size === 0) return false
      for (const home of changed)
        for (const one of snapshots.keys()) if (home.startsWith(one)) snapshots.delete(one)
      changed.clear()
      revision++
      return true
    },
    workspace(home) {
      if (seen !== homes.revision) snapshots.clear()
      seen = homes.revision
      const kept = snapshots.get(home)
      if (kept) return kept
      const cards = cardsOf(postmortemsIn(home, entries, homes), home)
      const index = workspaceOf(cards, revision, path => exists(uriIn(home, path)))
      snapshots.set(home, index)
      return index
    },
    usedStyles: home =>
      Array.from(postmortemsIn(home, entries, homes), ({ uri, postmortem }) => [uri, postmortem.style]),
    naming: (id, home) => namingIn(entries, named.get(id) ?? [], id, home),
    entries,
  }
}

/** The files that name an id and mean the incident of `home`: if several workspaces have such an incident, only its own files. */
function namingIn(
  entries: ReadonlyMap<string, Entry>,
  uris: Iterable<string>,
  id: string,
  home: string,
): string[] {
  const found = [...uris].map(uri => ({ uri, entry: entries.get(uri)! }))
  const having = new Set(
    found.filter(({ entry }) => entry.postmortem?.card.id === id).map(({ entry }) => entry.home),
  )
  return found.filter(({ entry }) => having.size < 2 || entry.home === home).map(({ uri }) => uri)
}

interface Placed {
  readonly uri: string
  readonly home: string
  readonly postmortem: Postmortem
}

/** The postmortems of a home. One that is just the folder of a document holds what lies below it in such folders as well. */
function* postmortemsIn(home: string, entries: Shelf['entries'], { isMarked }: Homes): Generator<Placed> {
  for (const [uri, { home: own, postmortem }] of entries) {
    if (postmortem === null) continue
    if (own === home || (own.startsWith(home) && !isMarked(own))) yield { uri, home: own, postmortem }
  }
}

function cardsOf(postmortems: Iterable<Placed>, home: string): Map<string, Card> {
  const cards = new Map<string, Card>()
  for (const { uri, home: own, postmortem } of postmortems) {
    const path = own === home ? postmortem.card.path : pathIn(home, uri)
    cards.set(path, own === home ? postmortem.card : { ...postmortem.card, path })
  }
  return cards
}

/** Whether both entries look the same to other documents. Cards are plain data, so JSON compares them. */
function isSame(before: Entry | undefined, after: Entry | null): boolean {
  const [a, b] = [before?.postmortem?.card ?? null, after?.postmortem?.card ?? null]
  if (a === null || b === null) return a === b
  return before!.home === after!.home && JSON.stringify(a) === JSON.stringify(b)
}
