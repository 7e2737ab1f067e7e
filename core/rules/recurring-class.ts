import type { Card } from '../facts/card.ts'
import { say } from '../message.ts'
import type { Fact } from '../span.ts'
import type { View } from '../view.ts'
import { isEarlier } from '../workspace/workspace.ts'
import { type DocumentRule, MOST_RELATED } from './rule.ts'

export const recurringClass: DocumentRule = {
  id: 'recurring-class',
  group: 'triggers',
  summary: 'A class of incident that recurs, and the escalation that the policy asks for',
  level: 'information',
  fix: 'none',
  workspace: true,
  since: '0.1.0',
  source:
    'Preventing similar incidents in the learning style: the second of a class escalates prevention, the third goes to management',
  *check(view) {
    const steps = [...view.profile.data.classesEscalate].sort((a, b) => b.times - a.times)
    if (steps.length === 0) return
    for (const found of new Map(view.record.classes.map(one => [one.value, one])).values()) {
      const earlier = earlierOf(view, found)
      const times = earlier.length + 1
      const step = steps.find(one => times >= one.times)
      if (step === undefined) continue
      const label = view.profile.data.classes.find(one => one.id === found.value)?.label ?? found.value
      yield {
        span: found.span,
        message: say`Incident ${times} of the class “${label}”: ${step.to}.`,
        related: earlier.slice(0, MOST_RELATED).map(({ date, title, path }) => ({
          message: say`${date!}: ${title ?? path}`,
          path,
          span: { start: 0, end: 0 },
        })),
      }
    }
  },
}

/** Returns the earlier documents of the same class, the latest first. */
function earlierOf({ workspace, path, record }: View, { value }: Fact<string>): Card[] {
  return workspace
    .withClass(value)
    .filter(card => card.path !== path && card.date !== null && isEarlier(card, path, record))
    .sort((a, b) => (a.date! < b.date! ? 1 : -1))
}
