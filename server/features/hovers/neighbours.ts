import type { Card } from '../../../core/index.ts'
import { holds, type Reader } from './topic.ts'

/** The id of another incident: what the workspace knows of it. */
export const incident: Reader = (sight, offset) => {
  const { record, workspace, path } = sight.view
  const fact = record.related.find(one => holds(one.span, offset))
  if (!fact) return null
  const card = workspace.withId(fact.value).find(one => one.path !== path)
  return card ? { span: fact.span, markdown: ofCard(card, sight.uriOf(card.path)) } : null
}

function ofCard(card: Card, uri: string): string {
  const facts = [card.date, card.severity, card.status].filter(one => one !== null).join(' · ')
  const open = card.open.length === 1 ? '1 open action item' : `${card.open.length} open action items`
  return `[**${card.title ?? card.id ?? card.path}**](${uri})\n\n${facts}\n\n${open}`
}
