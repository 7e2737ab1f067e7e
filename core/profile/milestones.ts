import { type Phrases, phrasesIn, phrasesOf } from '../language/phrases.ts'
import { type Meaning, type Milestone, milestones } from './kinds.ts'
import type { PackWords } from './vocabulary.ts'

/** The words for milestones in every language, ready to be looked for in a text. */
export type MilestoneWords = Phrases<Told>

interface Told {
  /** `null` for a phrase that is no milestone, whatever its words are by themselves. */
  readonly milestone: Milestone | null
  /** Whether it is more than a word: the words of a longer phrase say nothing by themselves. */
  readonly isLong: boolean
}

/** Makes the words of all packs ready; `none` lists phrases that only look like a milestone. */
export function milestoneWords(packs: readonly PackWords[]): MilestoneWords {
  const parts = [...milestones, 'none'] as const
  return phrasesOf(
    parts.flatMap(part => {
      const milestone = part === 'none' ? null : part
      const names = packs.flatMap(pack => pack.milestones[part] ?? [])
      return names.map(
        name => [name, { milestone, isLong: milestone === null || name.includes(' ') }] as const,
      )
    }),
  )
}

/** The milestones an entry of a timeline says it is. */
export function milestonesIn(words: MilestoneWords, text: string): ReadonlySet<Milestone> {
  const found = new Set<Milestone>()
  // The page of "status page" pages nobody.
  let taken = 0
  for (const { start, end, value } of phrasesIn(text, words)) {
    if (start < taken && !value.isLong) continue
    if (value.milestone !== null) found.add(value.milestone)
    if (value.isLong) taken = Math.max(taken, end)
  }
  return found
}

/** The milestones among those of a text whose words would name one among metadata, too: "resolved", and not "restarted". */
export function milestonesNamed(words: MilestoneWords, text: string, names: Names): ReadonlySet<Milestone> {
  const found = new Set<Milestone>()
  for (const { start, end, value } of phrasesIn(text, words)) {
    const { milestone } = value
    if (milestone !== null && names(text.slice(start, end)) === milestone) found.add(milestone)
  }
  return found
}

/** What a label means. */
type Names = (label: string) => Meaning | null
