import { basename, join } from 'node:path'
import { customOf, type Profile, whyCustom } from '../../core/index.ts'
import { markdownIn, readDocument } from '../files/files.ts'
import { openDocument, type Run, styleOf } from './documents.ts'
import { type Home, shown } from './homes.ts'
import { builtInStyles } from './styles.ts'

/** What the postmortems of a folder have in common. */
export interface FolderCustom {
  readonly profile: Profile
  /** Absolute. */
  readonly folder: string
  /** Why a new one has the same style: a sentence. */
  readonly why: string
}

/** Documents of a folder that are looked at, those of the last names first: in names by day, the newest. */
const most = 50

/** The style of those who wrote before, where nobody chose one: looked for in these folders alone, not below them. */
export function customIn(folders: readonly string[], home: Home, run: Run): FolderCustom | null {
  const found = [...new Set(folders)].flatMap(folder => {
    const custom = customOf(stylesIn(folder, home, run), id => !styleOf(id, home).data.generic)
    return custom ? [{ folder, custom }] : []
  })
  const [fullest] = found.sort((a, b) => b.custom.count - a.custom.count)
  if (!fullest) return null
  const { folder, custom } = fullest
  return { folder, profile: styleOf(custom.id, home), why: whyCustom(custom, nameOf(folder)) }
}

/**
 * The folder in which postmortems of a style lie, relative to their home: `own`, the one the call is about, if any do,
 * else the one with the most; `null` where there are none.
 */
export function folderOfMost(style: string, styles: ReadonlyMap<string, string>, own: string): string | null {
  const counts = new Map<string, number>()
  for (const [path, id] of styles) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    if (id === style) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  if (counts.has(own)) return own
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1])
  return fullest?.[0] ?? null
}

/** The folders in which any style would put a new document of a home. */
export function usualFolders(home: Home): string[] {
  const styles = [...builtInStyles().values(), ...(home.configuration?.profiles.values() ?? [])]
  return styles.map(({ data }) => join(home.folder, data.files.folder))
}

function nameOf(folder: string): string {
  return folder === process.cwd() ? basename(folder) : shown(folder)
}

/** The styles of the postmortems in a folder. */
function stylesIn(folder: string, home: Home, run: Run): string[] {
  const names = markdownIn(folder).sort().reverse().slice(0, most)
  return names.flatMap(name => {
    const path = join(folder, name)
    const read = readDocument(path)
    if ('reason' in read) return []
    const target = { file: name, path, named: false }
    const { resolution } = openDocument({ target, home }, read.text, { ...run, profile: null })
    return resolution.isPostmortem ? [resolution.profile.data.id] : []
  })
}
