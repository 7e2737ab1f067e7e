import type { CodeAction } from 'vscode-languageserver'
import {
  type ActionItem,
  deferAction,
  localDay,
  MOST_EDITS,
  plain,
  readShorthand,
  type Span,
  say,
  touches,
  type Value,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import type { OwnCommand } from '../../protocol.ts'
import { MOST_OFFERED, offer } from './offer.ts'

const kind = 'refactor.rewrite.actions.defer'

/** The day that is proposed where the client cannot ask for one. */
const usual = '+10bd'

/** Defers open items of a range: our own client asks for day and reason, others get placeholders to write over. */
export function deferrals(sight: Sight, range: Span): CodeAction[] {
  const open = sight.view.record.actions.filter(item => !item.done && touches(item.span, range))
  const items = open.slice(0, MOST_OFFERED)
  return sight.client.ownCommands ? items.flatMap(item => asked(sight, item)) : written(sight, items)
}

function asked(sight: Sight, item: ActionItem): CodeAction[] {
  const title = sight.client.inWords(say`Defer ${nameOf(item)} …`)
  const command: OwnCommand = 'postmortems.deferItem'
  const { line } = sight.rangeOf(item.span).start
  return [{ title, kind, command: { title, command, arguments: [sight.uri, line] } }]
}

function written(sight: Sight, items: readonly ActionItem[]): CodeAction[] {
  const { view } = sight
  const { calendar } = view.settings
  const day = readShorthand(usual, localDay(view.now, calendar.zone), calendar)
  if (day === null) return []
  const offered: CodeAction[] = []
  for (const item of items) {
    const edits = deferAction(view, item, day, '<why it takes longer>')
    const title = say`Defer ${nameOf(item)} to ${day}, for a reason`
    for (const one of offer(sight, kind, { title, edits })) offered.push(one)
    // Each would add the column that the table lacks.
    if (edits.length > MOST_EDITS) break
  }
  return offered
}

function nameOf({ id, text }: ActionItem): Value {
  if (id) return id.value
  const words = plain(text.value)
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words
  return say`“${short}”`
}
