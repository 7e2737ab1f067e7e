import { meaningOf } from '../facts/actions/progress.ts'
import type { ActionItem } from '../facts/record.ts'
import { eitherOf, say } from '../message.ts'
import { isNamed, placeOfActions } from '../policy/actions.ts'
import type { Profile } from '../profile/compile.ts'
import { choiceOf } from '../profile/lookup.ts'
import type { DocumentRule } from './rule.ts'

export const actionOnlyCorrective: DocumentRule = {
  id: 'action-only-corrective',
  group: 'actions',
  summary: 'All action items repair this incident; none prevents the next one of its kind',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Action items in the tiered style (preventive) and in the process style (Prevent recurrence)',
  *check({ record, profile }) {
    if (profile.data.actions.preventive.length === 0) return
    const items = record.actions.filter(item => meaningOf(item, profile) !== 'cancelled')
    const kinds = items.map(item => isPreventive(item, profile))
    if (items.length === 0 || kinds.some(kind => kind !== false)) return
    yield {
      span: placeOfActions(record),
      message: say`No action item prevents this kind of incident. Expected one: ${eitherOf(profile.data.actions.preventive)}.`,
    }
  },
}

/** Judged by the item’s type, else by the heading above it; `null` if neither tells. */
function isPreventive(item: ActionItem, profile: Profile): boolean | null {
  const { types, groups, preventive } = profile.data.actions
  const type = item.type === null ? null : choiceOf(types, item.type.value)
  if (type !== null) return preventive.includes(type.id)
  const { group: heading } = item
  const group = heading === null ? undefined : groups.find(one => isNamed(one, heading))
  return group === undefined ? null : preventive.includes(group.title)
}
