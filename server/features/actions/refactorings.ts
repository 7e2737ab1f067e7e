import type { CodeAction, CodeActionKind } from 'vscode-languageserver'
import {
  actionGroupsAt,
  addAction,
  blankAction,
  convertTimeline,
  type Edit,
  insertSections,
  type Message,
  plainClocks,
  promoteTier,
  type Span,
  say,
  slice,
  sortTimeline,
  toUtc,
  touches,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { offer, thenSelect } from './offer.ts'

/** Changes of shape that leave the meaning alone, or that the author asks for. */
export function refactorings(sight: Sight, range: Span): CodeAction[] {
  return [
    ...ofTimeline(sight, range),
    ...ofActions(sight, range),
    ...missingSections(sight),
    ...promotions(sight),
  ]
}

/** Each change has a kind of its own, so that a key or a command can ask for it alone. */
const kinds = {
  sections: 'refactor.rewrite.sections',
  tier: 'refactor.rewrite.tier',
  sort: 'refactor.rewrite.timeline.sort',
  form: 'refactor.rewrite.timeline.form',
  clocks: 'refactor.rewrite.timeline.clocks',
  utc: 'refactor.rewrite.timeline.utc',
  add: 'refactor.rewrite.actions.add',
} as const

function missingSections(sight: Sight): CodeAction[] {
  const { sections } = sight.view.policy
  const missing = [...sections.missing, ...sections.missingAddenda]
  const [first] = missing
  if (!first) return []
  const title =
    missing.length === 1
      ? say`Insert the missing section “${first.title}”`
      : say`Insert all ${missing.length} missing sections`
  const ids = missing.map(section => section.id)
  return offer(sight, kinds.sections, { title, edits: insertSections(sight.view, ids) })
}

/** An action for each tier above the present one, which adds the sections that are missing for it. */
function promotions(sight: Sight): CodeAction[] {
  const { view } = sight
  const { tier } = view.policy
  return view.profile.data.tiers
    .filter(one => one.rank > tier.rank)
    .flatMap(one => {
      const title = say`Promote to ${one.label ?? one.id}, adding only what is missing`
      return offer(sight, kinds.tier, { title, edits: promoteTier(view, one.id) })
    })
}

function ofTimeline(sight: Sight, range: Span): CodeAction[] {
  const { view } = sight
  if (!view.record.sections.some(one => one.kind === 'timeline' && touches(one.span, range))) return []
  const { timeline } = view.record
  const groups = [...new Set(timeline.map(entry => entry.group))]
  const isTable = timeline.some(entry => entry.form === 'table')
  const isList = timeline.some(entry => entry.form === 'bullet' || entry.form === 'numbered')
  const change = (kind: CodeActionKind, title: Message, edits: readonly Edit[]) =>
    offer(sight, kind, { title, edits })
  const sorted = groups.flatMap(group => sortTimeline(view, group))
  return [
    ...change(kinds.sort, say`Sort the timeline`, sorted),
    ...(isTable
      ? change(kinds.form, say`Turn the timeline into a list`, convertTimeline(view, 'bullet'))
      : []),
    ...(isList
      ? change(kinds.form, say`Turn the timeline into a table`, convertTimeline(view, 'table'))
      : []),
    ...change(kinds.clocks, say`Write all times as 14:05`, plainClocks(view)),
    ...change(kinds.utc, say`Convert the timeline to UTC`, toUtc(view)),
  ]
}

/**
 * A new action item, in the part of the section the cursor is in. If the template's own blank item is still there, it is
 * selected instead, in clients that can do so.
 */
function ofActions(sight: Sight, range: Span): CodeAction[] {
  const groups = actionGroupsAt(sight.view, range)
  return groups.flatMap(group => newItem(sight, group, groups.length > 1))
}

function newItem(sight: Sight, group: string | undefined, isOneOfMany: boolean): CodeAction[] {
  const { view } = sight
  const values = blankAction(view)
  const made = addAction(view, group === undefined ? values : { ...values, group })
  const title = isOneOfMany ? say`Add an action item to “${group ?? ''}”` : say`Add an action item`
  // A style may want more in the cell: `<what> (<ticket>)`.
  const [words] = /^<[^<>]+>|.+/.exec(values.action)!
  const selection = thenSelect(sight, made, words)
  if (made.some(edit => slice(view.parsed, edit.span) !== edit.text))
    return offer(sight, kinds.add, { title, edits: made }, selection)
  return selection.command ? [{ title: sight.client.inWords(title), kind: kinds.add, ...selection }] : []
}
