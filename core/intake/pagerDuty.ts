import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { at, type Json, known, listAt, momentAt, namesOf, textAt } from './json.ts'

/**
 * PagerDuty: an event of a V3 webhook, or an incident as the REST API returns it, with its log entries if they are
 * included (https://developer.pagerduty.com/docs/webhooks-overview).
 */
export function fromPagerDuty(payload: Json): Partial<IncidentFacts> | null {
  const event = at(payload, 'event')
  const incident = at(event, 'data') ?? at(payload, 'incident') ?? payload
  const isIncident =
    textAt(incident, 'type') === 'incident' || textAt(incident, 'incident_number') !== undefined
  const title = textAt(incident, 'title') ?? textAt(incident, 'summary')
  if (!isIncident || title === undefined) return null
  const created = momentAt(incident, 'created_at')
  const ended =
    textAt(event, 'event_type') === 'incident.resolved' ? momentAt(event, 'occurred_at') : undefined
  const resolved = momentAt(incident, 'resolved_at') ?? ended
  return known({
    title,
    severity: textAt(incident, 'priority', 'summary') ?? textAt(incident, 'priority', 'name'),
    services: namesOf(
      [at(incident, 'service'), ...listAt(incident, 'impacted_services')].map(
        one => textAt(one, 'summary') ?? textAt(one, 'name'),
      ),
    ),
    moments: known({ started: created, detected: created, resolved }),
    timeline: timelineOf(payload, incident, created, resolved),
  })
}

function timelineOf(
  payload: Json,
  incident: Json,
  created: number | undefined,
  resolved: number | undefined,
): NewEntry[] {
  const entries = [...listAt(payload, 'log_entries'), ...listAt(incident, 'log_entries')]
  if (entries.length > 0) return entries.flatMap(logEntry)
  const source = textAt(incident, 'html_url') ?? null
  const service = textAt(incident, 'service', 'summary')
  const alert = `Alert fired${service === undefined ? '' : ` for ${service}`}`
  return [
    ...(created === undefined ? [] : [{ time: created, event: alert, source }]),
    ...(resolved === undefined ? [] : [{ time: resolved, event: 'Incident resolved', source }]),
  ]
}

function logEntry(value: Json): NewEntry[] {
  const time = momentAt(value, 'created_at')
  const event = pagedWords(value)
  if (time === undefined || event === undefined) return []
  return [known({ time, event, actor: textAt(value, 'agent', 'summary') })]
}

/** What a note or a trigger says stands in its channel, where channels are included; the summary only tells whose it is. */
export function pagedWords(entry: Json): string | undefined {
  const summary = textAt(entry, 'summary')
  const said = textAt(entry, 'channel', 'content') ?? textAt(entry, 'channel', 'summary')
  if (textAt(entry, 'channel', 'type') === 'note') return said ?? summary
  if (textAt(entry, 'type') !== 'trigger_log_entry' || summary === undefined || said === undefined)
    return summary
  return summary.includes(said) ? summary : `${summary.replace(/\.$/, '')}: ${said}`
}
