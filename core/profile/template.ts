import type { Profile } from './compile.ts'
import { normalise, sectionOf, tierOf } from './lookup.ts'
import type { FieldData } from './profile.ts'
import { yamlScalar } from './scalars.ts'
import { variable, variableOf } from './variable.ts'

/**
 * A section as a template writes it, heading and subsections included, ending in one line end: from the tier's
 * template, else from the texts that belong to no tier (addenda), else from another tier's. `null` when no
 * template has it.
 */
export function templateSection(profile: Profile, tierId: string | null, sectionId: string): string | null {
  const { templates, data } = profile
  const own = tierOf(profile, tierId).id
  const extra = Object.keys(templates).filter(key => !data.tiers.some(tier => tier.id === key))
  const other = data.tiers.map(tier => tier.id).filter(id => id !== own)
  for (const key of [own, ...extra, ...other]) {
    const found = cut(profile, templates[key] ?? '', sectionId)
    if (found !== null) return found
  }
  return null
}

interface Title {
  readonly line: number
  readonly level: number
  readonly id: string | null
}

function cut(profile: Profile, text: string, sectionId: string): string | null {
  const lines = text.split('\n')
  const titles = titlesOf(profile, lines)
  const from = titles.findIndex(title => title.id === sectionId)
  if (from < 0) return null
  const { line, level } = titles[from]!
  const next = titles.slice(from + 1).find(title => title.level <= level)
  const section = lines.slice(line, next?.line).join('\n').trimEnd()
  // A line that parts it from the next section of the template is none of its own.
  return `${section.replace(/\n\s*(?:---|\*\*\*|___)$/, '').trimEnd()}\n`
}

/** The headings of a template, bold lines that name a section among them; fences and comments hold none. */
function titlesOf(profile: Profile, lines: readonly string[]): Title[] {
  const titles: Title[] = []
  let fenced = false
  let comment = false
  lines.forEach((text, line) => {
    if (/^\s*(?:```|~~~)/.test(text)) fenced = !fenced
    else if (!fenced && !comment) {
      const title = titleOf(profile, text, line)
      if (title) titles.push(title)
    }
    if (text.includes('<!--')) comment = true
    if (text.includes('-->')) comment = false
  })
  return titles
}

function titleOf(profile: Profile, text: string, line: number): Title | null {
  const heading = /^(#{1,6})\s+(\S.*)$/.exec(text)
  if (heading) return { line, level: heading[1]!.length, id: exactly(profile, heading[2]!) }
  const bold = /^\*\*([^*]+)\*\*\s*$/.exec(text)
  const id = bold ? exactly(profile, bold[1]!) : null
  if (id === null) return null
  return { line, level: profile.data.sections.find(section => section.id === id)!.level, id }
}

/** The section of exactly this title, so that two sections of one kind are not taken for each other. */
function exactly(profile: Profile, title: string): string | null {
  const same = profile.data.sections.find(section => normalise(section.title) === normalise(title))
  if (same) return same.id
  const { id, near } = sectionOf(profile, title)
  return near === null ? id : null
}

/**
 * A tier's template with its `{variables}` filled in. `values` are texts by variable (`variableOf` each key),
 * by the field's meaning (`date`, `started`) or the person's role (`author`), and `file`; lists come joined by ", ". What is
 * not known becomes a placeholder that rules take for empty: `YYYY-MM-DD` for dates, `<key>` otherwise, nothing between
 * brackets and for fields of a later status.
 */
export function fillTemplate(
  profile: Profile,
  tierId: string | null,
  values: Readonly<Record<string, string>>,
): string {
  const text = profile.templates[tierOf(profile, tierId).id] ?? ''
  const fields = new Map(profile.data.metadata.fields.map(field => [variableOf(field), field]))
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : 0
  const filled = (part: string, yaml: boolean) =>
    part.replace(variable, (whole, before: string, name: string, after: string) => {
      const field = fields.get(name)
      const value = values[name] ?? values[field?.role ?? field?.means ?? name]
      if (value === undefined && !field && name !== 'file' && name !== 'title') return whole
      if (value === undefined) return before + (before === '[' ? '' : placeholder(name, field)) + after
      return before + (yaml && before !== '[' ? yamlScalar(value, '') : value) + after
    })
  const front = filled(text.slice(0, end), true).replace(/: +$/gm, ':')
  return front + filled(text.slice(end), false)
}

/** The placeholder in a field of a new document; an empty text if only a later status asks for the field. */
export function blankFor(field: FieldData): string {
  return placeholder(variableOf(field), field)
}

function placeholder(name: string, field: FieldData | undefined): string {
  switch (field?.type) {
    case 'date':
      return laterOnly(field) ? '' : 'YYYY-MM-DD'
    case 'date-time':
      return 'YYYY-MM-DD HH:MM'
    case 'instant':
      return 'YYYY-MM-DDTHH:MM:SSZ'
    default:
      return field && laterOnly(field) ? '' : `<${field ? named(field) : name.replaceAll('_', ' ')}>`
  }
}

/** A key as it is called within a sentence: "on-call primary", "deploy SHA". */
function named({ key }: FieldData): string {
  const words = key.replace(/ *\(.*\)$/, '').replaceAll('_', ' ')
  return words.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())
}

function laterOnly(field: FieldData): boolean {
  return typeof field.required === 'object' && field.required.from !== undefined
}
