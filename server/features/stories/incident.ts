import { type Card, counted } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'

/** The card of another incident; `null` where the workspace has none of that id. */
export function storyOfIncident({ view: { workspace, path }, uriOf }: Sight, id: string): string | null {
  const card = workspace.withId(id).find(one => one.path !== path)
  return card ? ofCard(card, uriOf(card.path)) : null
}

function ofCard(card: Card, uri: string): string {
  const facts = [card.date, card.severity, card.status].filter(one => one !== null).join(' · ')
  return `[**${card.title ?? card.id ?? card.path}**](${uri})\n\n${facts}\n\n${counted(card.open.length, 'open action item')}`
}
