import type { Items } from './items.ts'
import { because, type Node } from './node.ts'
import { commonest, isUsual, SOME, shareOf } from './paper.ts'

/**
 * The tracker whose issues the items name, where four in five do, or where the template has a place for one and no
 * document says otherwise. What tracker it is, addresses, keys or the words of the template tell.
 */
export function learnTickets({ columns, words, all }: Items): Node | undefined {
  const share = shareOf(all, item => item.tickets.length > 0)
  const column = columns?.find(({ role }) => role === 'ticket')
  const isAsked = all.length === 0 ? column !== undefined : share.of >= SOME && isUsual(share)
  if (!isAsked) return undefined
  const names = all.flatMap(item => item.tickets.map(({ value }) => trackerOf(value)))
  const tracker =
    commonest(names.flatMap(name => name ?? []))?.value ??
    namedIn(`${column?.title} ${column?.cell} ${words}`)
  if (tracker === null) return undefined
  const says =
    share.of === 0 ? `the column “${column!.title}”` : `${share.count} of ${share.of} items name an issue`
  return because({ tracker }, says)
}

type Tracker = 'gitlab' | 'github' | 'jira'

function trackerOf(ticket: string): Tracker | null {
  const named = namedIn(ticket)
  if (named !== null) return named
  if (/^[A-Z][A-Z0-9]+-\d+$/.test(ticket)) return 'jira'
  return ticket.includes('!') ? 'gitlab' : null
}

function namedIn(words: string): Tracker | null {
  if (/github/i.test(words)) return 'github'
  if (/gitlab/i.test(words)) return 'gitlab'
  return /jira|atlassian|(?<![\w-])(?!(?:INC|SEV|PM)-)[A-Z]{2,8}-(?:\d+|N+|X+)\b/.test(words) ? 'jira' : null
}
