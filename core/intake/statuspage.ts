import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { at, type Json, known, listAt, momentAt, namesOf, textAt } from './json.ts'

/**
 * Statuspage: an incident as a webhook sends it or the REST API returns it
 * (https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/). The newest update comes first there.
 */
export function fromStatuspage(payload: Json): Partial<IncidentFacts> | null {
  const [only, second] = listAt(payload, 'incidents')
  const incident = at(payload, 'incident') ?? (second === undefined ? only : undefined) ?? payload
  const title = textAt(incident, 'name')
  const updates = listAt(incident, 'incident_updates')
  if (title === undefined || (updates.length === 0 && textAt(incident, 'shortlink') === undefined))
    return null
  const started = momentAt(incident, 'started_at') ?? momentAt(incident, 'created_at')
  return known({
    title,
    severity: textAt(incident, 'impact'),
    services: namesOf(
      [...listAt(incident, 'components'), ...updates.flatMap(one => listAt(one, 'affected_components'))].map(
        one => textAt(one, 'name'),
      ),
    ),
    moments: known({
      started,
      detected: momentAt(incident, 'created_at'),
      mitigated: momentAt(incident, 'monitoring_at'),
      resolved: momentAt(incident, 'resolved_at'),
    }),
    timeline: updates.flatMap(update).sort((a, b) => Number(a.time) - Number(b.time)),
  })
}

function update(value: Json): NewEntry[] {
  const time = momentAt(value, 'display_at') ?? momentAt(value, 'created_at')
  const status = textAt(value, 'status')
  const body = textAt(value, 'body')
  if (time === undefined || (body ?? status) === undefined) return []
  return [{ time, event: body === undefined ? `Status: ${status}` : body, source: 'status page' }]
}
