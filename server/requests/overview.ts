import { byText, type CardAction, fileNameOf, localDay, remainingDays } from '../../core/index.ts'
import type { WorkspaceFeature } from '../feature.ts'
import type { ActionRow, Overview, PostmortemRow } from '../protocol.ts'
import { newestFirst } from '../workspace/newest.ts'
import type { PlacedCard, WorkspaceSight } from '../workspace/sight.ts'
import { dueOf } from './options.ts'

/** Nobody reads through a longer list. The oldest documents and the least urgent items are left out. */
const MOST = 5000

/** The postmortems and open action items of the workspace; the newest and the most urgent first. */
export const overview: WorkspaceFeature<unknown, Overview> = {
  method: 'postmortems/overview',
  answer(sight) {
    const { cards } = sight
    const newest = newestFirst(cards)
    const items = newest.flatMap(placed => placed.card.open.map(item => ({ placed, item })))
    items.sort((a, b) => byText(a.item.due ?? '9', b.item.due ?? '9'))
    return {
      postmortems: newest.slice(0, MOST).map(placed => postmortemRow(placed, sight)),
      actions: items.slice(0, MOST).map(({ placed, item }) => actionRow(placed, item, sight)),
    }
  },
}

function postmortemRow(
  { uri, card, due, calendar }: PlacedCard,
  { now, client }: WorkspaceSight,
): PostmortemRow {
  const { id, date, severity, status, tier, counts, open } = card
  return {
    uri,
    id,
    title: titleOf(card),
    date,
    severity,
    status,
    tier,
    due: due && dueOf(due, now, { calendar }, client.inWords),
    open: open.length,
    done: counts.done,
  }
}

function actionRow({ uri, card, calendar }: PlacedCard, item: CardAction, sight: WorkspaceSight): ActionRow {
  const { now, client } = sight
  const left = item.due === null ? null : remainingDays(localDay(now, calendar.zone), item.due, calendar)
  return {
    ...item,
    uri,
    title: titleOf(card),
    overdue: left?.overdue ?? false,
    remaining: left && client.inWords(left.text),
  }
}

/** What every row would begin with leaves no room for the rest in a narrow list. */
function titleOf({ title, id, path }: PlacedCard['card']): string {
  return title?.replace(label, '') ?? id ?? fileNameOf(path)
}

/** “Postmortem: ”, “Production Incident Post-Mortem — ”. */
const label = /^[^:–—]{0,32}?post-?mortem\s*(?:[:–—]|-\s)\s*(?=\S)/iu
