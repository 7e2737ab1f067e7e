import { isPlaceholder } from '../facts/values.ts'
import { valueFault } from '../policy/valueFaults.ts'
import type { Profile } from '../profile/compile.ts'
import type { fieldTypes } from '../profile/kinds.ts'
import type { FieldFound } from './fields.ts'
import { SOME } from './paper.ts'

type Type = (typeof fieldTypes)[number]

/** How a value is written, and what speaks for it. */
export interface TypeFound {
  readonly type: Type
  readonly because: string | null
}

/**
 * The strictest type that all values seen are right for; without any, the one whose form the template leaves blank.
 * `text` where nothing speaks for another.
 */
export function typeOf(one: FieldFound, values: readonly string[], profile: Profile): TypeFound {
  const left = one.left.trim()
  if (one.means === 'duration' || one.means?.endsWith('-time')) return { type: 'duration', because: null }
  if (one.means === 'id') return { type: profile.data.ids === undefined ? 'text' : 'id', because: null }
  if (one.means === 'classes' || one.means === 'related' || isYamlList(one))
    return { type: 'list', because: null }
  for (const type of candidates(one, left)) {
    if (type === 'handle' && values.length < SOME && !left.startsWith('@')) continue
    if (values.length === 0) {
      if (isLeftAs(type, left)) return { type, because: `the template has “${left}”` }
      continue
    }
    const data = { key: one.key, aliases: [], type, required: true, emptyFor: [] }
    if (values.every(value => valueFault(data, value, profile, []) === null && isWritten(type, value))) {
      return {
        type,
        because: values.length === 1 ? 'as the one value seen' : `as all ${values.length} values seen`,
      }
    }
  }
  return { type: 'text', because: null }
}

function candidates({ means, form }: FieldFound, left: string): readonly Type[] {
  switch (means) {
    case 'date':
      return ['date', 'date-or-instant', 'date-time']
    case 'started':
    case 'detected':
    case 'mitigated':
    case 'resolved':
    case 'closed':
    case 'refined':
    case 'reviewed':
      return ['instant', 'date-time', 'date', 'date-or-instant']
    case 'person':
      return ['handle']
    case null:
    case 'flag':
      return form === 'yaml' || /^(?:true|false)\b/i.test(left)
        ? ['boolean', 'date', 'instant']
        : ['date', 'sha']
    default:
      return []
  }
}

/** `valueFault` lets through what other rules report, such as impossible days; here the form itself counts. */
function isWritten(type: Type, value: string): boolean {
  switch (type) {
    case 'boolean':
      return /^(?:true|false)$/i.test(value)
    case 'sha':
      return /^`?[0-9a-f]{7,40}`?$/.test(value)
    case 'handle':
      return /^@[\w./-]+$/.test(value)
    default:
      return /^\d{4}-\d\d-\d\d/.test(value)
  }
}

/** Whether a blank has the letters of the type. */
function isLeftAs(type: Type, left: string): boolean {
  switch (type) {
    case 'boolean':
      return /^(?:true|false)$/i.test(left)
    case 'handle':
      return /^@\w*$/.test(left) && isPlaceholder(left)
    case 'date':
      return /^[<[{]*(?:YYYY|JJJJ)-MM-(?:DD|TT)[>\]}]*$/i.test(left)
    case 'instant':
      return /^[<[{]*YYYY-MM-DDTHH:MM(?::SS)?Z[>\]}]*$/i.test(left)
    case 'date-time':
      return /^[<[{]*YYYY-MM-DD[ T]HH:MM\b/i.test(left)
    default:
      return false
  }
}

/** Whether the template leaves a list of the front matter in brackets. */
export function isYamlList({ form, left }: FieldFound): boolean {
  return form === 'yaml' && /^\[.*\]$/.test(left.trim())
}
