import type { PackWords } from './vocabulary.ts'

/** What an entry of a timeline can mark, in the order in which an incident passes through it. */
export const milestones = ['alert', 'detected', 'communicated', 'mitigated', 'resolved'] as const

export type Milestone = (typeof milestones)[number]

/** The words for milestones in every language, ready to be looked for in a text. */
export interface MilestoneWords {
  /** By their first word; the further words of each phrase in order. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** How the first words open, for a cheap look: 1 at `slotOf` their first two units and their length. */
  readonly openings: Uint8Array
  /** Words of scripts without spaces: they count wherever they stand. */
  readonly signs: readonly { readonly text: string; readonly milestone: Milestone }[]
}

interface Phrase {
  readonly further: readonly string[]
  /** `null` for a phrase that is no milestone, whatever its words are by themselves. */
  readonly milestone: Milestone | null
}

const word = /[\p{L}\p{N}\p{M}]+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The milestone words of the packs, merged. */
export function milestoneWords(packs: readonly PackWords[]): MilestoneWords {
  const phrases = new Map<string, Phrase[]>()
  const signs: { text: string; milestone: Milestone }[] = []
  for (const part of [...milestones, 'none'] as const) {
    const milestone = part === 'none' ? null : part
    for (const name of packs.flatMap(pack => pack.milestones[part] ?? [])) {
      const words = name.toLowerCase().match(word) ?? []
      const [first, ...further] = words
      if (first === undefined) continue
      if (milestone !== null && unspaced.test(name)) signs.push({ text: name.toLowerCase(), milestone })
      else phrases.set(first, [...(phrases.get(first) ?? []), { further, milestone }])
    }
  }
  const openings = new Uint8Array(SLOTS)
  for (const first of phrases.keys()) openings[slotOf(first, 0, first.length)] = 1
  return { phrases, openings, signs }
}

/** The milestones an entry of a timeline says it is. */
export function milestonesIn(words: MilestoneWords, text: string): ReadonlySet<Milestone> {
  const lower = text.toLowerCase()
  const simple = ascii.test(lower)
  const said = simple ? asciiWords(lower) : wordsIn(lower)
  const found = new Set<Milestone>()
  // The words of a longer phrase say nothing by themselves: the page of "status page" pages nobody.
  let taken = 0
  for (let i = 0; i < said.length; i += 2) {
    if (words.openings[slotOf(lower, said[i]!, said[i + 1]!)] === 0) continue
    for (const { further, milestone } of words.phrases.get(lower.slice(said[i]!, said[i + 1]!)) ?? none) {
      if (further.length === 0 && i < taken) continue
      if (!further.every((next, k) => isSaid(lower, said, i + 2 + 2 * k, next))) continue
      if (milestone !== null) found.add(milestone)
      if (further.length > 0) taken = Math.max(taken, i + 2 + 2 * further.length)
    }
  }
  if (!simple && unspaced.test(lower)) {
    for (const { text: sign, milestone } of words.signs) if (lower.includes(sign)) found.add(milestone)
  }
  return found
}

const SLOTS = 1 << 13

/** What tells most words apart without cutting them out: their first two units and their length. */
function slotOf(text: string, start: number, end: number): number {
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0
  return (text.charCodeAt(start) * 961 + second * 31 + end - start) & (SLOTS - 1)
}

/** Start and end of each word, in one row. */
function wordsIn(text: string): number[] {
  return Array.from(text.matchAll(word), found => [found.index, found.index + found[0].length]).flat()
}

function asciiWords(text: string): number[] {
  const places: number[] = []
  let start = -1
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20
    const isWord = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
    if (isWord) {
      if (start < 0) start = at
    } else if (start >= 0) {
      places.push(start, at)
      start = -1
    }
  }
  return places
}

function isSaid(text: string, places: readonly number[], at: number, wanted: string): boolean {
  const start = places[at]
  return start !== undefined && places[at + 1] === start + wanted.length && text.startsWith(wanted, start)
}

const ascii = /^[\x00-\x7f]*$/
const none: readonly Phrase[] = []
