import type { Edit } from '../edit.ts'
import { openEnd, trimmed } from '../edits/lines.ts'
import { orderBy, permute } from '../edits/permute.ts'
import { between, sortSections } from '../edits/sections.ts'
import type { Section } from '../facts/record.ts'
import { type Message, say } from '../message.ts'
import { actionsSection } from '../policy/actions.ts'
import type { Misplaced } from '../policy/sections.ts'
import type { SectionData } from '../profile/profile.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

export const sectionOrder: DocumentRule = {
  id: 'section-order',
  group: 'sections',
  summary: 'The sections are not in the order of the template',
  level: 'warning',
  fix: 'offer',
  since: '0.1.0',
  source: 'The order of the sections in each style’s template',
  *check(view) {
    for (const misplaced of view.policy.sections.misplaced) {
      const { section, side, neighbour } = misplaced
      yield {
        span: section.title.span,
        message: messageOf(section.title.value, side, neighbour.title.value),
        fixes: () => fixes(view, misplaced),
        related: [{ message: say`“${neighbour.title.value}” stands here`, span: neighbour.title.span }],
      }
    }
  },
}

function messageOf(own: string, side: Misplaced['side'], other: string): Message {
  if (side === 'before') return say`“${own}” stands after “${other}”. Expected before it.`
  if (side === 'after') return say`“${own}” stands before “${other}”. Expected after it.`
  return say`“${own}” stands outside “${other}”. Expected in it.`
}

function fixes(view: View, misplaced: Misplaced): Fix[] {
  const { section, side } = misplaced
  if (side === 'within' || openEnd(view.parsed) !== null) return []
  const isAddendum = section.kind === 'addendum' && misplaced.neighbour.kind !== 'addendum'
  const edits = isAddendum ? moveAddendum(view, misplaced) : sortAround(view, section)
  const title = isAddendum
    ? say`Move “${section.title.value}”`
    : say`Put the sections in the template’s order`
  return edits.length > 0 ? [{ title, safe: false, edits }] : []
}

/**
 * Sorts the section and its peers as in the template: the tier’s addenda, the parts of one section, or all
 * sections.
 */
function sortAround(view: View, { id, kind, parent }: Section): Edit[] {
  const { sections } = view.profile.data
  const own = sections.find(one => one.id === id)
  if (kind !== 'addendum' && own?.within === undefined) return sortSections(view)
  const isBeside = (one: SectionData) =>
    kind === 'addendum' ? one.kind === kind && one.flag === undefined : one.within === own!.within
  const ids = sections.filter(isBeside).map(one => one.id)
  const parts = view.record.sections.filter(
    one => one.parent === parent && !one.pseudo && ids.includes(one.id ?? ''),
  )
  const slots = parts.map(one => trimmed(view.parsed, one.span))
  return permute(view.parsed, slots, orderBy(parts.map(one => ids.indexOf(one.id!))))
}

/** Moves an addendum before the action items if these come after `neighbour`, else directly after `neighbour`. */
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
