import { type Lexicon, lexiconOf } from '../language/lexicon.ts'
import { type VaguePhrases, vaguePhrases } from '../language/vague.ts'
import type { ColumnRole, Meaning, SectionKind } from './kinds.ts'
import type { Named, SectionMatch } from './lookup.ts'
import { marksOf, type StyleMarks } from './marks.ts'
import { type MilestoneWords, milestoneWords } from './milestones.ts'
import { compact, normalise, spoken } from './normalise.ts'
import type { PackData } from './pack.ts'
import type { ColumnData, FieldData, ProfileData } from './profile.ts'
import { variableOf } from './variable.ts'
import {
  gather,
  type PackWords,
  type StatusWord,
  type TableKind,
  type Vocabulary,
  vocabularyOf,
} from './vocabulary.ts'

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
 * The names of a style as written and normalised, and those of the languages behind them. Names of the style
 * win over those of the languages, titles over aliases, earlier over later.
 */
export interface Lookup {
  readonly fields: ReadonlyMap<string, FieldData>
  /** The field a meaning, or (`role:author`) the role of a person, stands in. */
  readonly meanings: ReadonlyMap<string, FieldData>
  readonly sections: ReadonlyMap<string, SectionName>
  /** The first section of each kind, addenda of flags left out. */
  readonly kinds: ReadonlyMap<SectionKind, SectionName>
  /** Titles with a gap (`Why it took * to resolve`), normalised. */
  readonly gaps: readonly { readonly before: string; readonly after: string; readonly name: SectionName }[]
  /** Normalised titles of the style's own sections, for near misses. */
  readonly titles: ReadonlyMap<string, SectionName>
  readonly columns: Readonly<Record<TableKind, ReadonlyMap<string, ColumnRole>>>
  /** By `spoken`. */
  readonly statuses: ReadonlyMap<string, ActionStatus>
  readonly words: Vocabulary
  /** What titles were found to name, as written: the headings of a document are looked up at every keystroke. */
  readonly named: Map<string, SectionMatch>
  /** Likewise what labels name. */
  readonly labelled: Map<string, Named>
  /** The style's own keys, ready to be compared with a slip of the pen. */
  readonly keys: readonly OwnKey[]
  /** By tier: the rank of each key in its template. Made when first asked for. */
  readonly orders: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Made when first asked for. */
  readonly milestones: MilestoneWords
  /** Made when first asked for. */
  readonly lexicon: Lexicon
  /** What the style is told by. Made when first asked for. */
  readonly marks: StyleMarks
  /** The style's own form of file names, `null` where it asks for none. Made when first asked for. */
  readonly fileName: RegExp | null
  /** The style's patterns of left-over template text as one; `null` where it has none, or none that can be read. */
  readonly leftovers: RegExp | null
  /** The words that put a length on another clock ("business hours"), normalised, those of spaced scripts between spaces. */
  readonly otherClocks: readonly string[]
  /** Made when first asked for. */
  readonly vague: VaguePhrases
}

export interface OwnKey {
  readonly data: FieldData
  readonly word: string
  readonly letters: string
}

/** `id` is null where the style has no section of this kind, `kind` where the title has no role. */
export interface SectionName {
  readonly id: string | null
  readonly kind: SectionKind | null
  readonly title: string
}

export interface ActionStatus {
  /** As the profile names it; the meaning itself where the profile lists no statuses. */
  readonly id: string
  readonly means: 'open' | 'done' | 'deferred' | 'cancelled'
}

/**
 * The style with its names prepared for `lookup.ts`. Who compiles several styles builds `vocabulary` once and
 * hands it in.
 */
export function compileProfile(
  source: ProfileSource,
  packs: readonly PackData[],
  vocabulary: Vocabulary = vocabularyOf(gather(packs)),
): Profile {
  const data = withCommonFields(source.data)
  return {
    data,
    templates: source.templates,
    packs,
    lookup: lookupOf(data, source.templates, vocabulary, packs),
  }
}

/** Adds the keys the product itself understands in every style: publication, choice of style, suppressions. */
function withCommonFields(data: ProfileData): ProfileData {
  const has = (common: FieldData) => (field: FieldData) =>
    field.key === common.key || (common.means !== undefined && field.means === common.means)
  const missing = commonFields.filter(common => !data.metadata.fields.some(has(common)))
  if (missing.length === 0) return data
  return { ...data, metadata: { ...data.metadata, fields: [...data.metadata.fields, ...missing] } }
}

const commonFields: readonly FieldData[] = [
  {
    key: 'publication',
    aliases: [],
    means: 'publication',
    type: 'enum',
    values: [
      { id: 'internal', aliases: [], about: 'Stays inside the company: the default.' },
      { id: 'external', aliases: ['public'], about: 'Meant for outside readers: the leak check applies.' },
    ],
    required: false,
    emptyFor: [],
    about: 'Who may read the document.',
  },
  {
    key: 'profile',
    aliases: [],
    type: 'text',
    form: 'yaml',
    required: false,
    emptyFor: [],
    about: 'The house style this document follows, where neither folder nor text tells.',
  },
  {
    key: 'postmortem-ignore',
    aliases: [],
    type: 'list',
    form: 'yaml',
    required: false,
    emptyFor: [],
    about: 'Rules that stay silent in this file, each with its reason: `rule: reason`.',
  },
]

function lookupOf(
  data: ProfileData,
  templates: ProfileSource['templates'],
  words: Vocabulary,
  packs: readonly PackWords[],
): Lookup {
  let milestones: MilestoneWords | undefined
  let lexicon: Lexicon | undefined
  let orders: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined
  let marks: StyleMarks | undefined
  let fileName: RegExp | null | undefined
  let leftovers: RegExp | null | undefined
  let otherClocks: readonly string[] | undefined
  let vague: VaguePhrases | undefined
  return {
    fields: fieldNames(data),
    meanings: meaningsOf(data.metadata.fields),
    ...sectionNames(data),
    columns: { timeline: columnNames(data.timeline.columns), actions: columnNames(data.actions.columns) },
    statuses: statusNames(data),
    words,
    named: new Map(),
    labelled: new Map(),
    keys: data.metadata.fields.map(field => ({
      data: field,
      word: normalise(field.key),
      letters: compact(field.key),
    })),
    get orders() {
      orders ??= new Map(data.tiers.map(tier => [tier.id, keyOrder(data, templates[tier.id] ?? '')]))
      return orders
    },
    get milestones() {
      milestones ??= milestoneWords(packs)
      return milestones
    },
    get lexicon() {
      lexicon ??= lexiconOf(packs)
      return lexicon
    },
    get marks() {
      marks ??= marksOf(data)
      return marks
    },
    get fileName() {
      const { pattern } = data.files
      if (fileName === undefined)
        fileName = pattern === undefined ? null : new RegExp(`^(?:${pattern})$`, 'u')
      return fileName
    },
    get leftovers() {
      if (leftovers === undefined) leftovers = leftoversOf(data.placeholders)
      return leftovers
    },
    get otherClocks() {
      const spaced = (word: string) => (word.charCodeAt(0) < 0x2e80 ? ` ${normalise(word)} ` : word)
      otherClocks ??= packs.flatMap(pack => pack.otherClock.map(spaced))
      return otherClocks
    },
    get vague() {
      vague ??= vaguePhrases(packs)
      return vague
    },
  }
}

function leftoversOf(patterns: readonly string[]): RegExp | null {
  try {
    return patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'u')
  } catch {
    return null
  }
}

/** Enters `value` under the name as written and normalised, unless the name is taken. */
function enter<T>(map: Map<string, T>, name: string, value: T): void {
  if (!map.has(name)) map.set(name, value)
  const word = normalise(name)
  if (word !== '' && !map.has(word)) map.set(word, value)
}

function fieldNames({ metadata: { fields, exact } }: ProfileData): Map<string, FieldData> {
  const map = new Map<string, FieldData>()
  if (exact) for (const field of fields) map.set(field.key, field)
  else {
    for (const field of fields) enter(map, field.key, field)
    for (const field of fields) for (const alias of field.aliases) enter(map, alias, field)
  }
  return map
}

function meaningsOf(fields: readonly FieldData[]): Map<string, FieldData> {
  const map = new Map<string, FieldData>()
  const single = new Set<Meaning | undefined>([undefined, 'flag'])
  for (const field of fields) {
    const key = field.means === 'person' ? `role:${field.role}` : field.means
    if (key !== undefined && !single.has(field.means) && !map.has(key)) map.set(key, field)
  }
  return map
}

function sectionNames(data: ProfileData): Pick<Lookup, 'sections' | 'kinds' | 'gaps' | 'titles'> {
  const sections = new Map<string, SectionName>()
  const kinds = new Map<SectionKind, SectionName>()
  const titles = new Map<string, SectionName>()
  const gaps: Lookup['gaps'][number][] = []
  const own = data.sections.map(section => {
    const name: SectionName = { id: section.id, kind: section.kind ?? null, title: section.title }
    if (section.kind && section.flag === undefined && !kinds.has(section.kind)) kinds.set(section.kind, name)
    return { name, all: [section.title, ...section.aliases] }
  })
  for (const { name } of own) if (!name.title.includes('*')) enter(sections, name.title, name)
  for (const { name, all } of own) {
    for (const title of all) {
      const gap = title.indexOf('*')
      if (gap >= 0)
        gaps.push({ before: normalise(title.slice(0, gap)), after: normalise(title.slice(gap)), name })
      else {
        enter(sections, title, name)
        if (!titles.has(normalise(title))) titles.set(normalise(title), name)
      }
    }
  }
  return { sections, kinds, gaps, titles }
}

function columnNames(columns: readonly ColumnData[]): Map<string, ColumnRole> {
  const map = new Map<string, ColumnRole>()
  for (const column of columns) enter(map, column.title, column.role)
  for (const column of columns) for (const alias of column.aliases) enter(map, alias, column.role)
  return map
}

function statusNames(data: ProfileData): Map<string, ActionStatus> {
  const map = new Map<string, ActionStatus>()
  for (const { id, label, aliases, means } of data.actions.statuses) {
    for (const name of [id, label ?? id, ...aliases]) {
      if (!map.has(spoken(name))) map.set(spoken(name), { id, means })
    }
  }
  return map
}

/** The style's status for a word of the languages; the word itself where the style lists none that means it. */
export function statusFor(data: ProfileData, word: StatusWord): ActionStatus {
  const means = word === 'in-progress' ? 'open' : word
  const own = data.actions.statuses
  const same = own.find(status => compact(status.id) === compact(word)) ?? own.find(s => s.means === means)
  return { id: same?.id ?? word, means }
}

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
