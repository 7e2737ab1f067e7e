import type { NewAction } from '../edits/actions.ts'
import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { isRealDay } from '../facts/times.ts'
import { incidentMoments } from '../profile/kinds.ts'
import { at, type Json, known, listAt, momentAt, namesOf, textAt, textsAt } from './json.ts'

const roles = ['id', 'type', 'priority', 'owner', 'due', 'status', 'ticket', 'why', 'group'] as const

/** Our own form, documented with the command `new`: every key is optional but the title. */
export function fromPlain(payload: Json): Partial<IncidentFacts> | null {
  const title = textAt(payload, 'title')
  if (title === undefined) return null
  const stated = incidentMoments.flatMap(name => {
    const moment = momentAt(payload, name) ?? momentAt(payload, `${name}_at`)
    return moment === undefined ? [] : [[name, moment] as const]
  })
  const minutes = at(payload, 'minutes')
  return known({
    title,
    date: day(textAt(payload, 'date')),
    severity: textAt(payload, 'severity'),
    status: textAt(payload, 'status'),
    tier: textAt(payload, 'tier'),
    id: textAt(payload, 'id'),
    minutes: typeof minutes === 'number' && minutes >= 0 ? minutes : undefined,
    moments: Object.fromEntries(stated),
    people: textsIn(at(payload, 'people')),
    fields: fieldsIn(at(payload, 'fields')),
    services: namesOf(textsAt(payload, 'services')),
    flags: textsAt(payload, 'flags'),
    triggers: textsAt(payload, 'triggers'),
    timeline: listAt(payload, 'timeline').flatMap(entry),
    actions: listAt(payload, 'actions').flatMap(action),
  })
}

function day(text: string | undefined): string | undefined {
  const match = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')
  return match && isRealDay(match[0]) ? match[0] : undefined
}

function textsIn(value: Json): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return Object.fromEntries(
    entries.flatMap(key => {
      const text = textAt(value, key)
      return text === undefined ? [] : [[key, text]]
    }),
  )
}

function fieldsIn(value: Json): Record<string, string | string[]> {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return Object.fromEntries(
    keys.map(key => [
      key,
      Array.isArray(at(value, key)) ? textsAt(value, key) : String(at(value, key) ?? ''),
    ]),
  )
}

function entry(value: Json): NewEntry[] {
  const time = momentAt(value, 'time') ?? textAt(value, 'time')
  const event = textAt(value, 'event') ?? textAt(value, 'text')
  if (time === undefined || event === undefined) return []
  return [known({ time, event, source: textAt(value, 'source'), actor: textAt(value, 'actor') })]
}

function action(value: Json): NewAction[] {
  const words = textAt(value, 'action') ?? textAt(value, 'text') ?? textAt(value)
  if (words === undefined) return []
  const rest = known(Object.fromEntries(roles.map(role => [role, textAt(value, role)])))
  return [{ ...rest, action: words } as NewAction]
}
