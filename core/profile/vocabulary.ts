import { anyWord } from '../language/anyWord.ts'
import { type Phrases, phrasesOf } from '../language/phrases.ts'
import type { ColumnRole, Meaning, SectionKind } from './kinds.ts'
import type { PackData } from './pack.ts'
import { type Voice, type VoiceData, voiceOf } from './voice.ts'

export type TableKind = 'timeline' | 'actions'
export type StatusWord = keyof PackData['statuses']
/** The sorts of words in titles that tell what kind of document it is. */
export type DocumentWord = keyof PackData['documents']
/** What words may tell of the words around them. */
export type Cue = keyof PackData['cues']

/** The names of all languages by what they name; each once, normalised. Plain data, so that it can be generated. */
export interface VocabularyData {
  readonly sections: Names<SectionKind>
  /**
   * Which titles in `sections` belong only to languages that write the day before the month, as lengths of runs: so many do
   * not, so many do, and so on. The titles themselves would make the data a seventh larger.
   */
  readonly dayFirst: readonly number[]
  readonly dayEither: readonly string[]
  readonly phrases: Names<SectionKind>
  readonly also: Names<SectionKind>
  readonly terms: Names<string>
  readonly containers: readonly string[]
  readonly fields: Names<Meaning>
  readonly roles: Names<string>
  readonly columns: Readonly<Record<TableKind, Names<ColumnRole>>>
  readonly signatures: Names<ColumnRole>
  readonly statuses: Names<StatusWord>
  /** Of these, the words for states that the house styles could have used: those of their own language. */
  readonly ownStates: readonly string[]
  readonly unknown: readonly string[]
  readonly none: readonly string[]
  readonly documents: Names<DocumentWord>
  readonly lasting: readonly string[]
  readonly altogether: readonly string[]
  readonly promises: readonly string[]
  readonly cues: Readonly<Record<Cue, readonly string[]>>
  readonly groups: readonly string[]
  readonly inside: readonly string[]
  readonly insiders: readonly string[]
  readonly spell: readonly string[]
  readonly failing: readonly string[]
  readonly unseen: readonly string[]
  readonly unreal: readonly string[]
  readonly foreign: readonly string[]
  readonly stages: readonly string[]
  readonly standings: readonly string[]
  readonly accounts: readonly string[]
  readonly remedies: readonly string[]
  readonly voices: readonly VoiceData[]
  readonly keyColumns: readonly string[]
  readonly windows: readonly string[]
}

/** The parts of a pack that go into the vocabulary. */
export const gathered = [
  'sections',
  'columns',
  'containers',
  'fields',
  'roles',
  'statuses',
  'unknown',
  'none',
  'documents',
  'keyColumns',
  'windows',
  'lasting',
  'phrases',
  'also',
  'terms',
  'failing',
  'unseen',
  'unreal',
  'foreign',
  'stages',
  'standings',
  'accounts',
  'remedies',
  'promises',
  'cues',
  'groups',
  'inside',
  'insiders',
  'altogether',
  'voice',
  'spell',
] as const

/** The parts of a pack that do not go into the vocabulary. */
export type PackWords = Omit<PackData, (typeof gathered)[number]>

/** Names by what they name. */
export type Names<K extends string> = Readonly<Partial<Record<K, readonly string[]>>>

/** The names of all languages as maps, by normalised name (statuses and words: by `spoken`). */
export interface Vocabulary {
  /** `null` for titles that only hold other sections. */
  readonly sections: ReadonlyMap<string, SectionKind | null>
  /** Titles of sections that only languages have which write the day before the month. */
  readonly dayFirst: ReadonlySet<string>
  /** Those that such languages share with others. */
  readonly dayEither: ReadonlySet<string>
  /** Phrases that give a longer title a kind; they count as whole words, but for scripts without spaces. */
  readonly phrases: ReadonlyMap<string, SectionKind>
  /** The second kind of titles that may be of two. */
  readonly also: ReadonlyMap<string, SectionKind>
  /** What languages call what styles name in English, by that name. */
  readonly terms: Names<string>
  /** All that languages call such things. */
  readonly translated: ReadonlySet<string>
  readonly fields: ReadonlyMap<string, Meaning>
  readonly roles: ReadonlyMap<string, string>
  readonly columns: Readonly<Record<TableKind, ReadonlyMap<string, ColumnRole>>>
  /** Titles of the columns of a table of those who signed. */
  readonly signatures: ReadonlyMap<string, ColumnRole>
  readonly statuses: ReadonlyMap<string, StatusWord>
  readonly ownStates: ReadonlySet<string>
  readonly unknown: ReadonlySet<string>
  readonly none: ReadonlySet<string>
  /** UTF-16 units of the longest of `unknown` and `none`. */
  readonly longest: number
  /** Phrases of titles; they count as whole words, but for scripts without spaces. */
  readonly documents: DocumentPhrases
  /** Words right before a declared duration. */
  readonly lasting: Phrases<true>
  /** Words right behind a declared duration. */
  readonly altogether: Phrases<true>
  /** Words above a list of what somebody will do. */
  readonly promises: Phrases<true>
  /** Words that tell what the words around them are, for `anyWord`. */
  readonly cues: VocabularyData['cues']
  readonly groups: RegExp
  /** Whole titles, or what stands in brackets in them, of sections for insiders. */
  readonly inside: ReadonlySet<string>
  /** Phrases of such titles. */
  readonly insiders: Phrases<true>
  /** Words right before any length of time. */
  readonly spell: Phrases<true>
  /** Words that say that something did not work. */
  readonly failing: ReadonlySet<string>
  /** Words on what nobody noticed. */
  readonly unseen: ReadonlySet<string>
  /** Words on what would have been. */
  readonly unreal: Phrases<true>
  /** Titles of sections that only other documents have. */
  readonly foreign: ReadonlySet<string>
  /** Words above the updates of a status page. */
  readonly stages: ReadonlySet<string>
  /** States of a document, where nothing but their place says so. */
  readonly standings: ReadonlySet<string>
  /** Titles of sections that tell what happened. */
  readonly accounts: ReadonlySet<string>
  /** Titles of sections that tell how an incident was ended, or what is to be done. */
  readonly remedies: ReadonlySet<string>
  /** The words that tell what a sentence does, a language each. */
  readonly voices: readonly Voice[]
  /** Titles of the column of labels in a table of metadata. */
  readonly keyColumns: ReadonlySet<string>
  /** Labels of the whole stretch of an incident, from its start to its end. */
  readonly windows: ReadonlySet<string>
}

/** The phrases of all languages for sorts of documents, ready to be looked up. */
export interface DocumentPhrases {
  readonly sorts: ReadonlyMap<string, DocumentWord>
  /** By the first word of phrases: how many words the longest of them has. */
  readonly longest: ReadonlyMap<string, number>
  /** Of words that were asked about: whether they are units of time as well, as minutes are. */
  readonly units: Map<string, boolean>
}

/** The names whose runs `gather` counted: those of every second run. */
function inRuns(names: readonly string[], runs: readonly number[]): string[] {
  let end = 0
  return runs.flatMap((run, i) => {
    end += run
    return i % 2 === 1 ? names.slice(end - run, end) : []
  })
}

/** Builds the maps. Do so once, and share them among profiles. */
export function vocabularyOf(data: VocabularyData): Vocabulary {
  return {
    sections: sectionsOf(data),
    dayFirst: dayFirstOf(data),
    dayEither: new Set(data.dayEither),
    phrases: inverted(data.phrases),
    also: inverted(data.also),
    terms: data.terms,
    translated: new Set(Object.values(data.terms).flatMap(names => names ?? [])),
    fields: inverted(data.fields),
    roles: inverted(data.roles),
    columns: { timeline: inverted(data.columns.timeline), actions: inverted(data.columns.actions) },
    signatures: inverted(data.signatures),
    statuses: inverted(data.statuses),
    ownStates: new Set(data.ownStates),
    unknown: new Set(data.unknown),
    none: new Set(data.none),
    longest: Math.max(0, ...data.unknown.map(word => word.length), ...data.none.map(word => word.length)),
    documents: documentPhrases(inverted(data.documents)),
    lasting: anyOf(data.lasting),
    altogether: anyOf(data.altogether),
    promises: anyOf(data.promises),
    cues: data.cues,
    groups: new RegExp(anyWord(data.groups), 'i'),
    inside: new Set(data.inside),
    insiders: anyOf(data.insiders),
    spell: anyOf(data.spell),
    failing: new Set(data.failing),
    unseen: new Set(data.unseen),
    unreal: anyOf(data.unreal),
    foreign: new Set(data.foreign),
    stages: new Set(data.stages),
    standings: new Set(data.standings),
    accounts: new Set(data.accounts),
    remedies: new Set(data.remedies),
    voices: data.voices.map(voiceOf),
    keyColumns: new Set(data.keyColumns),
    windows: new Set(data.windows),
  }
}

/** The role of each title of a section; `null` for those that hold others. */
function sectionsOf({ sections, containers }: VocabularyData): Map<string, SectionKind | null> {
  const kinds: Map<string, SectionKind | null> = inverted(sections)
  for (const name of containers) if (!kinds.has(name)) kinds.set(name, null)
  return kinds
}

function dayFirstOf({ sections, dayFirst }: VocabularyData): Set<string> {
  const names = Object.values(sections).flatMap(own => own ?? [])
  return new Set(inRuns(names, dayFirst))
}

/** Phrases for which only matters whether one of them occurs. */
function anyOf(texts: readonly string[]): Phrases<true> {
  return phrasesOf(texts.map(text => [text, true]))
}

function inverted<K extends string>(names: Names<K>): Map<string, K> {
  const map = new Map<string, K>()
  for (const kind in names) for (const name of names[kind] ?? []) map.set(name, kind)
  return map
}

function documentPhrases(sorts: ReadonlyMap<string, DocumentWord>): DocumentPhrases {
  const longest = new Map<string, number>()
  for (const phrase of sorts.keys()) {
    const words = phrase.split(' ')
    longest.set(words[0]!, Math.max(words.length, longest.get(words[0]!) ?? 0))
  }
  return { sorts, longest, units: new Map() }
}
