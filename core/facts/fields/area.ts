import type { Profile } from '../../profile/compile.ts'
import type { Meaning } from '../../profile/kinds.ts'
import { incidentMoments } from '../../profile/kinds.ts'
import type { Excerpt } from '../excerpt.ts'
import { kindAround } from '../outline.ts'
import type { Section } from '../record.ts'
import { isNamed, type Named } from './entry.ts'

/**
 * How much of what looks like metadata counts as metadata in a place. `open`: everything; `facts`: fields with a certain meaning;
 * `clock`: times and durations; `cause`: causes and classes; `closed`: nothing, as among action items, whose `Status: done` is
 * not the document's.
 */
export type Area = 'open' | 'facts' | 'clock' | 'cause' | 'closed'

/** Where fields are read. */
export interface Surroundings extends Excerpt {
  readonly profile: Profile
  readonly area: Area
  /** Id of the section in the profile; `null` if none, as at the top. */
  readonly section: string | null
}

/** The area of a section. `isTitle`: it is the part directly below the document's title. */
export function areaOf(
  profile: Profile,
  sections: readonly Section[],
  section: Section,
  isTitle: boolean,
): Area {
  if (isTitle || (section.id !== null && section.id === profile.data.metadata.section)) return 'open'
  switch (kindAround(sections, section)) {
    case 'metrics':
      return 'open'
    case null:
      return section.level <= 2 || section.blocks[0]?.kind === 'table' ? 'open' : 'facts'
    case 'summary':
    case 'impact':
    case 'background':
    case 'detection':
    case 'response':
    case 'resolution':
      return 'facts'
    case 'timeline':
      return 'clock'
    case 'root-cause':
      return 'cause'
    default:
      return 'closed'
  }
}

/** Whether a field of this name counts as metadata here; `bold` if its label is. */
export function accepts(around: Surroundings, named: Named, bold: boolean): boolean {
  if (named.data?.section !== undefined && named.data.section === around.section) return true
  switch (around.area) {
    case 'open':
      return isNamed(named)
    case 'facts':
      return named.means !== null || (bold && named.data !== null)
    case 'clock':
      return named.means !== null && ofClock.has(named.means)
    case 'cause':
      return named.means === 'root-cause' || named.means === 'classes'
    default:
      return false
  }
}

const ofClock: ReadonlySet<Meaning> = new Set([
  'date',
  ...incidentMoments,
  'duration',
  'detection-time',
  'response-time',
  'resolution-time',
])
