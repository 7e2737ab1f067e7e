import type { CodeAction } from 'vscode-languageserver'
import {
  addAction,
  convertTimeline,
  insertSections,
  promoteTier,
  type Section,
  type Span,
  sortTimeline,
  toUtc,
  touches,
} from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { edits } from './offer.ts'

/** Changes of shape that leave the meaning alone, or that the author asks for. */
export function refactorings(sight: Sight, range: Span): CodeAction[] {
  return [
    ...missingSections(sight),
    ...promotions(sight),
    ...ofTimeline(sight, range),
    ...ofActions(sight, range),
  ]
}

function missingSections(sight: Sight): CodeAction[] {
  const { sections } = sight.view.policy
  const missing = [
    ...sections.missing.map(one => one.id),
    ...sections.missingAddenda.map(one => one.section.id),
  ]
  if (missing.length === 0) return []
  const title =
    missing.length === 1 ? 'Insert the missing section' : `Insert all ${missing.length} missing sections`
  return edits(sight, 'source', title, insertSections(sight.view, missing))
}

/** To each tier above the present one: only what the present one lacks is added. */
function promotions(sight: Sight): CodeAction[] {
  const { view } = sight
  const { tier } = view.policy
  return view.profile.data.tiers
    .filter(one => one.rank > tier.rank)
    .flatMap(one =>
      edits(
        sight,
        'refactor.rewrite',
        `Promote to ${one.label ?? one.id}, adding only what is missing`,
        promoteTier(view, one.id),
      ),
    )
}

function ofTimeline(sight: Sight, range: Span): CodeAction[] {
  const { view } = sight
  if (!stands(sight, range, 'timeline')) return []
  const groups = [...new Set(view.record.timeline.map(entry => entry.group))]
  const isTable = view.record.timeline.some(entry => entry.form === 'table')
  const isList = view.record.timeline.some(entry => entry.form === 'bullet' || entry.form === 'numbered')
  return [
    ...edits(
      sight,
      'refactor.rewrite',
      'Sort the timeline',
      groups.flatMap(group => sortTimeline(view, group)),
    ),
    ...(isTable
      ? edits(sight, 'refactor.rewrite', 'Turn the timeline into a list', convertTimeline(view, 'bullet'))
      : []),
    ...(isList
      ? edits(sight, 'refactor.rewrite', 'Turn the timeline into a table', convertTimeline(view, 'table'))
      : []),
    ...edits(sight, 'refactor.rewrite', 'Convert the timeline to UTC', toUtc(view)),
  ]
}

function ofActions(sight: Sight, range: Span): CodeAction[] {
  if (!stands(sight, range, 'actions')) return []
  return edits(sight, 'refactor', 'Add an action item', addAction(sight.view, { action: '' }))
}

function stands(sight: Sight, range: Span, kind: Section['kind']): boolean {
  return sight.view.record.sections.some(section => section.kind === kind && touches(section.span, range))
}
