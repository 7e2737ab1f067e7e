import { setActionCell } from '../edits/actions.ts'
import { meaningOf } from '../facts/actions/progress.ts'
import type { ActionItem } from '../facts/record.ts'
import { say } from '../message.ts'
import { ownersOf, placeOfPart, quoted } from '../policy/actions.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

export const actionWithoutOwner: DocumentRule = {
  id: 'action-without-owner',
  group: 'actions',
  summary: 'An action item without an owner',
  level: 'error',
  generic: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source: 'Action items in the tiered, platform and learning styles; common pitfalls in the process style',
  *check(view) {
    const { data } = view.profile
    const wanted = data.actions.owner === 'handle' ? say`a handle such as @mo` : say`a person or a team`
    for (const item of view.record.actions) {
      if (ownersOf(item).length > 0 || isSettled(view, item)) continue
      const span = placeOfPart(item, 'owner')
      const left = slice(view.parsed, span).trim()
      const name = quoted(item)
      yield {
        span,
        message:
          left === ''
            ? say`${name} names no owner. Expected ${wanted}.`
            : say`${name} is owned by “${left}”. Expected ${wanted}.`,
        fixes: () => fixes(view, item),
      }
    }
  },
}

/** Cancelled items need no owner; in the `generic` style, finished ones do not either. */
function isSettled({ profile }: View, item: ActionItem): boolean {
  const state = meaningOf(item, profile)
  return state === 'cancelled' || (state === 'done' && profile.data.generic)
}

/** Offers up to three people named in the document as owner, the author first. */
function fixes(view: View, item: ActionItem): Fix[] {
  const isHandle = view.profile.data.actions.owner === 'handle'
  const people = view.record.people.toSorted(
    (a, b) => Number(b.role === 'author') - Number(a.role === 'author'),
  )
  const names = people.flatMap(({ handle, name }) => handle ?? (isHandle ? [] : name))
  return [...new Set(names)]
    .filter(name => /\p{L}/u.test(name))
    .slice(0, 3)
    .flatMap(name => {
      const edits = setActionCell(view, item, 'owner', name)
      return edits.length > 0 ? [{ title: say`Give it to ${name}`, safe: false, edits }] : []
    })
}
