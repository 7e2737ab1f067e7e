import { promoteTier } from '../edits/promote.ts'
import { type Message, say } from '../message.ts'
import { isBroken } from '../policy/fields.ts'
import { inForce } from '../policy/triggers.ts'
import type { TierData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const tierSecurity: DocumentRule = {
  id: 'tier-security',
  group: 'triggers',
  summary: 'A security incident that does not use the security template',
  level: 'error',
  fix: 'offer',
  since: '0.1.0',
  source: 'Addenda and templates of the tiered style: security_impact requires the security template',
  *check(view) {
    const { record, profile } = view
    const { tier } = record
    if (tier === null || isBroken(view.parsed)) return
    for (const wanted of profile.data.tiers) {
      if (wanted.flag === undefined || wanted.id === tier.value) continue
      const reason = reasonFor(view, wanted)
      if (reason === null) continue
      const name = wanted.label ?? wanted.id
      yield {
        span: tier.span,
        message: say`Tier ${tier.value}, but ${reason}. Expected tier ${wanted.id}, with its own sections.`,
        fixes: [
          lazyFix(say`Change to ${name} and add its sections`, false, () => promoteTier(view, wanted.id)),
        ],
        ...(wanted.cite === undefined ? {} : { cite: wanted.cite }),
      }
      return
    }
  },
}

/** Says what demands the tier: its flag, or a trigger of that tier; `null` if nothing does. */
function reasonFor({ record, policy }: View, { id, flag }: TierData): Message | null {
  if (record.flags[flag!]?.value === true) return say`${flag!} is true`
  const fired = policy.triggers.find(one => one.trigger.tier === id && inForce(one))
  return fired === undefined ? null : say`the trigger “${fired.trigger.id}” is listed`
}
