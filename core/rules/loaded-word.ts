import { isProse, judgementsIn } from '../language/faults.ts'
import { judgementsHeard } from '../language/hearing.ts'
import type { TextRule } from './rule.ts'

export const loadedWord: TextRule = {
  id: 'loaded-word',
  group: 'language',
  summary: 'A word that judges people: careless, negligent, stupid …',
  level: 'hint',
  generic: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Blameless postmortems: a judgement ends the questions that would have led to the cause',
  reads: 'prose',
  hears: judgementsHeard,
  *check(passage, { profile }) {
    if (!isProse(passage)) return
    for (const { start, end, value } of judgementsIn(passage.text, profile.lookup.lexicon)) {
      if (value.says !== 'loaded') continue
      const word = passage.text.slice(start, end).replace(/\s+/g, ' ')
      yield {
        span: { start, end },
        message: `“${word}” judges people. Expected what happened, in words without a verdict.`,
      }
    }
  },
}
