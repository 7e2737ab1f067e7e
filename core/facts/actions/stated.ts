import type { Parsed } from '../../syntax/parsed.ts'
import { plain } from '../../syntax/plain.ts'
import { positionAt } from '../../syntax/text.ts'
import type { ActionItem } from '../record.ts'
import type { Day } from '../times.ts'

/** What an action item states, as plain values. */
export interface StatedAction {
  readonly id: string | null
  readonly text: string
  readonly owners: readonly string[]
  readonly due: Day | null
  readonly status: string | null
  readonly type: string | null
  readonly priority: string | null
  readonly tickets: readonly string[]
  /** Line in the file, from 0. */
  readonly line: number
}

/** The plain values of an action item. */
export function statedAction(item: ActionItem, parsed: Parsed): StatedAction {
  const { id, text, owners, due, status, type, priority, tickets, span } = item
  return {
    id: id?.value ?? null,
    text: plain(text.value),
    owners: owners.map(one => one.value),
    due: due?.value ?? null,
    status: status?.value ?? null,
    type: type?.value ?? null,
    priority: priority?.value ?? null,
    tickets: tickets.map(one => one.value),
    line: positionAt(parsed, span.start).line,
  }
}
