import type { IncidentFacts } from '../edits/incidentFacts.ts'
import { at, type Json, known, momentAt, namesOf, textAt, textsAt } from './json.ts'

/**
 * Opsgenie: an alert as a webhook sends it, or an alert or incident as the REST API returns it
 * (https://support.atlassian.com/opsgenie/docs/integrate-opsgenie-with-webhook/).
 */
export function fromOpsgenie(payload: Json): Partial<IncidentFacts> | null {
  const alert = at(payload, 'alert') ?? at(payload, 'incident') ?? at(payload, 'data')
  const title = textAt(alert, 'message')
  if (title === undefined) return null
  const created = momentAt(alert, 'createdAt')
  const started = momentAt(alert, 'impactStartDate') ?? created
  const closing = textAt(payload, 'action') === 'Close' ? momentAt(alert, 'updatedAt') : undefined
  const lasted = at(alert, 'report', 'closeTime')
  const closed = typeof lasted === 'number' && created !== undefined ? created + lasted : undefined
  const resolved = momentAt(alert, 'impactEndDate') ?? closed ?? closing
  const entity = textAt(alert, 'entity')
  return known({
    title,
    severity: textAt(alert, 'priority'),
    services: namesOf(servicesOf(alert)),
    moments: known({ started, detected: created, resolved }),
    timeline: [
      ...(created === undefined
        ? []
        : [{ time: created, event: `Alert fired${entity ? ` for ${entity}` : ''}` }]),
      ...(resolved === undefined ? [] : [{ time: resolved, event: 'Alert closed' }]),
    ],
  })
}

/** An incident lists its services, by id alone where the tool does; an alert has them in its details, else what it is about. */
function servicesOf(alert: Json): (string | undefined)[] {
  const listed = [...textsAt(alert, 'impactedServices'), ...textsAt(alert, 'details', 'service')]
  return listed.length > 0 ? listed : [textAt(alert, 'entity')]
}
