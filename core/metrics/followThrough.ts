import { DAY, MINUTE } from '../facts/time/days.ts'
import { dayOf, daysBetween, type Instant } from '../facts/times.ts'
import { byText } from '../order.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import type { Measure, MeasuredAction } from './measure.ts'

/** What has become of the action items. */
export interface FollowThrough {
  readonly total: number
  /** Neither done nor cancelled; the deferred ones are among them. */
  readonly open: number
  readonly deferred: number
  /** Those of the open ones that state no status. */
  readonly unstated: number
  /** Open past their due date. */
  readonly overdue: number
  readonly done: number
  readonly cancelled: number
  readonly closure: Closure
  readonly ages: readonly Age[]
  /** The owner with the most open items first; nobody last. */
  readonly owners: readonly Owner[]
  /** From the day of the incident to the day the item's status names, in minutes; of the items that are done. */
  readonly closing: Distribution
}

/** How many of the items that state a status and were not cancelled are done. */
export interface Closure {
  readonly closed: number
  readonly of: number
  /** Items that state no status. */
  readonly unstated: number
  /** 0 to 1; `null` where there are none. */
  readonly share: number | null
}

/** Open items of incidents so many days ago. */
export interface Age {
  readonly name: string
  readonly open: number
  readonly overdue: number
}

/** An item of several owners counts for each. */
export interface Owner {
  /** `null` for the items that name nobody. */
  readonly owner: string | null
  readonly open: number
  readonly overdue: number
  readonly undated: number
  /** Days since the oldest incident; `null` where no document is dated. */
  readonly oldest: number | null
}

interface Item {
  readonly action: MeasuredAction
  /** Days since the incident began. */
  readonly age: number | null
  readonly overdue: boolean
}

/** What became of all items, and how old and whose the open ones are at a moment. */
export function followThroughOf(measures: readonly Measure[], now: Instant): FollowThrough {
  const today = dayOf(now)
  const all = measures.flatMap(({ actions }) => actions)
  const count = (state: MeasuredAction['state']) => all.filter(one => one.state === state).length
  const open = measures.flatMap(({ actions, date }) =>
    actions.filter(isOpen).map(action => ({
      action,
      age: date === null ? null : Math.max(0, daysBetween(date, today)),
      overdue: action.due !== null && action.due < today,
    })),
  )
  return {
    total: all.length,
    open: open.length,
    deferred: count('deferred'),
    unstated: count('unstated'),
    overdue: open.filter(one => one.overdue).length,
    done: count('done'),
    cancelled: count('cancelled'),
    closure: closureOf(measures),
    ages: agesOf(open),
    owners: ownersOf(open),
    closing: distributionOf(measures.flatMap(closingOf)),
  }
}

/** How many of the items of these documents are closed. */
export function closureOf(measures: readonly Measure[]): Closure {
  const all = measures.flatMap(({ actions }) => actions.filter(one => one.state !== 'cancelled'))
  const closed = all.filter(one => one.state === 'done').length
  const unstated = all.filter(one => one.state === 'unstated').length
  const of = all.length - unstated
  return { closed, of, unstated, share: of === 0 ? null : closed / of }
}

function isOpen({ state }: MeasuredAction): boolean {
  return state !== 'done' && state !== 'cancelled'
}

function closingOf({ actions, date }: Measure): (number | null)[] {
  return actions
    .filter(one => one.state === 'done')
    .map(({ closed }) => {
      const days = closed === null || date === null ? -1 : daysBetween(date, closed)
      return days < 0 ? null : (days * DAY) / MINUTE
    })
}

/** Days since the incident, up to and including. */
const bands: readonly (readonly [name: string, last: number])[] = [
  ['up to 30 days', 30],
  ['31 to 90 days', 90],
  ['91 to 180 days', 180],
  ['over 180 days', Number.POSITIVE_INFINITY],
]

function agesOf(items: readonly Item[]): Age[] {
  let after = -1
  const rows = bands.map(([name, last]) => {
    const from = after
    after = last
    return ageOf(
      name,
      items.filter(({ age }) => age !== null && age > from && age <= last),
    )
  })
  return [
    ...rows,
    ageOf(
      'not known',
      items.filter(({ age }) => age === null),
    ),
  ]
}

function ageOf(name: string, items: readonly Item[]): Age {
  return { name, open: items.length, overdue: items.filter(one => one.overdue).length }
}

function ownersOf(items: readonly Item[]): Owner[] {
  const groups = new Map<string, { readonly owner: string | null; readonly own: Item[] }>()
  for (const item of items) {
    const { owners } = item.action
    const called = new Map(owners.map(owner => [owner.toLowerCase(), owner]))
    for (const [key, owner] of called.size === 0 ? nobody : called) {
      const group = groups.get(key)
      if (group) group.own.push(item)
      else groups.set(key, { owner, own: [item] })
    }
  }
  const rows = [...groups.values()].map(({ owner, own }): Owner => {
    const ages = own.flatMap(({ age }) => (age === null ? [] : [age]))
    return {
      owner,
      open: own.length,
      overdue: own.filter(one => one.overdue).length,
      undated: own.filter(one => one.action.due === null).length,
      oldest: ages.length === 0 ? null : ages.reduce((a, b) => Math.max(a, b)),
    }
  })
  const rank = ({ owner }: Owner) => (owner === null ? 1 : 0)
  return rows.sort(
    (a, b) =>
      rank(a) - rank(b) || b.open - a.open || b.overdue - a.overdue || byText(a.owner ?? '', b.owner ?? ''),
  )
}

const nobody: ReadonlyMap<string, null> = new Map([['', null]])
