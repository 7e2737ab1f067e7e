import { addFieldItem } from '../edits/metadata.ts'
import { promoteTier } from '../edits/promote.ts'
import { together } from '../edits/together.ts'
import { say } from '../message.ts'
import type { FiredTrigger } from '../policy/triggers.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

export const repeatRootCause: DocumentRule = {
  id: 'repeat-root-cause',
  group: 'triggers',
  summary: 'The same root cause as in a recent incident, not declared as a repeat',
  level: 'warning',
  fix: 'offer',
  workspace: true,
  since: '0.1.0',
  source: 'Hard triggers of the tiered style: a repeat within 30 days gets a full postmortem',
  *check(view) {
    for (const fired of view.policy.triggers) {
      const { repeatOf: card, declared, trigger } = fired
      if (card === null || declared !== null) continue
      const cause = view.record.rootCauses.find(one => card.rootCauses.includes(one.value))
      if (cause === undefined) continue
      yield {
        span: cause.span,
        message: say`${card.id ?? card.path} of ${card.date ?? ''} had the root cause “${cause.value}”, too. Expected the trigger “${trigger.id}”.`,
        fixes: () => declare(view, fired),
        related: [{ message: say`had the same root cause`, path: card.path, span: { start: 0, end: 0 } }],
        ...(trigger.cite === undefined ? {} : { cite: trigger.cite }),
      }
    }
  },
}

function declare(view: View, { trigger }: FiredTrigger): Fix[] {
  const key = view.profile.lookup.meanings.get('triggers')?.key
  const tier = view.profile.data.tiers.find(one => one.id === trigger.tier)
  if (key === undefined) return []
  const declared = addFieldItem(view, key, trigger.id)
  const isLow = tier !== undefined && view.record.tier !== null && tier.rank > view.policy.tier.rank
  const promoted = isLow ? promoteTier(view, tier.id) : []
  const title = isLow
    ? say`Declare the repeat and promote to ${tier.label ?? tier.id}`
    : say`Declare the repeat`
  const edits = together([...declared, ...promoted])
  return edits.length === 0 ? [] : [{ title, safe: false, edits }]
}
