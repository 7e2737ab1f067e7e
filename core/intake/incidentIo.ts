import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { at, type Json, known, listAt, momentAt, namesOf, textAt } from './json.ts'

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
    services: namesOf(servicesOf(incident)),
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

/** What a team chose in a field of its own such as "Affected services": from a list, from its catalogue, or in words. */
function servicesOf(incident: Json): (string | undefined)[] {
  return listAt(incident, 'custom_field_entries')
    .filter(one => /\b(?:services?|components?)\b/i.test(textAt(one, 'custom_field', 'name') ?? ''))
    .flatMap(one => listAt(one, 'values'))
    .map(
      one =>
        textAt(one, 'value_catalog_entry', 'name') ??
        textAt(one, 'value_option', 'value') ??
        textAt(one, 'value_text'),
    )
}

function update(value: Json): NewEntry[] {
  const time = momentAt(value, 'created_at')
  const status = textAt(value, 'new_incident_status', 'name')
  const event = textAt(value, 'message') ?? (status && `Status: ${status}`)
  if (time === undefined || event === undefined) return []
  return [known({ time, event, actor: textAt(value, 'updater', 'user', 'name') })]
}
