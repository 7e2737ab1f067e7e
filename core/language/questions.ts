import type { Edit } from '../edit.ts'
import { say } from '../message.ts'
import type { Fix } from '../rules/rule.ts'
import type { Span } from '../span.ts'
import type { Counterfactual } from './counterfactuals.ts'
import type { Fault } from './faults.ts'
import type { Subject } from './subjects.ts'
import { baseOf } from './verbs.ts'

/**
 * Returns a fix that replaces blame by a question: "The engineer forgot to check X." becomes "What made it easy to
 * forget to check X?". Only subject, verb and final mark change. English only; none if the sentence is too
 * complex.
 */
export function askInstead(text: string, fault: Fault): readonly Fix[] {
  const { subject, verb, language, plain } = fault
  if (language !== 'en') return []
  const action = plain ? infinitiveOf(text, verb) : firstVerb(text, subject.span.end, verb.start)
  if (action === null) return []
  const ease = lapse.test(action.words) ? 'easy' : 'possible'
  return asked(text, fault, { words: `made it ${ease} ${action.words}`, end: action.end })
}

/** Like `askInstead`: "The engineer should have checked X." becomes "What made it hard to check X?". */
export function askWhatHindered(text: string, found: Counterfactual): readonly Fix[] {
  const { said, verb, sentence, language } = found
  if (language !== 'en' || verb.start === verb.end) return []
  const written = text.slice(verb.start, verb.end).toLowerCase()
  const phrase = text.slice(said.start, verb.start)
  const base = /\bto\s*$/i.test(phrase) ? written : baseOf(written)
  if (base === null || (base === 'be' && !/^\s+[a-z]+ing\b/.test(text.slice(verb.end, sentence.end))))
    return []
  const wish = /\bnot\b|n['’]t\b/i.test(phrase) ? 'made it easy to' : 'made it hard to'
  return asked(text, found, { words: `${wish} ${base}`, end: verb.end })
}

/** Mistakes, which a system makes "easy"; other actions it makes "possible". */
const lapse =
  /^(?:not to|to (?:forget|miss|overlook|ignore|neglect|mis|skip|disregard|make|accidentally|\w+ly ))/

interface Action {
  /** "to forget to", "not to check". */
  readonly words: string
  readonly end: number
}

/**
 * Returns the infinitive of a past verb phrase: "forgot to" → "to forget to", "did not check" → "not to check";
 * `null` if unknown.
 */
function infinitiveOf(text: string, verb: Span): Action | null {
  const words = text.slice(verb.start, verb.end).toLowerCase().replaceAll('’', "'").split(/\s+/)
  const [first, ...rest] = words
  if (first === 'did' && rest[0] === 'not')
    return { words: ['not to', ...rest.slice(1)].join(' '), end: verb.end }
  if (first === "didn't") return { words: ['not to', ...rest].join(' '), end: verb.end }
  if (first!.endsWith('ly')) {
    const next = firstVerb(text, verb.end, text.length)
    return next && { words: next.words.replace('to ', `to ${words.join(' ')} `), end: next.end }
  }
  const base = baseOf(first!)
  return base === null || base === 'be' ? null : { words: ['to', base, ...rest].join(' '), end: verb.end }
}

/** Returns the infinitive of the past verb that follows `from`; `null` if unknown. */
function firstVerb(text: string, from: number, to: number): Action | null {
  const found = /^\s+(?:(?:had|then|also|[a-z]{3,}ly)\s+){0,2}([a-z]+)/.exec(text.slice(from, to))
  const base = found && baseOf(found[1]!)
  return base ? { words: `to ${base}`, end: from + found[0].length } : null
}

function asked(
  text: string,
  { subject, sentence }: Pick<Fault, 'subject' | 'sentence'>,
  { words, end }: Action,
): readonly Fix[] {
  // The fix would tear emphasis, links or code apart.
  if (/[*_[\]~]| {3}/.test(text.slice(Math.max(0, subject.span.start - 1), end))) return []
  const opening = openingOf(text, subject, sentence)
  const closing = closingOf(text, sentence, end)
  if (opening === null || closing === null) return []
  const question: Edit = { span: { start: opening.start, end }, text: `${opening.text} ${words}` }
  return [{ title: say`Ask about the system instead`, safe: false, edits: [question, closing] }]
}

/** Returns how the question starts, and the offset from which it replaces the text; `null` if it cannot. */
function openingOf(
  text: string,
  { span, joined }: Subject,
  sentence: Span,
): { start: number; text: string } | null {
  if (joined !== null) {
    if (!parting.has(text.slice(joined.start, joined.end).toLowerCase())) return null
    const before = text
      .slice(sentence.start, joined.start)
      .trimEnd()
      .replace(/[,;:]$/, '')
    if (before === '') return { start: joined.start, text: 'What' }
    return { start: sentence.start + before.length, text: '. What' }
  }
  const before = text.slice(sentence.start, span.start).trimEnd()
  if (before.replace(/[*_>\s]/g, '') === '') return { start: span.start, text: 'What' }
  if (/[:–—]$/.test(before)) return { start: span.start, text: 'what' }
  return /,$/.test(before) ? { start: span.start, text: 'what' } : null
}

/** Conjunctions at which a sentence can be split. */
const parting: ReadonlySet<string> = new Set([
  'because',
  'since',
  'as',
  'and',
  'but',
  'so',
  'however',
  'then',
])

/**
 * Returns the edit that ends the sentence with a question mark; `null` if it ends with another mark than a full
 * stop.
 */
function closingOf(text: string, sentence: Span, from: number): Edit | null {
  const end = text.slice(from, sentence.end)
  const stop = /[.!]+(?=[)\]*_~”"'’\s]*$)/.exec(end)
  if (stop) {
    const start = from + stop.index
    return { span: { start, end: start + stop[0].length }, text: '?' }
  }
  return /[?？。！:;]\s*$/.test(end) ? null : { span: { start: sentence.end, end: sentence.end }, text: '?' }
}
