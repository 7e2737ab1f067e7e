import { type ColumnRole, columnRoles } from './kinds.ts'
import { normalise, spoken } from './normalise.ts'
import type { PackData } from './pack.ts'
import {
  type Cue,
  gathered,
  type Names,
  type PackWords,
  type TableKind,
  type VocabularyData,
} from './vocabulary.ts'

const tableRoles: Readonly<Record<TableKind | 'signatures', readonly ColumnRole[]>> = {
  timeline: ['time', 'event', 'actor', 'source', 'context'],
  signatures: ['role', 'name'],
  actions: columnRoles.filter(role => !['time', 'event', 'actor', 'role', 'name', 'date'].includes(role)),
}

/** The names of the packs, merged. Where one name stands twice, the earlier pack and entry keep it. */
export function gather(packs: readonly PackData[]): VocabularyData {
  const sections = mergedIn(packs, pack => pack.sections)
  const titles = Object.values(sections).flatMap(names => names ?? [])
  const all = (key: ListsOfNames, form: (name: string) => string = normalise) => [
    ...new Set(packs.flatMap(pack => pack[key].map(form))),
  ]
  return {
    sections,
    ...daysOrder(packs, titles),
    phrases: mergedIn(packs, pack => pack.phrases),
    also: mergedIn(packs, pack => pack.also),
    terms: termsOf(packs),
    containers: all('containers'),
    fields: mergedIn(packs, pack => pack.fields),
    roles: mergedIn(packs, pack => pack.roles),
    columns: { timeline: columnsOf(packs, 'timeline'), actions: columnsOf(packs, 'actions') },
    signatures: columnsOf(packs, 'signatures'),
    statuses: mergedIn(packs, pack => pack.statuses, spoken),
    ownStates: ownStates(packs),
    unknown: all('unknown', spoken),
    none: all('none', spoken),
    documents: mergedIn(packs, pack => pack.documents),
    lasting: all('lasting', asWritten),
    altogether: all('altogether', asWritten),
    promises: all('promises', asWritten),
    cues: cuesOf(packs),
    groups: all('groups', asWritten),
    inside: all('inside'),
    insiders: all('insiders', asWritten),
    spell: all('spell', asWritten),
    failing: all('failing'),
    unseen: all('unseen'),
    unreal: all('unreal', asWritten),
    foreign: all('foreign'),
    stages: all('stages'),
    standings: all('standings'),
    accounts: all('accounts'),
    remedies: all('remedies'),
    voices: packs.map(pack => pack.voice),
    keyColumns: all('keyColumns'),
    windows: all('windows'),
  }
}

/** The cues of all packs; one word may be several. */
function cuesOf(packs: readonly PackData[]): VocabularyData['cues'] {
  const kinds = Object.keys(packs[0]?.cues ?? {}) as Cue[]
  const all = kinds.map(kind => [kind, [...new Set(packs.flatMap(({ cues }) => cues[kind]))]] as const)
  return Object.fromEntries(all) as VocabularyData['cues']
}

/** What all packs call each thing; one name may be that of several, of which a style has one. */
function termsOf(packs: readonly PackData[]): Names<string> {
  const terms: Record<string, string[]> = {}
  for (const pack of packs) {
    for (const [term, names] of Object.entries(pack.terms)) {
      terms[term] = [...new Set([...(terms[term] ?? []), ...names.map(termed)])]
    }
  }
  return terms
}

/** Gaps stay. */
function termed(name: string): string {
  return name.split('*').map(normalise).join('*')
}

/** The parts of a pack that are mere lists of names. */
type ListsOfNames = {
  [Key in keyof PackData]: PackData[Key] extends readonly string[] ? Key : never
}[keyof PackData]

/** Phrases are divided into words when they are made ready. */
function asWritten(phrase: string): string {
  return phrase
}

function columnsOf(packs: readonly PackData[], table: keyof typeof tableRoles): Names<ColumnRole> {
  const roles: readonly string[] = tableRoles[table]
  return mergedIn(packs, ({ columns }) =>
    Object.fromEntries(Object.entries(columns).filter(([role]) => roles.includes(role))),
  )
}

/** What of a pack is listened for as it stands: all that does not lie in the vocabulary. */
export function withoutGathered(pack: PackData): PackWords {
  const own = Object.entries(pack).filter(([key]) => !(gathered as readonly string[]).includes(key))
  return Object.fromEntries(own) as PackWords
}

/** The language that house styles are written in; words of the others are translations, signs are anybody's. */
const styleLanguage = 'en'

function ownStates(packs: readonly PackData[]): string[] {
  const own = packs.filter(pack => pack.language === styleLanguage)
  const words = own.flatMap(pack => Object.values(pack.statuses).flat().map(spoken))
  return [...new Set(words)].filter(word => /^[a-z]{3,}$/.test(word))
}

const dayFirstLanguages: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt'])

function daysOrder(
  packs: readonly PackData[],
  titles: readonly string[],
): Pick<VocabularyData, 'dayFirst' | 'dayEither'> {
  const titlesOf = (isWanted: (language: string) => boolean) =>
    new Set(
      packs
        .filter(pack => isWanted(pack.language))
        .flatMap(pack => Object.values(pack.sections).flatMap(names => names.map(normalise))),
    )
  const first = titlesOf(language => dayFirstLanguages.has(language))
  const others = titlesOf(language => !dayFirstLanguages.has(language))
  return {
    dayFirst: runsOf(titles, title => first.has(title) && !others.has(title)),
    dayEither: [...first].filter(title => others.has(title)),
  }
}

/** How many in a row are not as wanted, then how many are, and so on. */
function runsOf(names: readonly string[], isWanted: (name: string) => boolean): number[] {
  const runs = [0]
  for (const name of names) {
    if (isWanted(name) !== (runs.length % 2 === 0)) runs.push(0)
    runs[runs.length - 1]!++
  }
  return runs
}

/** One part of all packs: what they call the things of each kind, in one form. */
function mergedIn<K extends string>(
  packs: readonly PackData[],
  partOf: (pack: PackData) => Names<K>,
  form: (name: string) => string = normalise,
): Names<K> {
  const taken = new Set<string>()
  const names: Partial<Record<K, string[]>> = {}
  for (const part of packs.map(partOf)) {
    for (const kind in part) {
      names[kind] ??= []
      for (const name of (part[kind] ?? []).map(form)) {
        if (name === '' || taken.has(name)) continue
        taken.add(name)
        names[kind].push(name)
      }
    }
  }
  return names
}
