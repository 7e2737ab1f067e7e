import { mayAskWhy } from '../facts/whys.ts'
import { comesDownToPerson } from '../language/persons.ts'
import { say } from '../message.ts'
import { maskInline } from '../syntax/inline.ts'
import { slice } from '../syntax/text.ts'
import { passageOf } from '../view/passages.ts'
import type { DocumentRule } from './rule.ts'

export const whysPerson: DocumentRule = {
  id: 'whys-person',
  group: 'analysis',
  summary: 'A chain of whys that ends at a person',
  level: 'warning',
  fix: 'none',
  since: '0.1.0',
  source:
    'Five whys in the learning and process styles: the last answer is something the organisation can change',
  words: (section, { record, profile }) => mayAskWhy(record, section, profile),
  *check(view) {
    const chains = view.policy.whyChains
    if (chains.length === 0) return
    const { proseContext: context } = view
    for (const { whys } of chains) {
      const answer = whys.findLast(why => why.answer !== null)?.answer
      if (!answer || whys.length < 2) continue
      const text = maskInline(slice(view.parsed, answer.span), { speech: true })
      const passage = passageOf({
        text,
        place: 'paragraph',
        kind: 'root-cause',
        column: null,
        profile: view.profile,
      })
      if (!comesDownToPerson(passage, context)) continue
      yield {
        span: answer.span,
        message: say`The chain of whys ends at a person. Expected one more why: what in the system made that possible?`,
        ...(view.profile.data.whys?.cite && { cite: view.profile.data.whys.cite }),
      }
    }
  },
}
