import { quoted } from '../policy/actions.ts'
import { vaguePart } from '../policy/vagueness.ts'
import type { DocumentRule } from './rule.ts'

export const actionVague: DocumentRule = {
  id: 'action-vague',
  group: 'actions',
  summary: 'An action item without a deed or a measure: nobody can tell when it is done',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Post-Mortem Process, Common Post-Mortem Pitfalls; Incident Postmortem Builder, Action Items',
  *check({ record, profile }) {
    for (const item of record.actions) {
      const part = vaguePart(item.text.value, profile.packs)
      if (part === null) continue
      const why =
        part === item.text.value.trim() ? 'names no deed' : `says “${part}” and nothing to measure it by`
      yield {
        span: item.text.span,
        message: `${quoted(item)} ${why}. Expected what will be true when it is done.`,
      }
    }
  },
}
