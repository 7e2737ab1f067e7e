import { type Counterfactual, counterfactualsIn } from '../language/counterfactuals.ts'
import { isProse } from '../language/faults.ts'
import { judgementOffsets } from '../language/judgements.ts'
import { askWhatHindered } from '../language/questions.ts'
import { say } from '../message.ts'
import type { TextRule } from './rule.ts'

export const counterfactual: TextRule = {
  id: 'counterfactual',
  group: 'language',
  summary: 'What people should or could have done, or failed to do',
  level: 'hint',
  generic: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source: 'Blameless postmortems: what did not happen explains nothing; said of systems it is a requirement',
  reads: 'prose',
  candidates: judgementOffsets,
  *check(passage, context) {
    if (!isProse(passage)) return
    for (const found of counterfactualsIn(passage, context)) {
      yield {
        span: found.span,
        message: say`“${quoted(passage.text, found)}” says what people did not do. Expected what they saw and did, and what made that sensible.`,
        fixes: () => askWhatHindered(passage.text, found),
      }
    }
  },
}

/** Returns the words to quote: `said`, or the whole phrase if `said` is one word (“hätte den Alarm sehen müssen”). */
function quoted(text: string, { said, span }: Counterfactual): string {
  const words = text.slice(said.start, said.end)
  return (/^[a-zäöüß]+$/i.test(words) ? text.slice(span.start, span.end) : words).replace(/\s+/g, ' ')
}
