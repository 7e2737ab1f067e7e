import { check } from '../checking/check.ts'
import { anyWord } from '../language/anyWord.ts'
import { ownersOf } from '../policy/actions.ts'
import type { Profile } from '../profile/compile.ts'
import type { Level } from '../profile/kinds.ts'
import { plainSettings } from '../profile/settings.ts'
import { viewOf } from '../view/read.ts'
import { noWorkspace } from '../workspace/workspace.ts'
import type { Items } from './items.ts'
import { because, type Entries, type Node } from './node.ts'
import { inDocuments, isUsual, nameOf, type Paper, type Share, SOME, shareOf } from './paper.ts'

/** What rules find, in the learned style, in one of the documents it was learned from. */
export interface Trial {
  readonly name: string
  readonly findings: readonly { readonly rule: string; readonly level: Level }[]
}

/** Checks the documents in the style; what depends on the day is left out. */
export function tried(papers: readonly Paper[], profile: Profile): Trial[] {
  return papers.map(({ name, path, parsed }) => {
    const view = viewOf(parsed, { path, profile, settings: plainSettings, workspace: noWorkspace, now: 0 })
    const findings = check(view, { clock: 'skip' }).filter(({ rule }) => !ofOthers.has(rule))
    return { name, findings: findings.map(({ rule, level }) => ({ rule, level })) }
  })
}

/** Rules left out of trials: they depend on other files or on the clock. */
const ofOthers: ReadonlySet<string> = new Set(['link-broken', 'future-time'])

/** Turns off rules that ask for an owner, a due date or a ticket if neither the template nor the documents have one. */
export function unasked({ columns, words, all }: Items, template: Paper, generic: Profile): Entries {
  const { assigned, responsible, due } = generic.lookup.words.cues
  const asksOwner = new RegExp(`(?<![A-Za-z0-9.])@|${anyWord([...assigned, ...responsible])}`, 'i')
  const asksDue = new RegExp(`${anyWord(due)}|${DAY}`, 'i')
  const off = (role: 'owner' | 'due' | 'ticket', hint: RegExp, share: Share): Node | undefined => {
    const hasPlace = columns === null ? hint.test(words) : columns.some(column => column.role === role)
    if (hasPlace || (share.of >= SOME && isUsual(share))) return undefined
    const seen = share.of === 0 ? '' : `, and ${share.count} of ${share.of} items name one`
    return because('off', `${nameOf(template)} has no place for it${seen}`)
  }
  return {
    'action-without-owner': off(
      'owner',
      asksOwner,
      shareOf(all, item => ownersOf(item, generic).length > 0),
    ),
    'action-without-due-date': off(
      'due',
      asksDue,
      shareOf(all, item => item.due !== null),
    ),
    'action-done-without-evidence': off(
      'ticket',
      asksTicket,
      shareOf(all, item => item.tickets.length > 0),
    ),
  }
}

/** A day left open: `YYYY-MM-DD`, `TT.MM.JJJJ`. */
const DAY =
  '(?<![A-Za-z0-9])(?:(?:YYYY|JJJJ|AAAA)-MM-(?:DD|TT|JJ)|(?:DD|TT|JJ)[./]MM[./](?:YYYY|JJJJ|AAAA))(?![A-Za-z0-9])'
const asksTicket =
  /\b(?:ticket|issue|jira|task link|link|PR|MR|pull request)\b|https?:|(?<!\w)#\d|[A-Z]{2,8}-(?:\d|N)/i

/** Makes hints of rules that find something in most of the documents: they ask for more than the team does so far. */
export function strangers(trials: readonly Trial[]): Entries {
  if (trials.length < SOME) return {}
  const names = new Set(trials.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  return Object.fromEntries(
    [...names].sort().flatMap((rule): [string, Node][] => {
      const found = shareOf(trials, ({ findings }) =>
        findings.some(one => one.rule === rule && (one.level === 'error' || one.level === 'warning')),
      )
      const says = `finds something ${inDocuments(found)}`
      return found.count * 2 > found.of ? [[rule, because('hint', says)]] : []
    }),
  )
}
