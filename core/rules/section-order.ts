import { between, sortSections } from '../edits/sections.ts'
import { actionsSection } from '../policy/actions.ts'
import type { Misplaced } from '../policy/sections.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Edit } from './rule.ts'

export const sectionOrder: DocumentRule = {
  id: 'section-order',
  group: 'sections',
  summary: 'The sections stand in another order than in the template',
  level: 'warning',
  fix: 'offer',
  since: '0.1.0',
  source: 'The order of the sections in each style’s template',
  *check(view) {
    for (const misplaced of view.policy.sections.misplaced) {
      const { section, side, neighbour } = misplaced
      const edits = isAddendum(misplaced) ? moveAddendum(view, misplaced) : sortSections(view)
      const title = isAddendum(misplaced)
        ? `Move “${section.title.value}”`
        : 'Put the sections in the template’s order'
      const stands = side === 'before' ? 'after' : 'before'
      yield {
        span: section.title.span,
        message: `“${section.title.value}” stands ${stands} “${neighbour.title.value}”. Expected ${side} it.`,
        fixes: edits.length > 0 ? [{ title, safe: false, edits }] : [],
        related: [{ message: `“${neighbour.title.value}” stands here`, span: neighbour.title.span }],
      }
    }
  },
}

/** Addenda are free to stand anywhere behind the impact, so that sorting leaves them where they are. */
function isAddendum({ section }: Misplaced): boolean {
  return section.kind === 'addendum'
}

/** Before the action items, where the template has addenda, else behind the impact. */
function moveAddendum(view: View, { section, neighbour }: Misplaced): Edit[] {
  const actions = actionsSection(view.record)
  const at = actions && actions.span.start >= neighbour.span.end ? actions.span.start : neighbour.span.end
  if (section.pseudo || at < section.span.end) return []
  const text = between(view.parsed, at, slice(view.parsed, section.span).trimEnd())
  return [
    { span: section.span, text: '' },
    { span: { start: at, end: at }, text },
  ]
}
