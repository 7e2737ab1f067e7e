import { lengthGiven } from '../policy/lengthGiven.ts'
import type { FieldData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { durationFor } from './firstValues.ts'
import { nextId } from './newName.ts'

/** What a document and its neighbours give for one of its fields: the id, the length; `null` where a person has to say. */
export function ownValue(view: View, data: FieldData): string | null {
  if (data.means === 'id') return nextId(view)
  return data.means === 'duration' ? lengthText(view, data) : null
}

function lengthText(view: View, data: FieldData): string | null {
  const length = lengthGiven(view)
  if (length === null) return null
  const { from, to } = length
  const [started, resolved] =
    from.instant === null || to.instant === null ? [from.wall, to.wall] : [from.instant, to.instant]
  if (started === null || resolved === null) return null
  return durationFor(view.profile, data, { moments: { started, resolved } })
}
