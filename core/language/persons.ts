import type { Passage, ProseContext } from '../view/passages.ts'
import { isGivenAsCause, namedCauses } from './causes.ts'
import { counterfactualsIn } from './counterfactuals.ts'
import { faultsIn } from './faults.ts'
import { castOf, wordsIn } from './nouns.ts'
import { overLines } from './overLines.ts'
import { sentencesIn } from './sentences.ts'
import { subjectOfClause } from './subjects.ts'

/**
 * Whether an explanation ends at a person: it blames or insults somebody, says what somebody should have done,
 * names human error, or says what one person did or did not know, and gives no reason. What people lack, cannot do
 * or were never told is up to the system.
 */
export function comesDownToPerson(passage: Passage, context: ProseContext): boolean {
  const { text } = passage
  if (namedCauses(text, passage.judgements).some(one => one.says === 'human' && isGivenAsCause(text, one)))
    return true
  return (
    passage.judgements.some(({ value }) => value.says === 'loaded') ||
    faultsIn(passage, context).length > 0 ||
    counterfactualsIn(passage, context).some(({ subject }) => subject.kind === 'person') ||
    tellsOfPerson(text, context)
  )
}

/**
 * Whether the text is one sentence about what a person did or did not know: "The engineer ran the script by hand",
 * "Ben did not know the flag". False if it gives a reason.
 */
export function tellsOfPerson(text: string, { profile, roster }: ProseContext): boolean {
  const { lexicon } = profile.lookup
  const english = lexicon.tongues.get('en')
  const [first, ...rest] = sentencesIn(text)
  if (english === undefined || first === undefined || rest.length > 0) return false
  const sentence = text.slice(first.start, first.end)
  const deed = deeds.exec(sentence)
  if (deed === null || reasons.test(sentence.slice(deed.index))) return false
  const words = wordsIn(text, first.start, first.start + deed.index + 1)
  const subject = subjectOfClause(words, english, castOf(lexicon, roster))
  const isNext = subject !== null && subject.span.end >= first.start + deed.index - NEAR
  return isNext && subject.kind === 'person' && !subject.ambiguous
}

/** UTF-16 units between subject and verb: room for one adverb. */
const NEAR = 12

/** What somebody did, thought or did not know. */
const deeds = new RegExp(
  overLines`\b(?:
    ran|deleted|deployed|merged|pushed|changed|typed|entered|restarted|applied|executed|selected|used|chose|picked
    |approved|edited|modified|removed|dropped|disabled|enabled|released|copied|clicked|stopped|killed
    |assumed|thought|believed|wanted|insisted|decided
    |(?<!(?:was|were|been|is|are) )left
    |skipped|ignored|confused|overwrote|reverted|rushed|panicked
    |(?:did not|didn['’]t) (?!have\b|get\b|receive\b|need\b|own\b|hear\b)[a-z]+
    |(?<!(?:was|were|been) )never (?!had\b|got\b|received\b|needed\b|owned\b|heard\b|have\b)[a-z]+
    |was (?:new to|on (?:vacation|holiday|leave)|asleep|sick|not aware|unaware|tired|distracted|in a hurry
    |inexperienced|confused|stressed|lazy)
    )\b`,
  'i',
)

/** Words that give a reason behind the deed. */
const reasons = new RegExp(
  overLines`\b(?:
    because|since|which|whose|as (?:the|no|there|nothing)|due to|although|that is|who (?:was|were|had)
    |(?:
    runbook|documentation|procedure|tool|dashboard|wiki|guide|page
    ) (?:does|did|is|was|has|had|lacks|said|told|names)
    )\b|;`,
  'i',
)
