import { meaningOf } from '../facts/actions/progress.ts'
import { say } from '../message.ts'
import { placeOfActions } from '../policy/actions.ts'
import type { DocumentRule } from './rule.ts'

export const actionTooMany: DocumentRule = {
  id: 'action-too-many',
  group: 'actions',
  summary: 'More action items than a team is likely to finish',
  level: 'information',
  fix: 'none',
  since: '0.1.0',
  source: 'Common pitfalls in the process style',
  *check({ record, profile }) {
    const { most } = profile.data.actions
    if (record.actions.length <= most) return
    const count = record.actions.filter(item => meaningOf(item, profile) !== 'cancelled').length
    if (count <= most) return
    yield {
      span: placeOfActions(record),
      message: say`${count} action items. Expected at most ${most}: keep those that matter most.`,
    }
  },
}
