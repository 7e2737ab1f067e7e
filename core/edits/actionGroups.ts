import type { Section } from '../facts/record.ts'
import { covers, holds, type Span, touches } from '../span.ts'
import type { View } from '../view.ts'

/**
 * The groups that a new action item can go into, for a cursor at `place` (`group` of `NewAction`): the part of the section
 * the cursor is in, else all parts. Contains `undefined` if the section has no parts; empty outside of the section.
 */
export function actionGroupsAt(view: View, place: Span): readonly (string | undefined)[] {
  const { sections, actions } = view.record
  const section = sections.find(one => one.kind === 'actions' && touches(one.span, place))
  if (!section) return []
  const parts = sections.filter(one => one !== section && covers(section.span, one.span) && isList(view, one))
  const here = parts.filter(part => isIn(view, place, part.span))
  if (here.length > 0) return here.map(titleOf)
  const labelled = actions.find(item => item.group !== null && isIn(view, place, item.span))
  if (labelled) return [labelled.group!]
  if (parts.length === 0) return [undefined]
  const isDirect = actions.some(
    ({ span }) => covers(section.span, span) && !parts.some(part => covers(part.span, span)),
  )
  return isDirect ? [titleOf(section)] : parts.map(titleOf)
}

/** Whether a part of the section holds items, or the table or list for some. */
function isList(view: View, part: Section): boolean {
  const hasItems = view.record.actions.some(({ span }) => covers(part.span, span))
  return hasItems || part.blocks.some(({ kind }) => kind === 'table' || kind === 'list')
}

/** A cursor between two parts is in the second. */
function isIn({ parsed }: View, place: Span, part: Span): boolean {
  if (place.start < place.end) return touches(part, place)
  return holds(part, place.start) && (place.start < part.end || part.end === parsed.length)
}

function titleOf({ title }: Section): string {
  return title.value
}
