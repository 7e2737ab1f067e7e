import type { Edit } from '../edit.ts'
import { renumberActions } from '../edits/actions.ts'
import type { ActionItem } from '../facts/record.ts'
import { say } from '../message.ts'
import { covers, touches } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

/** More items with ids of others than this are numbered on purpose, or hardly by hand; each new id reads the whole table. */
const MOST_RENUMBERED = 100

export const actionDuplicateId: DocumentRule = {
  id: 'action-duplicate-id',
  group: 'actions',
  summary: 'Two action items with the same id',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'Action items in the tiered style: issues and readers refer to an item by its id',
  *check(view) {
    const found = duplicates(view)
    if (found.length === 0) return
    let edits: readonly Edit[] | undefined
    for (const { item, first } of found) {
      const { span } = item.id!
      yield {
        span,
        message: say`${item.id!.value} is the id of another action item. Expected one of its own.`,
        fixes: () => {
          if (found.length > MOST_RENUMBERED) return []
          edits ??= renumberActions(
            view,
            found.map(one => one.item),
          )
          return renumbering(edits.filter(edit => touches(edit.span, span)))
        },
        related: [{ message: say`${first.id!.value} stands here first`, span: first.id!.span }],
      }
    }
  },
}

function renumbering(edits: readonly Edit[]): Fix[] {
  return edits.length > 0 ? [{ title: say`Renumber to ${edits[0]!.text.trim()}`, safe: true, edits }] : []
}

function duplicates(view: View): { item: ActionItem; first: ActionItem }[] {
  const seen = new Map<string, ActionItem>()
  const found: { item: ActionItem; first: ActionItem }[] = []
  let table = 0
  let end = -1
  for (const item of view.record.actions) {
    if (end >= 0 && !follows(view, end, item)) table++
    end = item.span.end
    if (item.id === null) continue
    // Plain numbers restart in each table, so they must be unique there only; ids with letters, in the whole
    // document.
    const id = item.id.value.toLowerCase()
    const key = /\p{L}/u.test(id) ? id : `${table} ${id}`
    const first = seen.get(key)
    if (!first) seen.set(key, item)
    else if (!isRepeated(view, item)) found.push({ item, first })
  }
  return found
}

/** Whether the item is in a duplicated section, which `section-duplicate` reports. */
function isRepeated({ policy }: View, { span }: ActionItem): boolean {
  return policy.sections.duplicates.some(({ section }) => covers(section.span, span))
}

/** Whether no blank line or heading separates the item from the previous one, which ends at `end`. */
function follows({ parsed }: View, end: number, item: ActionItem): boolean {
  const between = slice(parsed, { start: Math.min(end, item.span.start), end: item.span.start })
  return !between
    .split(/\r\n|\n|\r/)
    .slice(1, -1)
    .some(line => line.trim() === '' || line.startsWith('#'))
}
