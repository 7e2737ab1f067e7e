import { type Lexicon, lexiconOf } from '../language/lexicon.ts'
import { type VagueWords, vagueWords } from '../language/vague.ts'
import { lazily } from '../lazily.ts'
import { withCommonFields } from './commonFields.ts'
import type { Named, SectionMatch } from './lookup.ts'
import { marksOf, type StyleMarks } from './marks.ts'
import { type MilestoneWords, milestoneWords } from './milestones.ts'
import { normalise } from './normalise.ts'
import type { ProfileData } from './profile.ts'
import { namesOf, type StyleNames } from './styleNames.ts'
import { withTranslations } from './translations.ts'
import { variableOf } from './variable.ts'
import type { PackWords, Vocabulary } from './vocabulary.ts'

export { type ActionStatus, statusFor } from './styleNames.ts'
export type { TableKind } from './vocabulary.ts'

/** A house style as it is written: its data, the text of its templates by tier, and an example that checks clean. */
export interface ProfileSource {
  readonly data: ProfileData
  /** By tier id; texts that belong to no tier (bodies of addenda) by file name without `.md`. */
  readonly templates: Readonly<Record<string, string>>
  readonly example: string
}

/** A house style ready for use. */
export interface Profile {
  readonly data: ProfileData
  readonly templates: Readonly<Record<string, string>>
  readonly packs: readonly PackWords[]
  readonly lookup: Lookup
}

/**
 * What a style is looked up by: its own names and those of the languages behind them. Names of the style win over
 * those of the languages.
 */
export interface Lookup extends StyleNames {
  readonly words: Vocabulary
  /** Results of `sectionOf` by title as written, remembered because headings are looked up at every keystroke. */
  readonly named: Map<string, SectionMatch>
  /** Results of `nameOf` by label as written. */
  readonly labelled: Map<string, Named>
  /** The style's own form of file names, `null` where it asks for none. */
  readonly fileName: RegExp | null
  // The members below are computed when first read.
  /** Whether the style's templates write titles as bold lines in capitals. */
  readonly boldTitles: boolean
  /** By tier: the rank of each key in its template. */
  readonly orders: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The words that tell a milestone of the incident. */
  readonly milestones: MilestoneWords
  /** Who is blamed and what is given as a cause, in words. */
  readonly lexicon: Lexicon
  /** What its documents are recognised by. */
  readonly marks: StyleMarks
  /** The style's patterns of left-over template text as one; `null` where it has none, or none that can be read. */
  readonly leftovers: RegExp | null
  /** The words that put a length on another clock ("business hours"), normalised, those of spaced scripts between spaces. */
  readonly otherClocks: readonly string[]
  /** The phrases by which an action item says too little. */
  readonly vague: VagueWords
}

/** The style with its names prepared for `lookup.ts`; packs and vocabulary, those of all languages, serve every style. */
export function compileProfile(
  source: ProfileSource,
  packs: readonly PackWords[],
  vocabulary: Vocabulary,
): Profile {
  const data = withTranslations(withCommonFields(source.data), vocabulary.terms)
  const style = { data, templates: source.templates, packs }
  return { ...style, lookup: lookupOf(style, vocabulary) }
}

function lookupOf(style: Omit<Profile, 'lookup'>, words: Vocabulary): Lookup {
  const { data } = style
  const fileName = wholeName(data.files.pattern)
  return lookupFrom({
    style,
    ...namesOf(data, words.terms),
    words,
    named: new Map(),
    labelled: new Map(),
    fileName,
  })
}

type Later =
  | 'boldTitles'
  | 'orders'
  | 'milestones'
  | 'lexicon'
  | 'marks'
  | 'leftovers'
  | 'otherClocks'
  | 'vague'

const lookupFrom = lazily<
  Omit<Lookup, Later> & { readonly style: Omit<Profile, 'lookup'> },
  Pick<Lookup, Later>
>({
  boldTitles: ({ style }) => Object.values(style.templates).some(text => boldTitle.test(text)),
  orders: ({ style: { data, templates } }) =>
    new Map(data.tiers.map(({ id }) => [id, keyOrder(data, templates[id] ?? '')])),
  milestones: ({ style }) => milestoneWords(style.packs),
  lexicon: ({ style, words }) => lexiconOf(style.packs, words),
  marks: ({ style }) => marksOf(style.data),
  leftovers: ({ style }) => anyOf(style.data.placeholders),
  otherClocks: ({ style }) => style.packs.flatMap(pack => pack.otherClock.map(spaced)),
  vague: ({ style }) => vagueWords(style.packs),
})

const boldTitle = /^\*\*[\p{Lu} &]{4,40}\*\*$/mu

/** The rank of each key in a template; keys that are not in it follow the one before them in the style. */
function keyOrder({ metadata }: ProfileData, template: string): Map<string, number> {
  const places = new Map<string, number>()
  let last = 0
  for (const field of metadata.fields) {
    const at = template.indexOf(`{${variableOf(field)}}`)
    last = at >= 0 ? at : last + 1 / 1024
    places.set(field.key, last)
  }
  return places
}

function wholeName(pattern: string | undefined): RegExp | null {
  return pattern === undefined ? null : new RegExp(`^(?:${pattern})$`, 'u')
}

function anyOf(patterns: readonly string[]): RegExp | null {
  try {
    return patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'u')
  } catch {
    return null
  }
}

/** Scripts from U+2E80 on, the East Asian ones, set no spaces between words. */
function spaced(word: string): string {
  return word.charCodeAt(0) < 0x2e80 ? ` ${normalise(word)} ` : word
}
