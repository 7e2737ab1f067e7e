import { dayOf } from '../facts/times.ts'
import { fileNameOf } from '../path.ts'
import { isBlank } from '../policy/fields.ts'
import { undeclaredTriggers } from '../policy/triggers.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { FieldData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import type { FieldValue } from './fieldValue.ts'

/** The value of a field that the rest of the document implies; `null` if a person must decide. */
export function impliedValue(view: View, data: FieldData): FieldValue | null {
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
