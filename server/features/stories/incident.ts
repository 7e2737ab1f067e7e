import { type Card, type Message, say } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { paragraphs } from './policyRow.ts'

/** The card of another incident; `null` where the workspace has none of that id. */
export function storyOfIncident({ view: { workspace, path }, uriOf }: Sight, id: string): Message | null {
  const card = workspace.withId(id).find(one => one.path !== path)
  return card ? ofCard(card, uriOf(card.path)) : null
}

function ofCard(card: Card, uri: string): Message {
  const facts = [card.date, card.severity, card.status].filter(one => one !== null).join(' · ')
  const { length } = card.open
  const open = length === 1 ? say`1 open action item` : say`${length} open action items`
  return paragraphs([`[**${card.title ?? card.id ?? card.path}**](${uri})`, facts, open])
}
