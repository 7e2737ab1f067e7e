import { faultsIn, isProse } from '../language/faults.ts'
import { judgementOffsets } from '../language/judgements.ts'
import { askInstead } from '../language/questions.ts'
import { say } from '../message.ts'
import type { TextRule } from './rule.ts'

export const blamePerson: TextRule = {
  id: 'blame-person',
  group: 'language',
  summary: 'A sentence that blames a person',
  level: 'hint',
  generic: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source:
    'Blameless postmortems: people act on what the system shows them; learning, platform, process and tiered styles',
  reads: 'prose',
  candidates: judgementOffsets,
  *check(passage, context) {
    if (!isProse(passage)) return
    for (const fault of faultsIn(passage, context)) {
      yield {
        span: fault.span,
        message: fault.subject.named
          ? say`The subject of this fault is a person by name. Expected what in the system made it possible.`
          : say`The subject of this fault is a person. Expected what in the system made it possible.`,
        fixes: () => askInstead(passage.text, fault),
      }
    }
  },
}
