import { type FieldValue, placeOfField, setField } from '../edits/metadata.ts'
import { dayOf } from '../facts/times.ts'
import { fileNameOf } from '../path.ts'
import { type AskedField, isBlank, isBroken } from '../policy/fields.ts'
import { opensWith, rowsWithoutTable, tableHome, unreadRows } from '../policy/metadataTable.ts'
import { undeclaredTriggers } from '../policy/triggers.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { FieldData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Found, lazyFix } from './rule.ts'

export const metadataRequired: DocumentRule = {
  id: 'metadata-required',
  group: 'metadata',
  summary: 'A required key is missing or empty, for this tier and status',
  level: 'error',
  fix: 'offer',
  since: '0.1.0',
  source: 'The metadata that each style asks for; CI gate 1 of the tiered style (schema)',
  // The record does not say whether the metadata rows form a table.
  words: ({ id }, { profile: { data } }) => data.metadata.form === 'table' && id === data.metadata.section,
  *check(view) {
    const { parsed, policy } = view
    // Broken front matter or a broken table may hold the keys, unread.
    const home = tableHome(view.record, view.profile)
    if (isBroken(parsed) || (home !== undefined && rowsWithoutTable(home) !== null)) return
    const missing = policy.askedFields.filter(one => !one.filled)
    if (missing.length === 0 || isHomeless(view, missing)) return
    const misspelt = new Set([...policy.meantKeys.values()].map(({ key }) => key))
    const unread = unreadRows(view.record, view.profile)
    for (const asked of missing) {
      const { key } = asked.data
      if (asked.field === null && (misspelt.has(key) || unread.some(row => opensWith(row, key)))) continue
      if (asked.data.means === 'triggers' && asked.field !== null && undeclared(view).length > 0) continue
      yield found(view, asked)
    }
  },
}

/** Whether the whole metadata section is missing, which `section-missing` reports. */
function isHomeless({ profile, policy }: View, missing: readonly AskedField[]): boolean {
  const home = profile.data.metadata.section
  const isGone = home !== undefined && policy.sections.missing.some(({ id }) => id === home)
  return (
    isGone && missing.every(({ field }) => field === null) && missing.length === policy.askedFields.length
  )
}

function found(view: View, { data, field }: AskedField): Found {
  const at = placeOfField(view, data.key, field)
  const value = field?.value
  const state =
    value === undefined
      ? 'is missing'
      : /^(?:\[\s*\])?$/.test(value.value)
        ? 'is empty'
        : `is left at “${value.value}”`
  // If the key stands elsewhere, a fix must not write a second one.
  const isElsewhere = field === null && view.record.fields.some(one => one.key === data.key)
  const better = isElsewhere ? null : known(view, data)
  const fixes =
    better === null
      ? []
      : [
          lazyFix(
            `Set “${data.key}” to ${typeof better === 'string' ? better : better.join(', ') || 'an empty list'}`,
            false,
            () => setField(view, data.key, better),
          ),
        ]
  return {
    span: value?.span ?? { start: at, end: at },
    message: `“${data.key}” ${state}. ${reason(view, data)}`,
    fixes,
    ...(data.cite === undefined ? {} : { cite: data.cite }),
  }
}

function reason({ profile }: View, { required }: FieldData): string {
  const { tiers, from } = typeof required === 'object' ? required : {}
  const named = tiers?.map(id => profile.data.tiers.find(tier => tier.id === id)?.label ?? id).join(', ')
  const whose =
    named === undefined ? 'Every postmortem states it' : `Postmortems of these tiers state it: ${named}`
  return from === undefined ? `${whose}.` : `${whose} from status ${from} on.`
}

/** Returns the value that the rest of the document implies; `null` if a person must decide. */
function known(view: View, data: FieldData): FieldValue | null {
  const { record, profile, path } = view
  const name = fileNameOf(path)
  const nameOf = () => profile.lookup.fileName?.exec(name) ?? null
  switch (data.means) {
    case 'id':
      return profile.data.ids?.fromFile && nameOf() ? name.replace(/\.md$/, '') : null
    case 'title': {
      const title = record.sections.find(section => section.level === 1)?.title.value ?? null
      return title === null || isBlank(title, profile) ? null : title
    }
    case 'date': {
      const first = record.timeline.find(({ instant }) => instant !== null)?.instant
      const started = record.moments.started?.value.instant ?? null
      return started === null ? (nameOf()?.groups?.date ?? (first ? dayOf(first) : null)) : dayOf(started)
    }
    case 'status':
      return reached(view)
    case 'tier':
      return view.policy.tierAsked?.tier.id ?? null
    case 'triggers': {
      const mayBeEmpty = data.emptyFor.includes(record.tier?.value ?? '')
      return undeclared(view).length > 0 || mayBeEmpty ? undeclared(view) : null
    }
    case 'flag':
      return 'false'
    default:
      return null
  }
}

/** Returns the last status that has a date, else the first. */
function reached({ record, profile }: View): string | null {
  const statuses = statusesOf(profile)
  const dated = statuses.findLast(one =>
    record.fields.some(({ key, value }) => key !== null && key === one.dated && value.value !== ''),
  )
  return (dated ?? statuses[0])?.id ?? null
}

function undeclared({ policy }: View): string[] {
  return undeclaredTriggers(policy.triggers).map(({ trigger }) => trigger.id)
}
