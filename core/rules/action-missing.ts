import type { Edit } from '../edit.ts'
import { addAction } from '../edits/actions.ts'
import type { Section } from '../facts/record.ts'
import { say } from '../message.ts'
import { actionsSection, likelyOwner, usualDue } from '../policy/actions.ts'
import { bareTitle } from '../profile/bareTitle.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const actionMissing: DocumentRule = {
  id: 'action-missing',
  group: 'actions',
  summary: 'No action item in a tier that needs one',
  level: 'error',
  fix: 'offer',
  since: '0.1.0',
  source: 'CI gate 3 of the tiered style; the other styles expect findings to lead to actions',
  *check(view) {
    const { record, policy } = view
    const { actions: least, id } = policy.tier
    const section = actionsSection(record)
    // A missing section is reported by `section-missing`, one at the wrong level by `section-level`.
    if (record.actions.length >= least || section === null || isTorn(view, section)) return
    const { start } = section.title.span
    const { length } = record.actions
    const held =
      length === 0
        ? say`The document has no action item.`
        : length === 1
          ? say`The document has 1 action item.`
          : say`The document has ${length} action items.`
    const wanted =
      view.profile.data.tiers.length > 1
        ? say`Tier ${id} needs at least ${least}.`
        : say`This style needs at least ${least}.`
    yield {
      span: { start, end: start },
      message: say`${held} ${wanted}`,
      fixes: () => {
        const edits = firstStep(view)
        return edits.length > 0 ? [{ title: say`Add an action item`, safe: false, edits }] : []
      },
    }
  },
}

function isTorn({ policy, profile, record }: View, own: Section): boolean {
  const next = record.sections[record.sections.indexOf(own) + 1]
  const part = profile.data.sections.find(one => one.id === next?.id)
  return part?.within === own.id && policy.sections.wrongLevel.some(({ section }) => section === own)
}

/**
 * Returns edits that add a first item (“Remove the cause”, due on the usual day), or none if no likely owner is
 * named.
 */
function firstStep(view: View): Edit[] {
  const { record, profile } = view
  const owner = likelyOwner(view)
  if (owner === null) return []
  const title = record.title && bareTitle(record.title.value, profile)
  const cause = record.rootCauses[0]?.value ?? title
  const { types, preventive } = profile.data.actions
  const type = types.find(({ id }) => preventive.includes(id))?.id
  return addAction(view, {
    action: cause === null ? 'Remove the root cause' : `Remove the cause: ${cause}`,
    due: usualDue(view, null),
    owner,
    ...(type === undefined ? {} : { type }),
  })
}
