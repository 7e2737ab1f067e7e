import { type Day, dayOf } from '../facts/times.ts'
import { fileNameOf } from '../path.ts'
import { isIdOf } from '../policy/naming.ts'
import type { Profile } from '../profile/compile.ts'
import type { View } from '../view.ts'
import type { WorkspaceIndex } from '../workspace/workspace.ts'

/** What a new document is called. */
export interface Naming {
  /** Path within the workspace. */
  readonly path: string
  /** `null` in styles without ids. */
  readonly id: string | null
}

/** Longer slugs make file names nobody reads. */
const LONGEST_SLUG = 60

/** The words of a title in lower case, joined by dashes; `incident` where it has no letters a file name can hold. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  let slug = ''
  for (const word of words) {
    if (slug !== '' && slug.length + word.length >= LONGEST_SLUG) break
    slug += (slug === '' ? '' : '-') + word.slice(0, LONGEST_SLUG)
  }
  return slug || 'incident'
}

/**
 * File name and id of a new document as the style makes them. The id's number is the next free one among the ids of
 * the workspace; a name that is taken gets a number behind its slug.
 */
export function nameFor(
  profile: Profile,
  facts: { readonly title: string; readonly date: Day; readonly id?: string },
  workspace: WorkspaceIndex,
  folder: string = profile.data.files.folder,
): Naming {
  const slug = slugOf(facts.title)
  for (let copy = 1; ; copy++) {
    const own = { date: facts.date, slug: copy === 1 ? slug : `${slug}-${copy}`, file: '' }
    const given = copy === 1 && profile.data.ids?.fromFile ? facts.id : undefined
    const file = given ? `${given}.md` : numbered(made(profile.data.files.make, own), workspace)
    const path = folder === '' || folder === '.' ? file : `${folder.replace(/\/$/, '')}/${file}`
    const id = facts.id ?? idFor(profile, { ...own, file }, workspace)
    const isTaken = workspace.cards.has(path) || workspace.exists(path) === true
    const isDouble = facts.id === undefined && id !== null && workspace.withId(id).length > 0
    if ((!isTaken && !isDouble) || copy > 999) return { path, id }
  }
}

/** The name with the next free number for `{n}`: one more than the highest behind the same beginning. */
function numbered(name: string, { cards }: WorkspaceIndex): string {
  const [before, after] = name.split('{n}', 2)
  if (after === undefined) return name
  const others = [...cards.keys()].map(fileNameOf)
  return (
    before +
    nextNumber(others.flatMap(other => (other.startsWith(before!) ? other.slice(before!.length) : []))) +
    after
  )
}

/** The number after the highest that one of the texts begins with, of three digits at least. */
function nextNumber(texts: readonly string[]): string {
  const numbers = texts.map(text => Number(/^\d{1,6}(?!\d)/.exec(text)?.[0] ?? 0))
  return String(Math.max(0, ...numbers) + 1).padStart(3, '0')
}

/**
 * The id that a document would be given: that of its file name, or the next free one of its day; `null` in styles without
 * ids. The id it has by now counts for nothing.
 */
export function nextId({ profile, record, workspace, path, now }: View): string | null {
  const cards = new Map([...workspace.cards].filter(([other]) => other !== path))
  const file = fileNameOf(path)
  const named = { date: record.date?.value ?? dayOf(now), slug: slugOf(record.title?.value ?? ''), file }
  const id = idFor(profile, named, { ...workspace, cards })
  return id !== null && isIdOf(id, profile) ? id : null
}

/** What names are made of. */
interface NameParts {
  readonly date: Day
  readonly slug: string
  /** Of an id: the name of the document's file; empty for that name itself. */
  readonly file: string
}

function idFor(profile: Profile, parts: NameParts, workspace: Pick<WorkspaceIndex, 'cards'>): string | null {
  const { ids } = profile.data
  const stem = parts.file.replace(/\.[^.]+$/, '')
  if (!ids) return null
  if (ids.fromFile) return stem
  const pattern = made(ids.make, { ...parts, file: stem })
  const [before, after] = pattern.split('{n}', 2)
  if (after === undefined) return pattern
  const numbers = [...workspace.cards.values()].flatMap(({ id }) =>
    id?.startsWith(before!) && id.endsWith(after) ? id.slice(before!.length, id.length - after.length) : [],
  )
  return before + nextNumber(numbers.filter(number => /^\d+$/.test(number))) + after
}

function made(pattern: string, { date, slug, file }: NameParts): string {
  const parts: Readonly<Record<string, string>> = { date, year: date.slice(0, 4), slug, file }
  return pattern.replace(/\{(date|year|slug|file)\}/g, (_, part: string) => parts[part]!)
}
