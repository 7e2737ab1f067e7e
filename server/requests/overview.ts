import { dayOf, localDay, remainingDays } from '../../core/index.ts'
import type { Ground, PlacedCard, WorkspaceFeature } from '../feature.ts'
import type { ActionRow, Overview, PostmortemRow } from '../protocol.ts'
import { dueOf } from './options.ts'

/** Every postmortem and open action item of the workspace; the newest and the most urgent first. */
export const overview: WorkspaceFeature<unknown, Overview> = {
  method: 'postmortems/overview',
  capability: () => ({}),
  answer(ground) {
    const { cards } = ground
    const newest = cards.toSorted((a, b) => compare(b.card.date ?? '', a.card.date ?? ''))
    const actions = newest.flatMap(placed => actionRows(placed, ground))
    const last = dayOf(8.64e15)
    return {
      postmortems: newest.map(placed => postmortemRow(placed, ground)),
      actions: actions.sort((a, b) => compare(a.due ?? last, b.due ?? last)),
    }
  },
}

function postmortemRow({ uri, card, due, calendar }: PlacedCard, { now }: Ground): PostmortemRow {
  const { id, date, severity, status, tier, counts } = card
  return {
    uri,
    id,
    title: titleOf(card),
    date,
    severity,
    status,
    tier,
    due: due && dueOf(due, now, { calendar }),
    open: counts.actions - counts.done,
    done: counts.done,
  }
}

function actionRows({ uri, card, calendar }: PlacedCard, { now }: Ground): ActionRow[] {
  const today = localDay(now, calendar.zone)
  return card.open.map(item => {
    const left = item.due === null ? null : remainingDays(today, item.due, calendar)
    return {
      ...item,
      uri,
      title: titleOf(card),
      overdue: left?.overdue ?? false,
      remaining: left?.text ?? null,
    }
  })
}

function titleOf({ title, id, path }: PlacedCard['card']): string {
  return title ?? id ?? path.slice(path.lastIndexOf('/') + 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
