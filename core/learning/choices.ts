import { leadingToken } from '../facts/choices.ts'
import { isPlaceholder } from '../facts/values.ts'
import { compact } from '../profile/normalise.ts'

/**
 * The values a template offers where one is to be chosen: `P0 | P1 | P2`, `Draft / Review / Published`,
 * `<critical, high or low>`, `SEV1–SEV4`. None where the text offers no choice.
 */
export function choicesIn(text: string): string[] {
  const words = text.trim().replace(/\s+/g, ' ')
  const bracketed = /^[<[({]+([^<>[\]{}]*)[>\])}]+\W*$/.exec(words)
  const inner = (bracketed?.[1] ?? words).replace(
    /^[^:：]{0,40}\b(?:one of|either|choose|eine?[rs]? von)\b:?\s*/i,
    '',
  )
  const scale = scaleIn(inner.replace(/\s*\([^()]*\)/g, ''))
  if (scale.length > 0) return scale
  const isList = bracketed !== null || inner !== words || /\s(?:or|oder)\s/.test(inner)
  for (const separator of [/\s*\\?\|\s*/, /\s*[/／]\s*/, /\s*(?:→|->)\s*/, ...(isList ? [listed] : [])]) {
    const parts = partsOf(inner, separator)
    const isOpen = parts.length < 3 && parts.some(part => nothing.test(part))
    if (parts.length > 1 && !isOpen) return parts
  }
  // Marks that stand in any enumeration: only where there are several, of words that weigh or of single signs.
  const several = [partsOf(inner, listed), partsOf(inner, /[・、，]/)]
  return (
    several.find((parts, i) => parts.length > 2 && (i > 0 || parts.every(part => weightOf(part) >= 0))) ?? []
  )
}

/** The parts between separators, where each may be one to choose. */
function partsOf(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map(part => choiceOf(part))
  return parts.every(isChoice) && isVaried(parts) ? parts : []
}

/** Of two words one of which says there is nothing, the other stands for any value. */
const nothing = /^(?:none|n\/?a|nothing|unknown|keine?[rs]?|unbekannt)$/i
const listed = /\s*,\s*(?:(?:or|oder|and|und)\s+)?|\s+(?:or|oder)\s+/

/** The word, without marks around it and what is explained behind it. */
function choiceOf(part: string): string {
  const bare = part.trim().replace(/^[`*_"'“”]+|[`*_"'“”]+$/g, '')
  return bare.replace(/\s*\([^()]*\)$|\s+[-–—=]\s.*$/, '').trim()
}

function isChoice(word: string): boolean {
  return (
    /\p{L}/u.test(word) &&
    word.length <= 32 &&
    word.split(' ').length <= 3 &&
    !isPlaceholder(word) &&
    !/[:<>{}[\]]|^(?:YYYY|MM|DD|HH|TT|JJJJ|NNN?|date|time|name|link|url|and|etc)$/i.test(word)
  )
}

function isVaried(words: readonly string[]): boolean {
  return new Set(words.map(compact)).size === words.length
}

/** A scale by its ends: `SEV1–SEV4`, `P0-P3`, `sev0..sev4`, `S1 to S3`, `1-4`, `1 (worst) – 4`. */
function scaleIn(text: string): string[] {
  const ends = /^(\p{L}{1,10}[-_ ]?|)(\d)\s*(?:-|–|—|\.{2,3}|…|to|bis|through)\s*(?:\1)?(\d)$/iu.exec(
    text.trim(),
  )
  if (!ends || Number(ends[2]) >= Number(ends[3])) return []
  return stepsOf(ends[1]!, Number(ends[2]), Number(ends[3]))
}

function stepsOf(before: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `${before}${first + i}`)
}

/** Values as documents have them: how often each stands there, the most frequent spelling for all. */
export interface Tally {
  readonly values: readonly { readonly value: string; readonly count: number }[]
  readonly of: number
}

/** Counts values by their letters and digits; only the words before a bracket, mark or dash count. */
export function tallyOf(values: readonly string[]): Tally {
  const spellings = new Map<string, Map<string, number>>()
  for (const value of values) {
    const token = leadingToken(value)
    const key = compact(token)
    if (key === '') continue
    const known = spellings.get(key) ?? new Map<string, number>()
    known.set(token, (known.get(token) ?? 0) + 1)
    spellings.set(key, known)
  }
  const counted = [...spellings.values()].map(known => {
    const [[value]] = [...known].sort((a, b) => b[1] - a[1]) as [[string, number]]
    return { value, count: [...known.values()].reduce((sum, count) => sum + count) }
  })
  return { values: counted.sort((a, b) => b.count - a.count), of: values.length }
}

/**
 * Whether the values seen are all there are, as far as documents can tell. The share of values that were seen once
 * estimates how often a new one comes (Good and Turing): at most one in ten may be new.
 */
export function isSettled({ values, of }: Tally): boolean {
  const once = values.filter(({ count }) => count === 1).length
  const isShort = values.every(({ value }) => value.length <= 32 && value.split(' ').length <= 3)
  return of >= 5 && values.length <= 8 && once * 10 <= of && isShort
}

/**
 * The whole scale, if the values are steps of one (`SEV1`, `SEV3`): the steps between those seen, and those from 1 up
 * to the first. Where few documents tell, up to 4 as well. Empty for other values.
 */
export function scaleOf({ values, of }: Tally): string[] {
  const steps = values.map(({ value }) => /^(\p{L}{1,10}[-_ ]?)(\d)$/u.exec(value))
  const [first] = steps
  if (!first || steps.some(step => step === null || compact(step[1]!) !== compact(first[1]!))) return []
  const numbers = steps.map(step => Number(step![2]))
  const last = Math.max(...numbers, of < 5 ? 4 : 0)
  return stepsOf(first[1]!, Math.min(1, ...numbers), last)
}

/** How bad a word says that something is, from the worst on; -1 where it does not say. */
export function weightOf(value: string): number {
  const step = /^(?:\p{L}{1,10}[-_ ]?)?(\d)$/u.exec(value)
  return step === null ? heavy.findIndex(words => words.test(value)) : Number(step[1])
}

/** Words for how bad something is, from the worst on. */
const heavy = [
  /^(?:blocker|catastrophic|emergency|katastrophal)$/i,
  /^(?:critical|kritisch)$/i,
  /^(?:major|severe|very high|sehr hoch|schwer)$/i,
  /^(?:high|hoch)$/i,
  /^(?:medium|moderate|normal|mittel)$/i,
  /^(?:minor|gering)$/i,
  /^(?:low|niedrig)$/i,
  /^(?:trivial|none|informational|info|very low)$/i,
]
