import type { Profile } from '../profile/compile.ts'
import { anchorsOf } from '../syntax/anchors.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { plain } from '../syntax/plain.ts'
import { dueOf, isOpenItem } from './actions/progress.ts'
import { type StatedAction, statedAction } from './actions/stated.ts'
import { isForOutside } from './publication.ts'
import type { IncidentRecord, MomentName, Person } from './record.ts'
import type { Day, Instant } from './times.ts'

/** What card and `inspect` tell alike of a document. */
export interface PlainFacts {
  readonly id: string | null
  readonly title: string | null
  readonly date: Day | null
  readonly severity: string | null
  readonly status: string | null
  readonly tier: string | null
  readonly people: readonly Pick<Person, 'role' | 'name' | 'handle'>[]
  readonly classes: readonly string[]
  readonly related: readonly string[]
  readonly flags: Readonly<Record<string, boolean>>
}

/**
 * What the workspace keeps of a document: small, immutable, plain data that does not refer to its text, so that ten thousand of
 * them fit in memory, cross threads and survive in a cache.
 */
export interface Card extends PlainFacts {
  /** Path within the workspace, with `/`. */
  readonly path: string
  readonly rootCauses: readonly string[]
  readonly triggers: readonly string[]
  readonly moments: Readonly<Partial<Record<MomentName, Instant>>>
  /** Stated by the author, in minutes. */
  readonly duration: number | null
  /** Items of list fields without a meaning of their own, by the profile's key: services, environments. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Whether the document is marked for outside readers. */
  readonly external: boolean
  /** Where links into it can lead, as `anchorKey` writes places, with a space around each. One string takes least memory. */
  readonly anchors: string
  readonly counts: CardCounts
  /** Action items that are neither done nor cancelled. */
  readonly open: readonly CardAction[]
}

export interface CardCounts {
  readonly timeline: number
  readonly actions: number
  readonly done: number
  /** Open items whose due date is stated. */
  readonly dated: number
  readonly owned: number
}

/** `due` is the later day if the item was deferred. */
export type CardAction = StatedAction

/** A document with its record and its path in the workspace. */
interface Document {
  readonly path: string
  readonly parsed: Parsed
  readonly profile: Profile
  readonly record: IncidentRecord
}

/** The card of a document. */
export function cardOf(document: Document): Card {
  const { record, path, profile } = document
  const { actions, timeline } = record
  const open = actions.filter(item => isOpenItem(item, profile))
  const card: Card = {
    path,
    ...plainFacts(record),
    rootCauses: valuesOf(record.rootCauses),
    triggers: valuesOf(record.triggers),
    moments: instantsOf(record),
    duration: record.duration?.value.minutes ?? null,
    lists: listsOf(record),
    external: isForOutside(record.fields),
    anchors: ` ${[...anchorsOf(document.parsed)].join(' ')} `,
    counts: {
      timeline: timeline.length,
      actions: actions.length,
      done: actions.filter(item => item.done).length,
      dated: open.filter(item => item.due !== null).length,
      owned: open.filter(item => item.owners.length > 0).length,
    },
    open: open.map(item => ({
      ...statedAction(item, document.parsed),
      due: dueOf(document, item)?.value ?? null,
    })),
  }
  return detached(card)
}

/** The plain values of these facts. */
export function plainFacts(record: IncidentRecord): PlainFacts {
  return {
    id: record.id?.value ?? null,
    title: record.title === null ? null : plain(record.title.value),
    date: record.date?.value ?? null,
    severity: record.severity?.value ?? null,
    status: record.status?.value ?? null,
    tier: record.tier?.value ?? null,
    people: record.people.map(({ role, name, handle }) => ({ role, name, handle })),
    classes: valuesOf(record.classes),
    related: valuesOf(record.related),
    flags: Object.fromEntries(Object.entries(record.flags).map(([key, flag]) => [key, flag.value])),
  }
}

/** A copy that holds no slice of the document's text: engines keep the whole text alive behind a slice. */
function detached(card: Card): Card {
  return JSON.parse(JSON.stringify(card)) as Card
}

function valuesOf(facts: readonly { readonly value: string }[]): string[] {
  return facts.map(fact => fact.value)
}

function instantsOf(record: IncidentRecord): Partial<Record<MomentName, Instant>> {
  const moments: Partial<Record<MomentName, Instant>> = {}
  for (const [name, moment] of Object.entries(record.moments)) {
    if (moment.value.instant !== null) moments[name as MomentName] = moment.value.instant
  }
  return moments
}

function listsOf(record: IncidentRecord): Record<string, string[]> {
  const lists: Record<string, string[]> = {}
  for (const { key, means, items } of record.fields) {
    if (key === null || means !== null || items.length === 0) continue
    lists[key] = [...(lists[key] ?? []), ...valuesOf(items).map(value => value.slice(0, LONGEST))]
  }
  return lists
}

/** Longer values are prose, which is no use for completion. UTF-16 units. */
const LONGEST = 80
