import type { PackData } from './pack.ts'

/** What an entry of a timeline can mark, in the order in which an incident passes through it. */
export const milestones = ['alert', 'detected', 'communicated', 'mitigated', 'resolved'] as const

export type Milestone = (typeof milestones)[number]

/** The words for milestones in every language, ready to be looked for in a text. */
export interface MilestoneWords {
  /** By their first word; the further words of each phrase in order. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
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
export function milestoneWords(packs: readonly PackData[]): MilestoneWords {
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
  return { phrases, signs }
}

/** The milestones an entry of a timeline says it is. */
export function milestonesIn(words: MilestoneWords, text: string): ReadonlySet<Milestone> {
  const found = new Set<Milestone>()
  const lower = text.toLowerCase()
  const simple = ascii.test(lower)
  const said = lower.match(simple ? asciiWord : word) ?? []
  // The words of a longer phrase say nothing by themselves: the page of "status page" pages nobody.
  let taken = 0
  for (let i = 0; i < said.length; i++) {
    for (const { further, milestone } of words.phrases.get(said[i]!) ?? none) {
      if ((further.length === 0 && i < taken) || !further.every((next, k) => said[i + 1 + k] === next))
        continue
      if (milestone !== null) found.add(milestone)
      if (further.length > 0) taken = Math.max(taken, i + 1 + further.length)
    }
  }
  if (!simple && unspaced.test(lower)) {
    for (const { text: sign, milestone } of words.signs) if (lower.includes(sign)) found.add(milestone)
  }
  return found
}

const ascii = /^[\x00-\x7f]*$/
const asciiWord = /[a-z0-9]+/g
const none: readonly Phrase[] = []
