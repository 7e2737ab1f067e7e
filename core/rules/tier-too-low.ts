import { promoteTier } from '../edits/promote.ts'
import { bothOf, type Message, say } from '../message.ts'
import { isBroken } from '../policy/fields.ts'
import { type FiredTrigger, firedTriggers, tierAsked } from '../policy/triggers.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const tierTooLow: DocumentRule = {
  id: 'tier-too-low',
  group: 'triggers',
  summary: 'The facts fire a trigger that asks for a higher tier',
  level: 'error',
  fix: 'offer',
  since: '0.1.0',
  source: 'Hard and soft triggers of the tiered style: the highest tier among the triggers that fire wins',
  *check(view) {
    const { policy, record, profile } = view
    const { tier } = record
    if (tier === null || isBroken(view.parsed) || !profile.data.tiers.some(one => one.id === tier.value))
      return
    // Tiers with a flag are left to `tier-security`, undeclared repeats to `repeat-root-cause`.
    const fired = firedTriggers(view, policy.arithmetic, true)
    const asked = tierAsked(fired.filter(isDecided), profile)
    if (asked === null || asked.tier.rank <= policy.tier.rank || asked.tier.flag !== undefined) return
    const { trigger, declared } = asked.because
    const better = asked.tier.label ?? asked.tier.id
    yield {
      span: tier.span,
      message: say`Tier ${policy.tier.id}, but “${trigger.label ?? trigger.id}” asks for ${asked.tier.id}: ${reason(asked.because)}.`,
      fixes: [
        lazyFix(say`Promote to ${better} and add its sections`, false, () =>
          promoteTier(view, asked.tier.id),
        ),
      ],
      ...(declared ? { related: [{ message: say`the trigger is listed here`, span: declared.span }] } : {}),
      ...(trigger.cite === undefined ? {} : { cite: trigger.cite }),
    }
  },
}

function isDecided({ repeatOf, declared }: FiredTrigger): boolean {
  return repeatOf === null || declared !== null
}

function reason({ facts }: FiredTrigger): Message {
  return facts.length === 0 ? say`the document lists it` : bothOf(facts)
}
