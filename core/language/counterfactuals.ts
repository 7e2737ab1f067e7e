import type { Span } from '../span.ts'
import type { Passage, ProseContext } from '../view/passages.ts'
import { conditionIn } from './conditionals.ts'
import { castFor, type Utterance, whoIsSubject } from './faults.ts'
import type { Wording } from './lexicon.ts'
import { overLines } from './overLines.ts'
import type { PhraseMatch } from './phrases.ts'
import { isQuestion, sentenceAround } from './sentences.ts'
import type { Subject } from './subjects.ts'
import { isUnsaid } from './unspaced.ts'
import { isParticiple } from './verbs.ts'

/** A statement that people should have acted otherwise. Offsets count from the start of the passage. */
export interface Counterfactual {
  readonly span: Span
  readonly subject: Subject
  /** The words that say so, without the verb after them: "should not have", "failed to". */
  readonly said: Span
  /** The verb; empty in languages where it is not searched for. */
  readonly verb: Span
  readonly sentence: Span
  readonly language: string
}

/** Returns the counterfactuals in a passage, in order. */
export function counterfactualsIn(passage: Passage, context: ProseContext): Counterfactual[] {
  const { lexicon } = context.profile.lookup
  const { text, judgements } = passage
  const matches = judgements.filter(one => one.value.says === 'counterfactual')
  if (matches.length === 0) return []
  const cast = castFor(context)
  const faults = new Set(judgements.flatMap(one => (one.value.says === 'fault' ? one.start : [])))
  const found: Counterfactual[] = []
  let reach = 0
  const add = (one: Counterfactual) => {
    found.push(one)
    reach = Math.max(reach, one.span.end)
  }
  for (const one of matches) {
    const sentence = sentenceAround(text, one.start)
    if (isQuestion(text, sentence) || mightBeWorse(text, one, sentence)) continue
    const utterance = { text, sentence, tongue: lexicon.tongues.get(one.value.language)!, cast }
    if (/^(?:would|might)/i.test(text.slice(one.start, one.end))) {
      const supposed = supposedIn(utterance)
      if (supposed !== null && supposed.span.start >= reach) add(supposed)
      continue
    }
    const subject = whoIsSubject(one, utterance) ?? speaker(one, utterance)
    if (subject === null || one.start < reach) continue
    // "The engineer forgot to" is a fault of a person, reported as such; "we forgot to" is a counterfactual.
    if (faults.has(one.start) && subject.kind === 'person') continue
    const verb =
      one.value.language === 'en' ? verbBehind(text, one, sentence) : { start: one.end, end: one.end }
    // "They should have had access": somebody should have given it to them.
    if (verb !== null && subject.kind !== 'self' && text.slice(verb.start, verb.end) === 'had') continue
    if (verb === null || mayBeThings(text, subject, text.slice(one.start, one.end), verb)) continue
    add({
      span: { start: subject.span.start, end: Math.max(one.end, verb.end) },
      subject,
      said: { start: one.start, end: one.end },
      verb,
      sentence,
      language: one.value.language,
    })
  }
  return found
}

/**
 * Whether it is about worse outcomes ("Wir hätten Daten verlieren können") or what nobody could know ("… nicht
 * wissen können").
 */
function mightBeWorse(text: string, { start, end }: Span, sentence: Span): boolean {
  if (/können$/i.test(text.slice(start, end))) return worse.test(text.slice(sentence.start, end))
  return lost.test(text.slice(end, end + LOST_REACH))
}

const worse =
  /\bhätten?\s(?:[^.;]*\s)?(?:nicht|nie|kein\w*)\s[^.;]*können$|\b(?:verlieren|einbüßen|treffen|kosten|erleiden) können$/i
/** UTF-16 units that `lost` is tried on: its longest word and the white space before it. */
const LOST_REACH = 20
const lost = /^\s+(?:lost|perdre|perdu|perdido|subir|sufrido|sofrido)\b/i

/**
 * Returns the authors as subject, if the verb implies them ("Deberíamos haber") or the language omits them
 * ("確認すべきだった"), as notes do in English: "Should have tested it" may still be said of a thing.
 */
function speaker({ start, end }: Span, { text, sentence, tongue }: Utterance): Subject | null {
  const [verb] = text.slice(start, end).toLowerCase().split(' ')
  const before = text.slice(sentence.start, start)
  const ambiguous = /^should/.test(verb!) && !/[\p{L}\d]/u.test(before)
  if (!ambiguous && !tongue.selves.has(verb!) && !isUnsaid(before, tongue.language)) return null
  return { span: { start, end }, kind: 'self', named: false, ambiguous, joined: null }
}

/**
 * "If the engineer had checked the dashboard, it would have been noticed". Only deeds of people count, not of
 * systems.
 */
function supposedIn({ text, sentence, tongue, cast }: Utterance): Counterfactual | null {
  const condition = conditionIn(text, sentence, tongue, cast)
  if (condition === null) return null
  const { noun, words, span, verb } = condition
  const isThey = words[noun.from]!.small === 'they'
  const isDeed = conduct.has(verb) || (noun.kind === 'person' && deeds.has(verb))
  if (!humane.has(verb) && (isThey || noun.ambiguous || !isDeed)) return null
  const subject = {
    ...noun,
    span: { start: words[noun.from]!.start, end: words[noun.to - 1]!.end },
    joined: null,
  }
  return {
    span,
    subject,
    said: span,
    verb: { start: span.end, end: span.end },
    sentence,
    language: tongue.language,
  }
}

/**
 * Whether the subject may be a machine: "they" (pods?) or an operator, with a verb that is not only for people.
 * Also true of purposes: "so that they could have tested it".
 */
function mayBeThings(text: string, { span, joined, ambiguous }: Subject, said: string, verb: Span): boolean {
  const isHumane = humane.has(text.slice(verb.start, verb.end).toLowerCase())
  const isThey = /^they$/i.test(text.slice(span.start, span.end))
  const isPurpose = joined !== null && /^(?:so|that)$/i.test(text.slice(joined.start, joined.end))
  if (/^could/i.test(said) && isPurpose) return true
  return (ambiguous || isThey) && !isHumane
}

/** UTF-16 units: "could’ve", "could have" and what stands before them. */
const LONGEST_OPENING = 16

/** Returns the verb after a phrase if together they say what people should have done; else `null`. */
function verbBehind(text: string, { end }: PhraseMatch<Wording>, sentence: Span): Span | null {
  const rest = text.slice(end, sentence.end)
  const phrase = text.slice(Math.max(0, end - LONGEST_OPENING), end).toLowerCase()
  const found = behind.exec(rest)
  if (found === null) return null
  const [whole, gap, word, next] = found
  const verb = word!.slice(word!.lastIndexOf('-') + 1).toLowerCase()
  const start = end + gap!.length
  const span = { start, end: start + word!.length }
  if (/\bto$/.test(phrase)) return attempts.has(verb) ? null : span
  if (verb === 'been') return states.test(rest.slice(whole!.length - (next?.length ?? 0))) ? span : null
  if (!isParticiple(verb)) return null
  if (
    describes.has(verb) &&
    !/^(?:$|[^\p{L}]|(?:the|a|an|our|their|his|her|its|this|that|these|those|it|them|him|us|to|of|about|for|in|on|at|from|with|whether|if|how|what|why|when|and|or|before|earlier|sooner|more|better)\b)/iu.test(
      next?.trim() ?? '',
    )
  )
    return null
  if (/could(?: have|['’]ve)$/.test(phrase) && !conduct.has(verb)) return null
  return span
}

/** A verb, with adverbs before it, and the start of what follows. */
const behind = new RegExp(
  overLines`^(
    (?:\s+|[*_~])+(?:
    (?:
    not|also|really|probably|perhaps|maybe|already|instead|at least|just|simply|first|ideally|[a-z]{3,}ly
    )\s+
    ){0,3}
    )([A-Za-z]+(?:-[A-Za-z]+)*)(\s*\S{0,24})?`,
)

/**
 * What may follow "should have been" if people are criticised: "watching", "more careful". "Paged" is up to the
 * system.
 */
const states = new RegExp(
  overLines`^\s*(?!(?:being|during|nothing|something|anything|everything|morning|evening)\b)[a-z]{2,}ing\b
    |^\s*(?:(?:more|much|far|a bit|a little|even|better|less)\s+){0,2}(?:
    careful|attentive|aware|vigilant|cautious|diligent|thorough|alert|quicker|faster|clearer|proactive
    |mindful|prepared|careless|considerate|honest
    )\b`,
  'i',
)

/** What people may try without success for reasons beyond them: "failed to connect" is a fact, not a judgement. */
const attempts: ReadonlySet<string> = new Set(
  (
    'log sign connect access load reach authenticate reproduce restore recover open get obtain find build deploy fix ' +
    'mitigate resolve start receive send download upload complete finish succeed render save work pay order check-in'
  ).split(' '),
)

/** Participles that mostly describe a noun ("automated tests"): verbs only if no noun follows. */
const describes: ReadonlySet<string> = new Set(
  (
    'automated dedicated limited restricted documented defined centralized centralised improved shared detailed proposed ' +
    'required predefined versioned advanced distributed isolated encrypted updated increased staged signed pinned scheduled ' +
    'written standardised standardized unified agreed tested validated monitored read related integrated managed ' +
    'controlled extended reserved separated synchronized synchronised replicated cached fixed granted established known'
  ).split(' '),
)

/** After "could have", these criticise people; other verbs say what might have happened. */
const conduct: ReadonlySet<string> = new Set(
  (
    'avoided prevented caught detected noticed found known checked tested verified validated rolled acted responded reacted ' +
    'communicated escalated done seen fixed spotted identified recognised recognized realised realized anticipated foreseen ' +
    'reviewed asked told informed notified declared paged mitigated reverted stopped saved reduced shortened discovered ' +
    'warned documented monitored predicted handled resolved diagnosed used run followed taken called restarted asked read ' +
    'waited coordinated planned prepared consulted questioned challenged raised'
  ).split(' '),
)

/** Deeds too where somebody else had done them: "If we had enabled it for all" says how it might have been worse. */
const deeds: ReadonlySet<string> = new Set(
  'set added written enabled configured renewed rotated updated installed replaced'.split(' '),
)

/** What no test, alert or pod does, so that "they" must be people. */
const humane: ReadonlySet<string> = new Set(
  (
    'checked looked tested known noticed realised realized anticipated foreseen acted responded reacted communicated escalated ' +
    'reviewed asked told informed documented consulted questioned challenged coordinated planned prepared paged called ' +
    'deployed merged pushed approved committed released shipped decided agreed rushed ignored skipped followed ' +
    // After "failed to".
    'follow notice realise realize anticipate foresee escalate communicate review ask tell consult document read think'
  ).split(' '),
)
