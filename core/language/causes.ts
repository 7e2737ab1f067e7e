import type { Span } from '../span.ts'
import {
  alone,
  causing,
  compound,
  denied,
  deniedInScript,
  elsewhere,
  guarded,
  leads,
  qualified,
  told,
  triggers,
} from './causeContexts.ts'
import { namesCause } from './judgements.ts'
import type { Wording } from './lexicon.ts'
import { overLines } from './overLines.ts'
import type { PhraseMatch } from './phrases.ts'
import { isQuestion, sentenceAround } from './sentences.ts'
import { deniedBehind } from './unspaced.ts'

export interface NamedCause extends Wording {
  readonly span: Span
  readonly sentence: Span
}

/** Returns those of the phrases in a text that name human error or a surface cause, in order, except those in questions. */
export function namedCauses(text: string, phrases: readonly PhraseMatch<Wording>[]): NamedCause[] {
  const found: NamedCause[] = []
  let last = 0
  for (const { start, end, value } of phrases) {
    if (start < last || !namesCause(value)) continue
    const sentence = sentenceAround(text, start)
    if (isQuestion(text, sentence)) continue
    found.push({ ...value, span: { start, end }, sentence })
    last = end
  }
  return found
}

/**
 * Whether human error is given as the cause: alone, after a label, after "caused by", "due to", "was", or before
 * "caused", "led to". Not if the text says that a system allowed, invited or guarded against it.
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
    return !deniedBehind.test(behind) && !deniedInScript.test(`${before}\0${behind}`)
  // "Someone fat-fingered it" is a cause in itself.
  if (deed.test(text.slice(span.start, span.end))) return true
  return (alone.test(before) && !told.test(behind)) || leads.test(before) || causing.test(behind)
}

/**
 * Whether the text says only what changed or was wrong: "Release 3.4 took checkout down.", "Wrong port in the
 * rule."
 */
export function tellsOfChange(text: string): boolean {
  return changed.test(text) || wrong.test(text)
}

const changed = new RegExp(
  overLines`^[^\p{L}]*(?:(?:the|a|an|our|this)\s+)?(?:[\w./-]+\s+){0,3}(?:
    commit|change|PR|pull request|merge request|release|deploy(?:ment)?|upgrade|update|roll-?out|patch
    |hotfix|migration
    )\b[^.,;:–—()]{0,60}?\s(?:broke|caused|crashed|blocked|killed|took|brought)\s[^,;:–—()]*$`,
  'iu',
)
const wrong = new RegExp(
  overLines`^[^\p{L}]*(?:(?:the|a|an)\s+)?(?:
    wrong|incorrect|bad|faulty|erroneous|expired
    )\s+(?:[\w/-]+\s+){0,3}[\w/-]+(?:\s(?:in|of|on|for|at)\s[^,;:–—().]*)?\.?\s*$`,
  'iu',
)

const deed = /\b(?:forgot|fat[- ]fingered|made (?:a mistake|an error))$/i
const unspaced = /[\u3040-\ud7af]/
