import { keptOn } from '../lazily.ts'
import type { Span } from '../span.ts'
import type { Passage, ProseContext } from '../view/passages.ts'
import { agentAt } from './judgements.ts'
import type { Tongue, Wording } from './lexicon.ts'
import { type Cast, castOf, wordsIn } from './nouns.ts'
import { overLines } from './overLines.ts'
import { isUnspaced, type PhraseMatch } from './phrases.ts'
import { isQuestion, sentenceAround } from './sentences.ts'
import {
  denied,
  ownerBefore,
  personBehind,
  type Subject,
  subjectBefore,
  subjectOfClause,
  wordsBehind,
} from './subjects.ts'
import { subjectInScript } from './unspaced.ts'

/** A statement that a person did wrong. Offsets count from the start of the passage. */
export interface Fault {
  /** From the first to the last word of subject and verb. */
  readonly span: Span
  readonly subject: Subject
  /** The words that say what was wrong. */
  readonly verb: Span
  readonly sentence: Span
  readonly language: string
  /** Whether the subject is directly before the verb, so that both can be reworded. */
  readonly plain: boolean
}

/**
 * Whether the passage is prose that can blame people, not a heading, the timeline, a log line, or a cell for
 * owners and the like.
 */
export function isProse({ text, place, kind, column }: Passage): boolean {
  if (place === 'heading' || place === 'chunk' || kind === 'timeline') return false
  if (column === 'owner' || column === 'actor' || column === 'source' || column === 'time') return false
  return !logged.test(text)
}

/** A log line starts with a time of day, or with date and time. */
const logged = /^[\s*_[(~]*(?:\d{4}-\d{2}-\d{2}[T ]\s*)?\d{1,2}[:：.]\d{2}(?![\d%])/

/** Returns the faults of persons that a passage names, in order. */
export function faultsIn(passage: Passage, context: ProseContext): Fault[] {
  const { lexicon } = context.profile.lookup
  const { text } = passage
  const matches = passage.judgements.filter(one => blames(one.value))
  if (matches.length === 0) return []
  const cast = castFor(context)
  const faults: Fault[] = []
  let reach = 0
  for (const one of matches) {
    const sentence = sentenceAround(text, one.start)
    if (isQuestion(text, sentence)) continue
    const tongue = lexicon.tongues.get(one.value.language)!
    const fault = faultOf(one, { text, sentence, tongue, cast })
    if (
      fault === null ||
      isSupposed(passage, fault) ||
      (fault.span.start < reach && faults.some(other => overlaps(other.span, fault.span)))
    )
      continue
    faults.push(fault)
    reach = Math.max(reach, fault.span.end)
  }
  return faults
}

/** The cast of a document, worked out once for all of its passages. */
export const castFor = keptOn(({ profile, roster }: ProseContext) => castOf(profile.lookup.lexicon, roster))

/** What no machine does: forget, mistype, choose the wrong thing, not notice. */
const humane =
  /^(?:forg|mis|overlook|neglect|accident|inadvert|unintention|mess|made|rush|botch|fat)|notice|bother|think|attention|the wrong|\bread|follow|without|mistake|error/i

/** "Stop the roll-out when an engineer forgot the flag": in an action item, such a clause is hypothetical. */
function isSupposed({ text, kind }: Passage, { subject }: Fault): boolean {
  if (kind !== 'actions' && kind !== 'prevention') return false
  return (
    subject.joined !== null &&
    /^(?:when|where|once|until|before)$/i.test(text.slice(subject.joined.start, subject.joined.end))
  )
}

function blames({ says }: Wording): boolean {
  return says === 'fault' || says === 'agent' || says === 'lapse'
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** A sentence of a text, the words of its language, and the people of the document. */
export interface Utterance {
  readonly text: string
  readonly sentence: Span
  readonly tongue: Tongue
  readonly cast: Cast
}

function faultOf(match: PhraseMatch<Wording>, utterance: Utterance): Fault | null {
  const { text, sentence } = utterance
  const { value } = match
  const verb = { start: match.start, end: match.end }
  const subject = whoseFault(match, utterance)
  if (subject === null || !isSomebody(text, subject, text.slice(verb.start, verb.end))) return null
  return {
    span: { start: Math.min(subject.span.start, verb.start), end: Math.max(subject.span.end, verb.end) },
    subject,
    verb,
    sentence,
    language: value.language,
    plain: value.says === 'fault' && value.lead === null,
  }
}

/** Whether the subject is a person: not "we", and "the operator" or "they" only with verbs for people. */
function isSomebody(text: string, { kind, ambiguous, span }: Subject, verb: string): boolean {
  if (kind === 'person') return !ambiguous || humane.test(verb)
  return /^they$/i.test(text.slice(span.start, span.end)) && theirs.test(verb)
}

/** With these verbs, "they" are people. */
const theirs = new RegExp(
  overLines`^(?:forg|mist(?:yp|ook)|misread|misjudg|overlook|neglect|botch|fat)|notice|bother|think|attention|\bread
    |follow|^wrong|without (?:test|check|verif|review|approv|tell|ask|read|look|consult)`,
  'i',
)

function whoseFault(match: PhraseMatch<Wording>, utterance: Utterance): Subject | null {
  const { start, end, value } = match
  const { text, sentence, tongue, cast } = utterance
  if (value.says === 'agent' || value.says === 'lapse') {
    const words = wordsIn(text, sentence.start, start)
    const agent = value.says === 'agent' ? 0 : agentAt(text, end)
    if (value.says === 'lapse' && agent === 0) return ownerBefore(words, tongue, cast)
    if (denied(words, words.length)) return null
    return personBehind(wordsBehind(text, end + agent, sentence.end), tongue, cast)
  }
  return whoIsSubject(match, utterance)
}

/**
 * Returns the subject of a phrase, found by the rules of its language and the form of the phrase; `null` if nobody
 * is meant.
 */
export function whoIsSubject(
  { start, value }: PhraseMatch<Wording>,
  { text, sentence, tongue, cast }: Utterance,
): Subject | null {
  if (isUnspaced(text.charCodeAt(start))) return subjectInScript(text, sentence, start, tongue)
  if (value.lead === null) return subjectBefore(wordsIn(text, sentence.start, start), tongue, cast)
  if (value.lead === '') return subjectOfClause(wordsIn(text, sentence.start, start), tongue, cast)
  const lead = text.slice(sentence.start, start).toLowerCase().lastIndexOf(` ${value.lead} `)
  // "followed the runbook, which was wrong": after a comma, the phrase is about something else.
  if (lead < 0 || /[,;:(]/.test(text.slice(sentence.start + lead, start))) return null
  return subjectBefore(wordsIn(text, sentence.start, sentence.start + lead + 1), tongue, cast)
}
