import { dayOf } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import type { Deadline } from '../policy/lifecycle.ts'
import { likelyBlanks } from '../policy/placeholders.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const statusOverdue: DocumentRule = {
  id: 'status-overdue',
  group: 'lifecycle',
  summary: 'The next status, or the document itself, is due or soon will be',
  level: 'error',
  fix: 'none',
  clock: true,
  since: '0.1.0',
  source:
    'Lifecycle and scheduled audits (tiered), timeline of the process (process), facilitation (learning), deadline (rollback)',
  // Placeholders decide whether the document counts as written.
  words: ({ chunk }, { profile: { data } }) =>
    data.lifecycle?.written !== undefined && likelyBlanks(chunk.text).length > 0,
  *check(view) {
    const { lifecycle } = view.policy
    const { due } = lifecycle
    if (due === null || view.now < due.warnFrom) return
    const { status, title } = view.record
    const place = status ?? title
    yield {
      span: place?.span ?? { start: 0, end: 0 },
      message: messageOf(view, due),
      ...(view.now > due.failFrom ? {} : { level: 'warning' as const }),
      ...(due.status?.cite === undefined ? {} : { cite: due.status.cite }),
    }
  },
}

function messageOf({ policy, profile }: View, { kind, name, due, remainder }: Deadline): Message {
  const { status, clockStart } = policy.lifecycle
  const clock = profile.data.lifecycle?.clock
  const day = dayOf(due)
  const what =
    kind === 'status'
      ? remainder.overdue
        ? say`Status ${status?.id ?? ''}: ${name} was due on ${day}`
        : say`Status ${status?.id ?? ''}: ${name} is due on ${day}`
      : remainder.overdue
        ? say`The document is not complete: it was due on ${day}`
        : say`The document is not complete: it is due on ${day}`
  return clockStart === null || clock === undefined
    ? say`${what}: ${remainder.text}.`
    : say`${what}, counted from ${clock} on ${dayOf(clockStart)}: ${remainder.text}.`
}
