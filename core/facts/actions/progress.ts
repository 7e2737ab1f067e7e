import type { ActionStatus, Profile } from '../../profile/compile.ts'
import { actionStatusOf, choiceOf } from '../../profile/lookup.ts'
import { nearest } from '../../profile/near.ts'
import type { Choice } from '../../profile/profile.ts'
import { type Fact, shift } from '../../span.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import { slice } from '../../syntax/text.ts'
import type { ActionItem } from '../record.ts'
import { type Day, findDate } from '../times.ts'

/** The document of an item, and its style. */
interface Document {
  readonly parsed: Parsed
  readonly profile: Profile
}

/**
 * What the state of an item means. A misspelt state counts too: `action-value` reports it. `null` if there is none, or none that
 * the style or language knows.
 */
export function meaningOf({ done, status }: ActionItem, profile: Profile): ActionStatus['means'] | null {
  if (done) return 'done'
  if (status === null) return null
  const { statuses } = profile.data.actions
  const own = statuses.find(one => one.id === status.value)
  const known = own ?? actionStatusOf(profile, status.value) ?? nearChoice(statuses, status.value)
  return known?.means ?? null
}

/** The choice that a misspelt value most likely means. */
export function nearChoice<T extends Choice>(choices: readonly T[], value: string): T | null {
  const names = choices.flatMap(choice => [choice.id, ...choice.aliases])
  const near = nearest(value.trim(), names)
  return near === null ? null : choiceOf(choices, near)
}

/** The day an item is due. If it was deferred, a later day in its status counts: "deferred to 2026-10-01". */
export function dueOf({ parsed, profile }: Document, item: ActionItem): Fact<Day> | null {
  const cell = item.cells.status ?? item.status?.span
  if (cell === undefined || meaningOf(item, profile) !== 'deferred') return item.due
  const text = slice(parsed, cell)
  let latest = item.due
  for (let from = 0; from < text.length; ) {
    const found = findDate(text.slice(from))
    if (found === null) break
    const span = shift(found.span, cell.start + from)
    if (found.problem === null && (latest === null || found.date > latest.value))
      latest = { value: found.date, span }
    from += Math.max(1, found.span.end)
  }
  return latest
}

/** Whether an item is neither done nor cancelled. A deferred one is open. */
export function isOpenItem(item: ActionItem, profile: Profile): boolean {
  const state = meaningOf(item, profile)
  return state !== 'done' && state !== 'cancelled'
}
