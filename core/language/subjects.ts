import type { Span } from '../span.ts'
import type { Tongue } from './lexicon.ts'
import { type Cast, isNegated, isThing, type Noun, nounPhrase, type Word, wordsIn } from './nouns.ts'
import { overLines } from './overLines.ts'

/** The subject of a clause. Offsets count from the start of the passage. */
export interface Subject {
  readonly span: Span
  /** `person`: a name, handle or role. `self`: the authors as a group. */
  readonly kind: 'person' | 'self'
  /** Whether it names one person rather than a role. */
  readonly named: boolean
  /** Whether it may be a machine. */
  readonly ambiguous: boolean
  /** The conjunction before the clause ("because"); `null` if there is none. */
  readonly joined: Span | null
}

/** Returns the subject directly before a verb; `words` are those of the sentence up to the verb. */
export function subjectBefore(words: readonly Word[], tongue: Tongue, cast: Cast): Subject | null {
  const end = withoutAdverbs(words, words.length, tongue)
  if (end === null) return null
  const last = words[end - 1]
  if (last === undefined) return null
  if (last.small === 'and' || last.small === 'but' || last.small === ',') {
    return end < 2 ? null : subjectOfClause(words.slice(0, end - 1), tongue, cast)
  }
  const noun =
    nounPhrase(words, withoutModifiers(words, end), tongue, cast) ?? antecedent(words, end, tongue, cast)
  return noun && inClause(words, noun, tongue, cast)
}

/** Returns the noun that a relative clause is about: "The engineer who merged the change". */
function antecedent(words: readonly Word[], end: number, tongue: Tongue, cast: Cast): Noun | null {
  const who = words.findLastIndex((word, i) => i < end && word.small === 'who')
  const isSimple = words.slice(who + 1, end).every(word => word.text !== '\0' && !opensClause(word, tongue))
  return who < 1 || !isSimple
    ? null
    : nounPhrase(words, words[who - 1]!.text === ',' ? who - 1 : who, tongue, cast)
}

/**
 * Returns the index after the last word that is no adverb between subject and verb; `null` if an adverb makes the
 * clause hypothetical or approving.
 */
function withoutAdverbs(words: readonly Word[], from: number, tongue: Tongue): number | null {
  let end = from
  while (end > 0) {
    const { small } = words[end - 1]!
    if (tongue.possible.has(small) || rightly.has(small)) return null
    if (!tongue.between.has(small) && !/^\w{3,}ly$/.test(small)) return end
    end--
  }
  return end
}

/** What was done like this is no fault. */
const rightly: ReadonlySet<string> = new Set(
  'correctly rightly properly reasonably understandably wisely'.split(' '),
)

/**
 * Returns the index after the noun, without modifiers: "the engineer (on call)", "the engineer who", "the engineer
 * on duty", "John from the platform team".
 */
function withoutModifiers(words: readonly Word[], from: number): number {
  let end = from
  if (words[end - 1]?.text === ')') {
    const open = words.findLastIndex((word, i) => i < end && word.text === '(')
    if (open > 0) end = open
  }
  if (words[end - 1]?.small === 'who' || words[end - 1]?.small === 'that') end--
  const tail = words
    .slice(Math.max(0, end - LONGEST_MODIFIER), end)
    .map(word => word.small)
    .join(' ')
  const modifier = behindNoun.exec(tail)
  return modifier ? end - modifier[0].trim().split(' ').length : end
}

/** Words: a noun and the longest modifier, "from the site reliability team". */
const LONGEST_MODIFIER = 6
const behindNoun = new RegExp(
  overLines` (?:
    on (?:call|duty|shift|rotation)|in charge|at the time|involved|responsible|concerned
    |(?:from|of|on|in) (?:the|our) (?:[\w-]+ ){0,2}(?:team|squad|group|department)
    )$`,
)

/** Returns the noun as a subject if it opens a clause that states a fact; else `null`. */
function inClause(words: readonly Word[], noun: Noun, tongue: Tongue, cast: Cast): Subject | null {
  if (isNegated(words, noun)) return null
  let before = noun.from - 1
  while (before >= 0 && /^\p{Lu}?\w{3,}ly$/u.test(words[before]!.text)) before--
  const previous = words[before]
  if (previous === undefined) return subjectOf(words, noun, null)
  if (previous.small === 'and' || previous.text === '&') {
    const other = nounPhrase(words, before, tongue, cast)
    if (other !== null) return inClause(words, { ...noun, from: other.from }, tongue, cast)
  }
  if (isWhen(words.slice(0, before + 1))) return subjectOf(words, noun, null)
  if (tongue.possible.has(previous.small)) return null
  // "It was the engineer who deleted the wrong volume."
  if (/^(?:was|is)$/.test(previous.small) && words[before - 1]?.small === 'it')
    return subjectOf(words, noun, null)
  if (!tongue.openers.has(previous.small) && !/^[,;:(>–—…|-]$/.test(previous.text)) return null
  if (
    /^(?:not|if|possible|likely|risk|chance|case|possibility|unlikely|true|untrue|myth|claim|rumou?r)$/.test(
      words[before - 1]?.small ?? '',
    )
  )
    return null
  return subjectOf(words, noun, /\p{L}/u.test(previous.text) ? previous : null)
}

/** Whether a sentence opens with these words, no comma after them, to say when: "On Friday at 14:00 UTC". */
function isWhen(words: readonly Word[]): boolean {
  const [first, ...more] = words.map(word => word.small)
  if (more.length === 0) return false
  if (/^(?:during|after|before)$/.test(first!))
    return /^(?:the|an?|our|this|that) [\w-]+$/.test(more.join(' '))
  return /^(?:on|at|in|around|by|last|this|that|the|later|early|late)$/.test(first!) && more.every(isMoment)
}

const isMoment = (word: string) => moments.test(word)

const moments = new RegExp(
  overLines`^(?:
    \d[\d.:/-]*(?:[ap]m|th|st|nd|rd|h)?|:|[ap]m|utc|gmt|[ecmp][sd]?t|cest|bst|on|at|the|of|that|same|next|last|early|late
    |about|around|midnight|noon|day|week|month|year|morning|afternoon|evening|night|weekend
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september
    |october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec
    )$`,
)

function subjectOf(
  words: readonly Word[],
  { from, to, kind, named, ambiguous }: Noun,
  joined: Word | null,
): Subject {
  return {
    span: { start: words[from]!.start, end: words[to - 1]!.end },
    kind,
    named,
    ambiguous,
    joined: joined && { start: joined.start, end: joined.end },
  }
}

/**
 * Returns the subject of the last clause, with its verb and other words after it ("… without testing"); `null` if
 * the clause is about something else.
 */
export function subjectOfClause(words: readonly Word[], tongue: Tongue, cast: Cast): Subject | null {
  for (let start = words.length - 1; start >= 0; start--) {
    const isStart = start === 0 || opensClause(words[start - 1]!, tongue)
    if (!isStart || isCoordinated(words, start) || isWhither(words, start)) continue
    let from = start
    while (from < words.length && /^\p{Lu}?\w{3,}ly$/u.test(words[from]!.text)) from++
    for (let end = Math.min(words.length - 1, from + LONGEST_NOUN); end > from; end--) {
      const noun = nounPhrase(words, end, tongue, cast)
      if (noun?.from !== from) continue
      return isThing(words[end]) && !noun.named ? null : inClause(words, noun, tongue, cast)
    }
    return null
  }
  return null
}

/** Words of a noun phrase at the start of a clause, at most. */
const LONGEST_NOUN = 7

function opensClause(word: Word, tongue: Tongue): boolean {
  return tongue.openers.has(word.small) || tongue.possible.has(word.small) || /^[;:(–—]$/.test(word.text)
}

/** "pushed to main", "deployed to the cluster": "to" introduces a place here, not a clause. */
function isWhither(words: readonly Word[], start: number): boolean {
  return words[start - 1]?.small === 'to' && places.test(words[start]?.small ?? '')
}

const places =
  /^(?:the|an?|all|our|its|their|both|production|prod|main|master|trunk|staging|live|customers|users)$/

/** Whether the words from `start` continue the clause before: "… and then", "… and deployed". */
function isCoordinated(words: readonly Word[], start: number): boolean {
  const before = words[start - 1]?.small
  if (before !== 'and' && before !== 'but' && before !== 'or' && before !== 'then') return false
  const next = words[start]
  return next === undefined || /ed$/.test(next.small) || next.small === 'then'
}

/** Words that it may take to name a person, and one or two after them. */
const NAME_WORDS = 8
/** UTF-16 units that this many words hardly ever exceed. */
const NAME_REACH = 120

/** Returns the words after an offset, as many as it may take to name a person. */
export function wordsBehind(text: string, at: number, to: number): readonly Word[] {
  return wordsIn(text, at, Math.min(to, at + NAME_REACH)).slice(0, NAME_WORDS)
}

/** Words of a noun phrase after "by", at most. */
const LONGEST_AGENT = 6

/**
 * Returns the person or role that the words begin with ("by the on-call engineer"); `null` if that is part of a
 * longer noun.
 */
export function personBehind(words: readonly Word[], tongue: Tongue, cast: Cast): Subject | null {
  for (let end = Math.min(words.length, LONGEST_AGENT); end > 0; end--) {
    const noun = nounPhrase(words, end, tongue, cast)
    if (noun?.from !== 0 || noun.kind !== 'person' || isNegated(words, noun)) continue
    return endsNoun(words[end]) ? subjectOf(words, noun, null) : null
  }
  return null
}

/** Whether a noun phrase can end before this word; another noun would make it longer. */
function endsNoun(next: Word | undefined): boolean {
  return (
    next === undefined || !/^[\p{L}\0]/u.test(next.text) || endings.has(next.small) || /ing$/.test(next.small)
  )
}

const endings: ReadonlySet<string> = new Set(
  (
    'who that which and or but because when while as after before during in on at from of to for with without by ' +
    'instead rather yesterday today last who whose due since until then accidentally manually mistakenly directly'
  ).split(' '),
)

/** Returns the owner in front of a fault: "John's mistake", "the engineer's oversight"; `null` if there is none. */
export function ownerBefore(words: readonly Word[], tongue: Tongue, cast: Cast): Subject | null {
  const last = words[words.length - 1]
  const owner = last === undefined ? null : /^(.+?)(?:['’]s|s['’])$/.exec(last.text)
  if (owner === null) return null
  const bare = last!.text.replace(/['’]s$/, '').replace(/['’]$/, '')
  const plain = [...words.slice(0, -1), { ...last!, text: bare, small: bare.toLowerCase() }]
  const noun = nounPhrase(plain, plain.length, tongue, cast)
  if (noun === null || noun.kind !== 'person' || denied(words, noun.from)) return null
  return subjectOf(plain, noun, null)
}

/** Words between a negation and what it denies. */
const DENIAL_WORDS = 4

/**
 * Whether a negation is close before the word at `at`, in its clause: "it was not the engineer's fault". "Not only" and
 * "not this but that" deny nothing that follows.
 */
export function denied(words: readonly Word[], at: number): boolean {
  const close = words.slice(Math.max(0, at - DENIAL_WORDS), at + 1).map(({ small }) => small)
  const clause = close.slice(close.findLastIndex(small => /^(?:[,;]|and|but|only|just)$/.test(small)) + 1)
  return clause.some(small => /^(?:not|never|no|nobody)$|n['’]t$/.test(small))
}
