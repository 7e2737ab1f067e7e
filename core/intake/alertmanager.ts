import type { IncidentFacts } from '../edits/incidentFacts.ts'
import type { NewEntry } from '../edits/timeline.ts'
import { type Json, known, listAt, momentAt, namesOf, textAt } from './json.ts'

/** Alertmanager's webhook (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
export function fromAlertmanager(payload: Json): Partial<IncidentFacts> | null {
  const alerts = listAt(payload, 'alerts')
  const [first] = alerts
  const name = textAt(payload, 'commonLabels', 'alertname') ?? textAt(first, 'labels', 'alertname')
  const title =
    textAt(payload, 'commonAnnotations', 'summary') ?? textAt(first, 'annotations', 'summary') ?? name
  if (title === undefined) return null
  const starts = alerts.flatMap(alert => momentAt(alert, 'startsAt') ?? [])
  const ends = alerts.flatMap(alert => momentAt(alert, 'endsAt') ?? [])
  const started = starts.length === 0 ? undefined : Math.min(...starts)
  const isOver = textAt(payload, 'status') === 'resolved' && ends.length > 0
  return known({
    title,
    severity: textAt(payload, 'commonLabels', 'severity') ?? textAt(first, 'labels', 'severity'),
    services: namesOf([payload, ...alerts].map(serviceOf)),
    moments: known({ started, detected: started, resolved: isOver ? Math.max(...ends) : undefined }),
    timeline: alerts.flatMap(entriesOf),
  })
}

/** The label by which alerts are usually routed. */
function serviceOf(told: Json): string | undefined {
  return textAt(told, 'commonLabels', 'service') ?? textAt(told, 'labels', 'service')
}

function entriesOf(alert: Json): NewEntry[] {
  const name = textAt(alert, 'labels', 'alertname') ?? 'alert'
  const place = textAt(alert, 'labels', 'instance') ?? textAt(alert, 'labels', 'service')
  const source = textAt(alert, 'generatorURL') ?? null
  const started = momentAt(alert, 'startsAt')
  const ended = textAt(alert, 'status') === 'resolved' ? momentAt(alert, 'endsAt') : undefined
  const subject = place === undefined ? name : `${name} (${place})`
  return [
    ...(started === undefined ? [] : [{ time: started, event: `Alert ${subject} fired`, source }]),
    ...(ended === undefined ? [] : [{ time: ended, event: `Alert ${subject} resolved`, source }]),
  ]
}
