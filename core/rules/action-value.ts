import { type ActionRole, setActionCell } from '../edits/actions.ts'
import { inCaseOf } from '../edits/headings.ts'
import { nearChoice } from '../facts/actions/progress.ts'
import { isTicket } from '../facts/links.ts'
import type { ActionItem } from '../facts/record.ts'
import { keptOn } from '../lazily.ts'
import { eitherOf, type Message, say } from '../message.ts'
import { ownersOf } from '../policy/actions.ts'
import { choiceOf, unlistedState } from '../profile/lookup.ts'
import type { Choice } from '../profile/profile.ts'
import type { Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

export const actionValue: DocumentRule = {
  id: 'action-value',
  group: 'actions',
  summary: 'An unknown type, status or priority, or an owner without a handle where the style asks for one',
  level: 'error',
  fix: 'safe',
  since: '0.1.0',
  source: 'Action items in the tiered and learning styles; prioritization in the process style',
  *check(view) {
    const { types, statuses, priorities, owner } = view.profile.data.actions
    let last = -1
    for (const item of view.record.actions) {
      yield* inChoices(view, item, 'type', types)
      yield* inChoices(view, item, 'priority', priorities)
      yield* inChoices(view, item, 'status', statuses)
      yield* unlisted(view, item, statuses)
      if (owner !== 'handle') continue
      // Several items may share one owner, named in a label above them: report it once.
      for (const found of notHandles(view, item)) {
        if (found.span.start > last) yield found
        last = Math.max(last, found.span.start)
      }
    }
  },
}

const unknown: Readonly<
  Record<'type' | 'priority' | 'status', (written: string, expected: Message) => Message>
> = {
  type: (written, expected) => say`“${written}” is not a type of this style. Expected ${expected}.`,
  priority: (written, expected) => say`“${written}” is not a priority of this style. Expected ${expected}.`,
  status: (written, expected) => say`“${written}” is not a status of this style. Expected ${expected}.`,
}

/** Yields a finding if the value is none of the style’s choices; an empty list of choices allows any. */
function* inChoices(
  view: View,
  item: ActionItem,
  what: 'type' | 'priority' | 'status',
  choices: readonly Choice[],
): Generator<Found> {
  const fact = item[what]
  if (fact === null || choices.length === 0 || choiceOf(choices, fact.value) !== null) return
  const written = slice(view.parsed, fact.span)
  yield {
    span: fact.span,
    message: unknown[what](written, eitherOf(choices.map(choice => choice.id))),
    fixes: () => {
      const near = nearChoice(choices, fact.value)
      // Keeps the author’s capitalisation: “Opne” becomes “Open”.
      return near === null
        ? []
        : change(view, item, { role: what, span: fact.span }, inCaseOf(written, near.id))
    },
  }
}

/** Yields a finding for a status word that is understood, but that the style spells differently. */
function* unlisted(view: View, item: ActionItem, choices: readonly Choice[]): Generator<Found> {
  const { status, cells } = item
  if (status === null || cells.status === undefined || choiceOf(choices, status.value) === null) return
  const written = slice(view.parsed, cells.status)
  if (unlistedState(view.profile, written) === null) return
  yield {
    span: status.span,
    message: unknown.status(written.trim(), eitherOf(choices.map(choice => choice.id))),
    fixes: () => {
      const fixes = change(view, item, { role: 'status', span: status.span }, status.value)
      return fixes.map(fix => ({ ...fix, safe: false }))
    },
  }
}

/** A value of an item: what it says of that, and where. */
interface Place {
  readonly role: ActionRole
  readonly span: Span
}

/** Returns a fix that replaces the value, or the whole cell if the value fills it; none if `text` is `null`. */
function change(view: View, item: ActionItem, { role, span }: Place, text: string | null): Fix[] {
  if (text === null) return []
  const cell = item.cells[role]
  const isWhole = cell !== undefined && cell.start === span.start && cell.end === span.end
  const edits = isWhole ? setActionCell(view, item, role, text) : [{ span, text }]
  return [{ title: say`Change to ${text}`, safe: true, edits }]
}

/** A handle of a person or group: `@mo`, `@payments/on-call`. */
const handle = /^@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+){0,4}$/

function* notHandles(view: View, item: ActionItem): Generator<Found> {
  for (const owner of ownersOf(item, view.profile)) {
    if (handle.test(owner.value) || isTicket(owner.value)) continue
    yield {
      span: owner.span,
      message: say`“${owner.value}” is not a handle. Expected one like @mo.`,
      fixes: () => change(view, item, { role: 'owner', span: owner.span }, handleOf(view, owner.value)),
    }
  }
}

/**
 * Returns the handle for a name, from the document or the roster; `null` if nobody or more than one person
 * matches.
 */
function handleOf(view: View, name: string): string | null {
  const handles = handlesByName(view).get(name.toLowerCase())
  return handles?.size === 1 ? [...handles][0]! : null
}

/** The handles that each name in small letters stands for. */
const handlesByName = keptOn(({ record, settings }: View) => {
  const handles = new Map<string, Set<string>>()
  const add = (name: string, handle: string) => {
    const small = name.toLowerCase()
    handles.set(small, (handles.get(small) ?? new Set()).add(handle))
  }
  for (const { handle, name } of [...record.people, ...settings.roster]) {
    if (handle === null) continue
    add(name, handle)
    add(handle.slice(1), handle)
  }
  for (const { owners } of record.actions)
    for (const { value } of owners) if (value.startsWith('@')) add(value.slice(1), value)
  return handles
})
