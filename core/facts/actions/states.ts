import { type ActionStatus, type Profile, statusFor } from '../../profile/compile.ts'
import { actionStatusOf, choiceOf, statusNamed } from '../../profile/lookup.ts'
import { compact, normalise, spoken } from '../../profile/normalise.ts'
import { type Fact, shift } from '../../span.ts'
import type { Item } from '../../syntax/block.ts'
import type { Excerpt } from '../excerpt.ts'

/** The state that exactly these words name. Unlike in a status cell, words after a state are not allowed; a handle is none. */
export function stateNamed(profile: Profile, words: string): ActionStatus | null {
  if (words.length > 24 || words.trimStart().startsWith('@')) return null
  return statusNamed(profile, spoken(words))
}

/** The state in a remark beside an item. It may begin with a word for done or deferred and go on. */
export function stateOfRemark(profile: Profile, words: string): ActionStatus | null {
  const named = stateNamed(profile, words)
  if (named !== null || words.length > 80 || words.trimStart().startsWith('@')) return named
  const opening = actionStatusOf(profile, words)
  return opening !== null && (opening.means === 'done' || opening.means === 'deferred') ? opening : null
}

/** The state that a check box stands for. */
export function stateOfBox(excerpt: Excerpt, item: Item, profile: Profile): Fact<ActionStatus> | null {
  if (item.checkbox === null) return null
  const value = statusFor(profile.data, item.checked === true ? 'done' : 'open')
  return { value, span: shift(item.checkbox, excerpt.base) }
}

/** The state that a heading or label gives to the items below: "Immediate actions (Completed)", "In progress". */
export function stateOfTitle(profile: Profile, title: Fact<string>): Fact<ActionStatus> | null {
  const remark = /[(（]([^()（）]{2,24})[)）]\W*$/.exec(title.value)
  const value = (remark && stateNamed(profile, remark[1]!)) ?? stateNamed(profile, normalise(title.value))
  return value === null ? null : { value, span: title.span }
}

/** Whether the words are a priority: one that the style knows, or P0 to P5. */
export function isPriority(profile: Profile, words: string): boolean {
  if (/^P[0-5]$/i.test(words)) return true
  if (words.length > 16 || profile.data.actions.priorities.length === 0) return false
  return /^[\p{L}\p{N}-]+$/u.test(words) && choiceOf(profile.data.actions.priorities, words) !== null
}

/** Whether the words are a type of item that the style knows, and nothing else: "preventive", but not "preventive work". */
export function isType({ data }: Profile, words: string): boolean {
  const { types } = data.actions
  if (types.length === 0 || words.length > 24) return false
  const key = compact(words)
  return types.some(({ id, label, aliases }) =>
    [id, label ?? id, ...aliases].some(name => compact(name) === key),
  )
}
