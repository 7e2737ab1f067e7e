import { hasPlaceFor, setActionCell } from '../edits/actions.ts'
import { meaningOf } from '../facts/actions/progress.ts'
import type { ActionItem } from '../facts/record.ts'
import { keptOn } from '../lazily.ts'
import { say } from '../message.ts'
import { ownersOf, placeOfPart, quoted } from '../policy/actions.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Fix, lazyFix } from './rule.ts'

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
      if (ownersOf(item, view.profile).length > 0 || isSettled(view, item)) continue
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

function fixes(view: View, item: ActionItem): Fix[] {
  if (!hasPlaceFor(view, item, 'owner')) return []
  return likelyOwners(view).map(name =>
    lazyFix(say`Give it to ${name}`, false, () => setActionCell(view, item, 'owner', name)),
  )
}

/** Up to three people named in the document, the author first. Each item without an owner asks for them. */
const likelyOwners = keptOn((view: View) => {
  const isHandle = view.profile.data.actions.owner === 'handle'
  const people = view.record.people.toSorted(
    (a, b) => Number(b.role === 'author') - Number(a.role === 'author'),
  )
  const names = people.flatMap(({ handle, name }) => handle ?? (isHandle ? [] : name))
  return [...new Set(names)].filter(name => /\p{L}/u.test(name)).slice(0, 3)
})
