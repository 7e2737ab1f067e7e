import assert from 'node:assert/strict'
import { readIncident } from '../../../core/intake.ts'

/** Milliseconds since 1970 of a time on the day of the incidents. */
export const at = (time: string) => Date.parse(`2026-08-14T${time}Z`)

/** The facts of what a tool sends, which must tell of an incident. */
export function facts(payload: unknown) {
  const incident = readIncident(JSON.stringify(payload))
  assert.ok('facts' in incident, JSON.stringify(incident))
  return incident.facts
}
