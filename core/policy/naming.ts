import type { IncidentRecord } from '../facts/record.ts'
import { type Day, findDate, isRealDay } from '../facts/times.ts'
import { fileNameOf, folderOf } from '../path.ts'
import type { Profile } from '../profile/compile.ts'
import { covers, type Fact } from '../span.ts'
import type { View } from '../view.ts'

/** What the name of a file says under a style. */
export interface FileName {
  /** Without folders. */
  readonly name: string
  /** Without `.md`. */
  readonly stem: string
  /** Whether it has the form the style asks for; true for styles that ask for none. */
  readonly fits: boolean
  /** The day it names, if any. */
  readonly date: Day | null
}

/** Reads the name of a Markdown file; `null` for any other name, such as that of an unsaved document. */
export function readFileName(path: string, profile: Profile): FileName | null {
  const name = fileNameOf(path)
  const stem = name.replace(/\.(?:md|markdown)$/i, '')
  if (stem === name || stem === '') return null
  const { fileName } = profile.lookup
  if (fileName === null) return { name, stem, fits: true, date: dateIn(stem) }
  const match = fileName.exec(name)
  const date = match?.groups?.date ?? null
  return { name, stem, fits: match !== null, date: date !== null && isRealDay(date) ? date : null }
}

/** A day in a file's name, words joined by hyphens or underscores. */
function dateIn(stem: string): Day | null {
  const found = findDate(stem.replaceAll('_', ' '))
  return found === null || found.problem !== null || found.ambiguous ? null : found.date
}

/**
 * The day of the incident according to the metadata: not to other places, such as the name of the file, and not a date that
 * can be read in two ways.
 */
export function metadataDate(record: IncidentRecord): Fact<Day> | null {
  const { date, fields } = record
  if (date === null) return null
  const field = fields.find(one => covers(one.span, date.span))
  if (field?.means !== 'date' && field?.means !== 'started') return null
  return findDate(field.value.value)?.ambiguous ? null : date
}

/** The id according to the metadata, not one that only a title or a text mentions. */
export function metadataId({ id, fields }: IncidentRecord): Fact<string> | null {
  return fields.some(field => field.means === 'id' && field.items.length > 0) ? id : null
}

/** The parts of an id that the style's form names: day, year; none where it has another form. */
export function partsOfId(id: string, profile: Profile): Readonly<Record<string, string | undefined>> {
  return formOfIds(profile)?.exec(id)?.groups ?? {}
}

/** The id that a file's name begins with, which may be in small letters; `null` where there is none. */
export function idIn(stem: string, { data }: Profile): string | null {
  if (!data.ids) return null
  const form = new RegExp(`^(?:${data.ids.pattern})(?![\\p{L}\\p{N}])`, 'u')
  return (form.exec(stem) ?? form.exec(stem.toUpperCase()))?.[0] ?? null
}

/** Whether an id has the form that the style gives its ids; any has where the style asks for none. */
export function isIdOf(id: string, profile: Profile): boolean {
  return formOfIds(profile)?.test(id) ?? true
}

function formOfIds({ data }: Profile): RegExp | null {
  return data.ids ? new RegExp(`^(?:${data.ids.pattern})$`, 'u') : null
}

/** Whether no other document of the workspace has an id. */
export function isFreeId({ workspace, path }: View, id: string): boolean {
  return workspace.withId(id).every(card => card.path === path)
}

/** Whether no other file beside the document has a name, as far as files are known. */
export function isFreeName({ workspace, path }: View, name: string): boolean {
  const other = folderOf(path) + name
  // Some disks take names that differ in case alone for one: then it is the file itself that exists.
  const isItself = other.toLowerCase() === path.toLowerCase()
  return !workspace.cards.has(other) && (isItself || workspace.exists(other) !== true)
}
