import type { Profile } from '../profile/compile.ts'
import type { Span } from '../span.ts'
import { phrasesIn } from './phrases.ts'
import { isQuestion, sentenceAround } from './sentences.ts'

/** A name of a cause that is none: human error, or the surface of what went wrong. */
export interface NamedCause {
  readonly says: 'human' | 'surface'
  readonly span: Span
  readonly sentence: Span
}

/** The names of human error and of surface causes in a passage, in order; what a question asks about is left out. */
export function namedCauses(text: string, { lookup }: Profile): NamedCause[] {
  const found: NamedCause[] = []
  for (const { start, end, value } of phrasesIn(text, lookup.lexicon.causes)) {
    if (found.some(other => start < other.span.end)) continue
    const sentence = sentenceAround(text, start)
    if (!isQuestion(text, sentence)) found.push({ says: value, span: { start, end }, sentence })
  }
  return found
}

/**
 * Whether a name of human error is given as the cause: it stands alone or behind a label, behind "caused by", "due to",
 * "was", or before "caused", "led to". What a system allowed, invites or guards against is no cause given.
 */
export function isGivenAsCause(text: string, { span, sentence }: NamedCause): boolean {
  const before = text.slice(sentence.start, span.start).replace(/[*_~`]/g, '')
  const behind = text.slice(span.end, sentence.end).replace(/[*_~`]/g, '')
  if (elsewhere.test(before)) return false
  if (denied.test(before) || guarded.test(before) || qualified.test(behind) || triggers.test(before))
    return false
  if (compound.test(behind)) return false
  if (
    /^[^\x00-\x7f]/.test(text.slice(span.start, span.start + 1)) &&
    unspaced.test(text.slice(span.start, span.end))
  )
    return !deniedInScript.test(`${before}\0${behind}`)
  // "Someone fat-fingered it" tells the cause by itself.
  if (deed.test(text.slice(span.start, span.end))) return true
  return (alone.test(before) && !told.test(behind)) || leads.test(before) || causing.test(behind)
}

/** "Release 3.4 took checkout down.", "Wrong port in the rule.": what changed or was wrong, with nothing behind it. */
export function tellsOfChange(text: string): boolean {
  return changed.test(text) || wrong.test(text)
}

const changed =
  /^[^\p{L}]*(?:(?:the|a|an|our|this)\s+)?(?:[\w./-]+\s+){0,3}(?:commit|change|PR|pull request|merge request|release|deploy(?:ment)?|upgrade|update|roll-?out|patch|hotfix|migration)\b[^.,;:–—()]{0,60}?\s(?:broke|caused|crashed|blocked|killed|took|brought)\s[^,;:–—()]*$/iu
const wrong =
  /^[^\p{L}]*(?:(?:the|a|an)\s+)?(?:wrong|incorrect|bad|faulty|erroneous|expired)\s+(?:[\w/-]+\s+){0,3}[\w/-]+(?:\s(?:in|of|on|for|at)\s[^,;:–—().]*)?\.?\s*$/iu

/** What a sentence goes on with whose subject it is: only what says that it caused something gives it as the cause. */
const told =
  /^\s*(?:,[^,.]{1,60},\s*)?(?:is|was|are|were|has|had|have|does|did|do|cannot|can|could|may|might|must|will|would|should|played|plays|explain(?:s|ed)|hides?|hid|looks|looked|seem(?:s|ed)|appear(?:s|ed)|war|ist|wäre|wurde|hat|kann|erklärt|spielte?|scheidet|n['’]|est|était|fut|ne|no|fue|es|era|ha|foi|não|é)(?![a-z\u00c0-\u024f\d])/i
const deed = /\b(?:forgot|fat[- ]fingered|made (?:a mistake|an error))$/i
/** What is told of another incident. */
const elsewhere =
  /\b(?:an|another|earlier|previous|similar|past|last|other)\s+(?:\w+\s+){0,2}(?:incidents?|outages?|failures?|events?)\s+(?:[\w(),-]+\s+){0,4}$/i
const unspaced = /[\u3040-\ud7af]/
/** The error of a message, a handler, a budget is another one. */
const compound =
  /^[ -](?:messages?|handlers?|handling|correction|detection|codes?|rates?|pages?|reports?|logs?|budgets?|API|counts?|counters?|dialogs?|prompts?|screens?|metrics?|paths?|types?|class(?:es)?|responses?|alerts?|queue|service|pods?|process|containers?|console|tool|pattern|controller|manifest)\b/i
/** What Japanese, Chinese and Korean deny or guard against; `\0` stands for the name of the error. */
const deniedInScript =
  /\0[^。.！!？?、，,]{0,12}?(?:では?な[くい]|ではあり|じゃな|아니|아닌)|(?:不是|并非|並非|而非|不属于|非)[^，。,]{0,6}\0|\0[^。.！!？?]{0,6}?(?:を|から|による[^。]{0,8}を)?(?:防|検知|検出|許|減ら|招|誘発|막|방지|예방|줄이|유발)|\0[がの이가]?\s?(?:起こり|起き|生じ|発生し)やす|\0[가이]\s?(?:발생|일어나|생기)(?:하)?기 ?쉬|(?:防止|避免|减少|防范|杜绝|拦截|容易|易于|允许|诱发)[^，。,]{0,8}\0|\0と[^。、]{0,12}(?:考え|思わ|疑わ|見|み|推測さ|判断さ|さ)(?:れ|られ)(?:て[いき])?た(?:が|ものの|けれど)|(?:最初|起初|一开始|初步|曾|原以为)[^。，,]{0,8}\0[，,]?(?:但|然而|不过)/
/** Nothing, a label, or an article before it. */
const alone =
  /^\W*(?:[\p{L}\s/()'’-]{1,40}[:：–—]\s*|[-–—→]\s*)?(?:(?:a|an|the|simple|plain|pure|classic|basic|this was|it was|by|just|ein|eine|une?|un[ao]?|uma?)\s+){0,4}$/iu
const leads =
  /\b(?:caused by|due to|because of|owing to|result(?:ed)? (?:of|from)|attribut(?:ed|able) to|down to|put down to|traced (?:back )?to|stem(?:s|med) from|come(?:s)? from|came from|arose from|root cause(?:s)? (?:of [^.]{0,60})?(?:is|was|were|being)|cause (?:of [^.]{0,60})?(?:is|was|being)|cause is|it was|this was|that was|turned out to be|boil(?:s|ed) down to|be|as|verursacht durch|aufgrund|wegen|durch|Ursache (?:war|ist)|causes? (?:racines?|profondes?|principales?|fondamentales?)? ?(?:est|était|a été)|causa (?:ra[ií]z|principal|fundamental)? ?(?:es|era|fue|ha sido|é|foi)|dû à|due à|causée? par|debido a|causad[oa] por|por|devido a)\s+(?:(?:a|an|the|simple|plain|pure|classic|basic|some|our|ein|eine|einen|eines|einem|einer|menschliches|une?|un[ao]?|uma?|l['’])\s*){0,4}$/i
const causing =
  /^\s*(?:,[^,.]{1,60},\s*)?(?:(?:had|has|then|directly|ultimately)\s+)?(?:caused|led to|resulted in|was the (?:root |main |primary |underlying )?cause|is the (?:root |main |primary |underlying )?cause|was (?:the )?(?:reason|responsible)|is responsible|(?:is|was) (?:what|why|how) (?:caused|led|broke|brought|took|triggered|made|set off)|(?:is|was) (?:to blame|at fault|behind|involved|the (?:culprit|explanation|answer|problem))|(?:(?:is|was|were|has been|had been)\s+(?:\w+\s+){0,2})?(?:confirmed|identified|found|established|determined|named|given|deemed)\s+(?:by\s+(?:\w+\s+){1,3})?(?:as|to be)\s+(?:\w+\s+){0,3}(?:cause|reason|culprit)|triggered|took down|broke|verursachte|führte zu|(?:war|ist) (?:die|der eigentliche|der) (?:Ursache|Grund|Auslöser)|(?:est|était|fut|a été) (?:la cause|à l['’]origine)|(?:fue|es|era|foi|é) a? ?(?:la )?causa|a (?:causé|provoqué)|causó|provocó|causou|provocou)\b/i
const denied =
  /\b(?:not|never|n['’]t|isn['’]t|wasn['’]t|no|nor|rather than|instead of|more than|beyond|without|besides|kein(?:e|en)?|nicht|pas|aucune?|no fue|não)\s+(?:\w+\s+){0,4}$|\b(?:avoid|avoids|call(?:ing|ed)?|label(?:l?ed|l?ing)?|blam(?:e|ed|ing))\s+(?:\w+\s+){0,3}$/i
const guarded =
  /\b(?:risk of|chance of|prone to|room for|possibility of|potential for|opportunity for|allow(?:s|ed|ing)?|permit(?:s|ted)?|invite[sd]?|enable[sd]?|prevent(?:s|ed|ing)?|guard(?:s|ed)? against|catch(?:es)?|caught|detect(?:s|ed)?|reduce[sd]?|eliminate[sd]?|mitigate[sd]?|minimi[sz]e[sd]?|vulnerable to|susceptible to|open to|protect(?:s|ed)? (?:us )?against|tolerate[sd]?|exposed to|sources? of|likelihood of|make[s]?|made)\s+(?:\w+\s+){0,3}$/i
/** What is said of it takes it back as a cause: "is no root cause", "was possible", "is a symptom". */
const qualified =
  /^\s*(?:(?:on|in|at|during|by|of|with|from|when|while)\s+(?:[\w'’-]+\s+){1,5})?(?:is|was|are|were|can|could|may|might|will|would|should)\s+(?:only\s+|just\s+|merely\s+)?(?:not?\b|never|n['’]t|a symptom|a trigger|the trigger|the start|possible|likely|easy|inevitable|unavoidable|expected|bound|be\b|the beginning|where)|^\s*(?:isn['’]t|wasn['’]t|alone|is no)/i
const triggers = /\b(?:trigger(?:ed)?(?: by)?|triggering event)\b[^.:]{0,30}[:]?\s*(?:\w+\s+){0,2}$/i
