import type { Passage, Voices } from '../view/passages.ts'
import { isGivenAsCause, namedCauses } from './causes.ts'
import { counterfactualsIn } from './counterfactuals.ts'
import { faultsIn } from './faults.ts'
import { castOf, wordsIn } from './nouns.ts'
import { overLines } from './overLines.ts'
import { sentencesIn } from './sentences.ts'
import { subjectOfClause } from './subjects.ts'

/**
 * Whether an explanation comes down to a person: it blames or insults somebody, says what somebody had better done, names human
 * error, or tells what one person did or did not know, and gives no reason for it. What people lack, cannot do or were
 * never told is the system's.
 */
export function comesDownToPerson(passage: Passage, voices: Voices): boolean {
  const { text } = passage
  if (namedCauses(text, voices.profile).some(one => one.says === 'human' && isGivenAsCause(text, one)))
    return true
  return (
    passage.judgements.some(({ value }) => value.says === 'loaded') ||
    faultsIn(passage, voices).length > 0 ||
    counterfactualsIn(passage, voices).some(({ subject }) => subject.kind === 'person') ||
    tellsOfPerson(text, voices)
  )
}

/** "The engineer ran the script by hand", "Ben did not know the flag": a person, and a deed or a gap of their own. */
export function tellsOfPerson(text: string, { profile, roster }: Voices): boolean {
  const { lexicon } = profile.lookup
  const english = lexicon.tongues.get('en')
  const [first, ...rest] = sentencesIn(text)
  if (english === undefined || first === undefined || rest.length > 0) return false
  const sentence = text.slice(first.start, first.end)
  const deed = deeds.exec(sentence)
  if (deed === null || reasons.test(sentence.slice(deed.index))) return false
  const words = wordsIn(text, first.start, first.start + deed.index + 1)
  const subject = subjectOfClause(words, english, castOf(lexicon, roster))
  const isNext = subject !== null && subject.span.end >= first.start + deed.index - 12
  return isNext && subject.kind === 'person' && !subject.ambiguous
}

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

/** A reason behind the deed: then the explanation does not come down to it. */
const reasons =
  /\b(?:because|since|which|whose|as (?:the|no|there|nothing)|due to|although|that is|who (?:was|were|had)|(?:runbook|documentation|procedure|tool|dashboard|wiki|guide|page) (?:does|did|is|was|has|had|lacks|said|told|names))\b|;/i
