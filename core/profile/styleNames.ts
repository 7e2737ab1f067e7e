import type { ColumnRole, Meaning, SectionKind } from './kinds.ts'
import { compact, normalise, spoken, unspaced, withoutSpaces } from './normalise.ts'
import type { ColumnData, FieldData, ProfileData } from './profile.ts'
import type { Names, StatusWord, TableKind } from './vocabulary.ts'

/**
 * The names of a style as written and normalised. Titles win over aliases, earlier over later, and both over what other
 * languages call them.
 */
export interface StyleNames {
  readonly fields: ReadonlyMap<string, FieldData>
  /** The field a meaning, or (`role:author`) the role of a person, stands in. */
  readonly meanings: ReadonlyMap<string, FieldData>
  readonly sections: ReadonlyMap<string, SectionName>
  /** The first section of each kind, addenda of flags left out. */
  readonly kinds: ReadonlyMap<SectionKind, SectionName>
  /** What stands around the gaps of a title (`Why it took * to resolve`), normalised. */
  readonly gaps: readonly { readonly parts: readonly string[]; readonly name: SectionName }[]
  /** Normalised titles of the style's own sections, for near misses. */
  readonly titles: ReadonlyMap<string, SectionName>
  readonly columns: Readonly<Record<TableKind, ReadonlyMap<string, ColumnRole>>>
  /** By `spoken`. */
  readonly statuses: ReadonlyMap<string, ActionStatus>
  /** The style's own keys, ready to be compared with a slip of the pen. */
  readonly keys: readonly OwnKey[]
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

/** Every name of the style; `terms`: what other languages call what styles name. */
export function namesOf(data: ProfileData, terms: Names<string>): StyleNames {
  const { fields } = data.metadata
  return {
    fields: fieldNames(data, terms),
    meanings: meaningsOf(fields),
    ...sectionNames(data, terms),
    columns: { timeline: columnNames(data.timeline.columns), actions: columnNames(data.actions.columns) },
    statuses: statusNames(data),
    keys: fields.map(field => ({ data: field, word: normalise(field.key), letters: compact(field.key) })),
  }
}

/** Enters `value` under the name as written and normalised, unless the name is taken. */
function enter<T>(map: Map<string, T>, name: string, value: T): void {
  if (!map.has(name)) map.set(name, value)
  const word = normalise(name)
  if (word !== '' && !map.has(word)) map.set(word, value)
}

/** Enters `value` under what other languages call any of the names, in scripts that need no spaces without them, too. */
function enterTerms<T>(map: Map<string, T>, names: readonly string[], value: T, terms: Names<string>): void {
  for (const term of termsFor(names, terms)) {
    if (!map.has(term)) map.set(term, value)
    if (unspaced.test(term)) enter(map, withoutSpaces(term), value)
  }
}

function termsFor(names: readonly string[], terms: Names<string>): string[] {
  return names.flatMap(name => terms[normalise(name)] ?? [])
}

function fieldNames(
  { metadata: { fields, exact } }: ProfileData,
  terms: Names<string>,
): Map<string, FieldData> {
  const map = new Map<string, FieldData>()
  if (exact) for (const field of fields) map.set(field.key, field)
  else {
    for (const field of fields) enter(map, field.key, field)
    for (const field of fields) for (const alias of field.aliases) enter(map, alias, field)
    for (const field of fields) enterTerms(map, [field.key, ...field.aliases], field, terms)
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

function sectionNames(
  data: ProfileData,
  terms: Names<string>,
): Pick<StyleNames, 'sections' | 'kinds' | 'gaps' | 'titles'> {
  const sections = new Map<string, SectionName>()
  const kinds = new Map<SectionKind, SectionName>()
  const titles = new Map<string, SectionName>()
  const gaps: StyleNames['gaps'][number][] = []
  const own = data.sections.map(section => {
    const name: SectionName = { id: section.id, kind: section.kind ?? null, title: section.title }
    if (section.kind && section.flag === undefined && !kinds.has(section.kind)) kinds.set(section.kind, name)
    return { name, all: [section.title, ...section.aliases] }
  })
  for (const { name } of own) if (!name.title.includes('*')) enter(sections, name.title, name)
  for (const { name, all } of own) {
    for (const title of all) {
      if (title.includes('*')) gaps.push({ parts: title.split('*').map(normalise), name })
      else {
        enter(sections, title, name)
        if (!titles.has(normalise(title))) titles.set(normalise(title), name)
      }
    }
  }
  for (const { name, all } of own) {
    enterTerms(sections, all, name, terms)
    for (const term of termsFor(all, terms)) {
      if (term.includes('*')) gaps.push({ parts: term.split('*').map(part => part.trim()), name })
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
