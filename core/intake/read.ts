import type { IncidentFacts } from '../edits/incidentFacts.ts'
import { type Message, say } from '../message.ts'
import { fromAlertmanager } from './alertmanager.ts'
import { fromIncidentIo } from './incidentIo.ts'
import type { Json } from './json.ts'
import { fromOpsgenie } from './opsgenie.ts'
import { fromPagerDuty } from './pagerDuty.ts'
import { fromPlain } from './plain.ts'
import { fromStatuspage } from './statuspage.ts'

/** What a message says, or why it says nothing. */
export type Intake = { readonly facts: IncidentFacts } | { readonly problem: Message }

/** The most particular form first: our own asks for a title only. */
const forms: readonly ((payload: Json) => Partial<IncidentFacts> | null)[] = [
  fromAlertmanager,
  fromIncidentIo,
  fromPagerDuty,
  fromOpsgenie,
  fromStatuspage,
  fromPlain,
]

/** Reads a message as JSON in any of the forms known. Total: whatever the text, it gives facts or a problem. */
export function readIncident(text: string): Intake {
  let payload: Json
  try {
    payload = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { problem: say`it is no JSON: ${(error as Error).message}` }
  }
  for (const form of forms) {
    const facts = form(payload)
    if (facts?.title !== undefined) return { facts: { ...facts, title: bareTitle(facts.title) } }
  }
  return { problem: say`it is no incident of a known form; expected at least a title` }
}

/** Without the state in front of it that alerts have in their titles: "[FIRING:2] Errors". */
function bareTitle(title: string): string {
  return title.replace(/^\[(?:FIRING|RESOLVED|ALERTING|OK)(?::\d+)?\]\s*(?=\S)/i, '')
}
