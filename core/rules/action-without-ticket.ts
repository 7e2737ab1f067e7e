import { meaningOf } from '../facts/actions/progress.ts'
import { say } from '../message.ts'
import { placeOfPart, quoted } from '../policy/actions.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const actionWithoutTicket: DocumentRule = {
  id: 'action-without-ticket',
  group: 'actions',
  summary: 'An action item without an issue that tracks it',
  level: 'error',
  fix: 'none',
  since: '0.1.0',
  source:
    'CI gate 4 of the tiered style; action items in the platform style; tracking in the process style; prevention in the rollback style',
  options: {
    early: {
      about: 'Report as information before the status from which the style asks for an issue.',
      default: true,
    },
  },
  *check(view, { early }) {
    const { ticket } = view.profile.data.actions
    if (ticket === undefined) return
    const isDue = ticket.from === undefined || hasReached(view, ticket.from)
    if (!isDue && early === false) return
    for (const item of view.record.actions) {
      if (item.tickets.length > 0 || meaningOf(item, view.profile) === 'cancelled') continue
      const name = quoted(item)
      yield {
        span: placeOfPart(item, 'ticket'),
        message:
          ticket.from === undefined
            ? say`${name} names no issue. Each item needs one.`
            : say`${name} names no issue. Each item needs one from status ${ticket.from} on.`,
        ...(isDue ? {} : { level: 'information' as const }),
        ...(ticket.cite === undefined ? {} : { cite: ticket.cite }),
      }
    }
  },
}

/** Whether the document’s status is `status` or a later one. */
function hasReached({ profile, record }: View, status: string): boolean {
  const ids = statusesOf(profile).map(one => one.id)
  const at = record.status === null ? -1 : ids.indexOf(record.status.value)
  return at >= 0 && at >= ids.indexOf(status)
}
