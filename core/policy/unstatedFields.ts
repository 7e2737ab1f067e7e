import type { View } from '../view.ts'
import { type AskedField, isBroken } from './fields.ts'
import { opensWith, rowsWithoutTable, tableSection, unreadRows } from './metadataTable.ts'
import { undeclaredTriggers } from './triggers.ts'

/**
 * The fields that the style asks for and the document does not state, without those that stand there unread or misspelt:
 * front matter or a table may be broken, and other rules report that.
 */
export function unstatedFields(view: View): AskedField[] {
  const { parsed, policy, record, profile } = view
  const section = tableSection(record, profile)
  if (isBroken(parsed) || (section !== undefined && rowsWithoutTable(section) !== null)) return []
  const unfilled = policy.askedFields.filter(one => !one.filled)
  if (unfilled.length === 0 || isSectionMissing(view, unfilled)) return []
  const misspelt = new Set([...policy.meantKeys.values()].map(({ key }) => key))
  const unread = unreadRows(record, profile)
  return unfilled.filter(({ data, field }) => {
    if (field === null) return !misspelt.has(data.key) && !unread.some(row => opensWith(row, data.key))
    return data.means !== 'triggers' || undeclaredTriggers(policy.triggers).length === 0
  })
}

/** Those of them whose key stands nowhere at all, not even where the style does not look for it. */
export function absentFields(view: View): AskedField[] {
  const stated = new Set(view.record.fields.map(({ key }) => key))
  return unstatedFields(view).filter(({ data }) => !stated.has(data.key))
}

/** Whether the whole metadata section is missing, which `section-missing` reports. */
function isSectionMissing({ profile, policy }: View, unfilled: readonly AskedField[]): boolean {
  const own = profile.data.metadata.section
  const isGone = own !== undefined && policy.sections.missing.some(({ id }) => id === own)
  return (
    isGone && unfilled.every(({ field }) => field === null) && unfilled.length === policy.askedFields.length
  )
}
