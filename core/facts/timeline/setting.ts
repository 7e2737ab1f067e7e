import type { Profile } from '../../profile/compile.ts'
import type { SectionKind } from '../../profile/kinds.ts'
import type { Section } from '../record.ts'
import { dayNumberIn } from '../time/dayWords.ts'
import { findDate, type Zone } from '../times.ts'
import { findZone } from '../zones.ts'
import type { Stated } from './draft.ts'

/** In a timeline whatever opens with a time is an entry; elsewhere only what is plainly a timeline; in `none` nothing. */
export type Mode = 'timeline' | 'elsewhere' | 'none'

/** What holds for the entries of a section unless they say otherwise. Subsections start from a copy. */
export interface Setting {
  readonly mode: Mode
  /** The day that a heading or a line above states. */
  day: Stated | null
  zone: Zone | null
  /** Whether the timeline says that its newest entry comes first. */
  newestFirst: boolean
}

/** The setting above the first section. */
export const outside: Setting = { mode: 'elsewhere', day: null, zone: null, newestFirst: false }

/** The setting that a section starts with. */
export function settingWithin(around: Setting, section: Section): Setting {
  return { ...around, mode: modeOf(section, around.mode) }
}

/** Phases of a timeline ("### Detection") belong to it; other sections with a role of their own do not. */
function modeOf({ kind }: Section, around: Mode): Mode {
  if (kind === 'timeline') return 'timeline'
  if (kind === null) return around
  if (kind === 'actions' || kind === 'publication' || kind === 'sign-off') return 'none'
  return around === 'timeline' && isPhase(kind) ? 'timeline' : 'elsewhere'
}

/** Whether a section of this kind may be a phase of a timeline: "### Detection". */
export function isPhase(kind: SectionKind): boolean {
  return kind === 'detection' || kind === 'response' || kind === 'resolution'
}

/** Adds what a timeline's heading says: "Timeline, 3 March 2026 (UTC), newest first". */
export function readHead(setting: Setting, title: string, profile: Profile): void {
  const nth = dayNumberIn(title)
  const found = nth !== null || /\d/.test(title) ? findDate(title) : null
  if (found !== null || nth !== null) {
    setting.day = { date: found?.date ?? null, partialDate: null, nth, words: title }
  }
  setting.zone = findZone(title) ?? setting.zone
  setting.newestFirst ||= declaresNewestFirst(profile, title)
}

/** Whether the words say that the newest entry comes first, in any language that the profile reads. */
export function declaresNewestFirst(profile: Profile, words: string): boolean {
  if (!/[\s(（,:：–—]/.test(words)) return false
  const text = words.toLowerCase()
  return profile.packs.some(pack => pack.newestFirst.some(phrase => text.includes(phrase.toLowerCase())))
}
