import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { at, type Json, known, listAt, momentAt, textAt } from './json.ts'

/**
 * incident.io: an event of a webhook, or an incident as the REST API (V2) returns it, with its updates if they are
 * included (https://api-docs.incident.io).
 */
export function fromIncidentIo(payload: Json): Partial<IncidentFacts> | null {
  const type = textAt(payload, 'event_type')
  const event = type === undefined ? payload : at(payload, type)
  const incident = at(event, 'incident') ?? event
  const title = textAt(incident, 'name')
  if (title === undefined || textAt(incident, 'reference') === undefined) return null
  const reported = momentNamed(incident, /report|declar/) ?? momentAt(incident, 'created_at')
  return known({
    title,
    severity: textAt(incident, 'severity', 'name'),
    people: peopleOf(incident),
    moments: known({
      started: momentNamed(incident, /start|impact/) ?? reported,
      detected: momentNamed(incident, /detect|identif/) ?? reported,
      mitigated: momentNamed(incident, /mitigat|fixed|stabili/),
      resolved: momentNamed(incident, /resolv/),
      closed: momentNamed(incident, /closed/),
    }),
    timeline: timelineOf(payload, incident),
  })
}

/** The updates, or, where none are included, the moments the team noted. */
function timelineOf(payload: Json, incident: Json): NewEntry[] {
  const updates = [...listAt(payload, 'incident_updates'), ...listAt(incident, 'incident_updates')]
  if (updates.length > 0) return updates.flatMap(update)
  return listAt(incident, 'incident_timestamp_values').flatMap((stated): NewEntry[] => {
    const time = momentAt(stated, 'value', 'value')
    const event = textAt(stated, 'incident_timestamp', 'name')?.replace(/ at$/i, '')
    return time === undefined || event === undefined ? [] : [{ time, event }]
  })
}

/** The moment a team gave one of its own names, such as "Reported at". */
function momentNamed(incident: Json, name: RegExp): number | undefined {
  const stated = listAt(incident, 'incident_timestamp_values').find(one =>
    name.test((textAt(one, 'incident_timestamp', 'name') ?? '').toLowerCase()),
  )
  return momentAt(stated, 'value', 'value')
}

function peopleOf(incident: Json): Record<string, string> {
  const lead = listAt(incident, 'incident_role_assignments').find(
    one => textAt(one, 'role', 'role_type') === 'lead',
  )
  const name = textAt(lead, 'assignee', 'name')
  return name === undefined ? {} : { commander: name }
}

function update(value: Json): NewEntry[] {
  const time = momentAt(value, 'created_at')
  const status = textAt(value, 'new_incident_status', 'name')
  const event = textAt(value, 'message') ?? (status && `Status: ${status}`)
  if (time === undefined || event === undefined) return []
  return [known({ time, event, actor: textAt(value, 'updater', 'user', 'name') })]
}
