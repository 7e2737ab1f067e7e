import { type ColumnRole, columnRoles, type Meaning, type SectionKind } from './kinds.ts'
import { compact, normalise } from './normalise.ts'
import type { PackData } from './pack.ts'
import type { FieldData, ProfileData } from './profile.ts'

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
  readonly packs: readonly PackData[]
  readonly lookup: Lookup
}

/** The names of a style and of the languages, ready to be looked up as written and normalised. */
export interface Lookup {
  readonly fields: ReadonlyMap<string, FieldData>
  readonly sections: ReadonlyMap<string, SectionName>
  /** Titles with a gap (`Why it took * to resolve`), normalised. */
  readonly gaps: readonly { readonly before: string; readonly after: string; readonly name: SectionName }[]
  /** Normalised titles of the style's own sections, for near misses. */
  readonly titles: ReadonlyMap<string, SectionName>
  readonly columns: Readonly<Record<TableKind, ReadonlyMap<string, ColumnRole>>>
  /** By letters and digits alone. */
  readonly statuses: ReadonlyMap<string, ActionStatus>
  readonly unknown: ReadonlySet<string>
  readonly none: ReadonlySet<string>
}

export type TableKind = 'timeline' | 'actions'

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

/** The style with its names prepared for `lookup.ts`. Names of the profile win over those of the packs, earlier over later. */
export function compileProfile(source: ProfileSource, packs: readonly PackData[]): Profile {
  const data = withCommonFields(source.data)
  return { data, templates: source.templates, packs, lookup: lookupOf(data, packs) }
}

/** Keys the product itself understands in every style (publication, choice of style, suppressions). */
function withCommonFields(data: ProfileData): ProfileData {
  const missing = commonFields.filter(
    common => !data.metadata.fields.some(field => field.key === common.key || sameMeaning(field, common)),
  )
  if (missing.length === 0) return data
  return { ...data, metadata: { ...data.metadata, fields: [...data.metadata.fields, ...missing] } }
}

function sameMeaning(field: FieldData, common: FieldData): boolean {
  return common.means !== undefined && field.means === common.means
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
    about: 'Who may read the document.',
  },
  {
    key: 'profile',
    aliases: [],
    type: 'text',
    form: 'yaml',
    required: false,
    about: 'The house style this document follows, where neither folder nor text tells.',
  },
  {
    key: 'postmortem-ignore',
    aliases: [],
    type: 'list',
    form: 'yaml',
    required: false,
    about: 'Rules that stay silent in this file, each with its reason: `rule: reason`.',
  },
]

function lookupOf(data: ProfileData, packs: readonly PackData[]): Lookup {
  const { sections, gaps, titles } = sectionNames(data, packs)
  return {
    fields: fieldNames(data, packs),
    sections,
    gaps,
    titles,
    columns: {
      timeline: columnNames(data.timeline.columns, timelineRoles, packs),
      actions: columnNames(data.actions.columns, actionRoles, packs),
    },
    statuses: statusNames(data, packs),
    unknown: new Set(packs.flatMap(pack => pack.unknown.map(spoken))),
    none: new Set(packs.flatMap(pack => pack.none.map(spoken))),
  }
}

/** How words such as "n/a" are compared: by their letters, or, where there are none (`-`, `?`), as written. */
export function spoken(text: string): string {
  return compact(text) || text.trim()
}

const timelineRoles: ReadonlySet<ColumnRole> = new Set([
  'time',
  'date',
  'event',
  'actor',
  'source',
  'context',
])
const actionRoles: ReadonlySet<ColumnRole> = new Set(
  columnRoles.filter(role => !['time', 'event', 'actor', 'role', 'name', 'date'].includes(role)),
)

/** Enters `value` under each name as written and normalised, unless the name is taken. */
function enter<T>(map: Map<string, T>, names: Iterable<string>, value: T): void {
  for (const name of names) {
    for (const key of [name, normalise(name)]) if (key !== '' && !map.has(key)) map.set(key, value)
  }
}

function fieldNames(data: ProfileData, packs: readonly PackData[]): Map<string, FieldData> {
  const map = new Map<string, FieldData>()
  const { fields, exact } = data.metadata
  if (exact) {
    for (const field of fields) map.set(field.key, field)
    return map
  }
  for (const field of fields) enter(map, [field.key], field)
  for (const field of fields) enter(map, field.aliases, field)
  for (const pack of packs) {
    for (const [means, names] of Object.entries(pack.fields)) {
      const field = fields.find(f => f.means === (means as Meaning) && f.role === undefined)
      if (field) enter(map, names, field)
    }
    for (const [role, names] of Object.entries(pack.roles)) {
      const field = fields.find(f => f.means === 'person' && f.role === role)
      if (field) enter(map, names, field)
    }
  }
  return map
}

function sectionNames(data: ProfileData, packs: readonly PackData[]) {
  const sections = new Map<string, SectionName>()
  const titles = new Map<string, SectionName>()
  const gaps: { before: string; after: string; name: SectionName }[] = []
  const own = data.sections.map(section => ({
    names: section.aliases,
    name: { id: section.id, kind: section.kind ?? null, title: section.title },
  }))
  for (const { name } of own) enter(sections, [name.title], name)
  for (const { names, name } of own) {
    for (const alias of [name.title, ...names]) {
      const gap = alias.indexOf('*')
      if (gap >= 0)
        gaps.push({ before: normalise(alias.slice(0, gap)), after: normalise(alias.slice(gap)), name })
      else enter(sections, [alias], name)
      if (gap < 0 && !titles.has(normalise(alias))) titles.set(normalise(alias), name)
    }
  }
  for (const pack of packs) {
    for (const [kind, names] of Object.entries(pack.sections)) {
      const section = data.sections.find(s => s.kind === kind && s.flag === undefined)
      const named = (title: string) => ({ id: section?.id ?? null, kind: kind as SectionKind, title })
      for (const title of names) enter(sections, [title], named(section?.title ?? title))
    }
    for (const title of pack.containers) enter(sections, [title], { id: null, kind: null, title })
  }
  return { sections, titles, gaps }
}

function columnNames(
  columns: ProfileData['timeline']['columns'],
  roles: ReadonlySet<ColumnRole>,
  packs: readonly PackData[],
): Map<string, ColumnRole> {
  const map = new Map<string, ColumnRole>()
  for (const column of columns) enter(map, [column.title], column.role)
  for (const column of columns) enter(map, column.aliases, column.role)
  for (const pack of packs) {
    for (const [role, names] of Object.entries(pack.columns)) {
      if (roles.has(role as ColumnRole)) enter(map, names, role as ColumnRole)
    }
  }
  return map
}

function statusNames(data: ProfileData, packs: readonly PackData[]): Map<string, ActionStatus> {
  const map = new Map<string, ActionStatus>()
  const add = (names: readonly string[], status: ActionStatus) => {
    for (const name of names) if (!map.has(spoken(name))) map.set(spoken(name), status)
  }
  const own = data.actions.statuses
  for (const { id, label, aliases, means } of own) add([id, label ?? id, ...aliases], { id, means })
  for (const pack of packs) {
    for (const [word, names] of Object.entries(pack.statuses)) {
      const means = word === 'in-progress' ? 'open' : (word as ActionStatus['means'])
      const same = own.find(s => compact(s.id) === compact(word)) ?? own.find(s => s.means === means)
      add([word, ...names], { id: same?.id ?? word, means })
    }
  }
  return map
}
