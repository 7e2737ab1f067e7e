import { basename, join } from 'node:path'
import { type Profile, usualStyleOf, whyUsualStyle } from '../../core/index.ts'
import { markdownIn, readDocument } from '../files/files.ts'
import { openDocument, type Run, styleOf } from './documents.ts'
import { type Home, shown } from './homes.ts'
import { builtInStyles } from './styles.ts'

/** The style that most postmortems of a folder have. */
export interface FolderStyle {
  readonly profile: Profile
  /** Absolute. */
  readonly folder: string
  /** Why a new one has the same style: a sentence. */
  readonly why: string
}

/** How many documents of a folder are looked at, the last names first: names often begin with the day, so these are the newest. */
const most = 50

/** The usual style of the folder in which most documents share one, among these and not below them; `null` if there is none. */
export function usualStyleIn(folders: readonly string[], home: Home, run: Run): FolderStyle | null {
  const found = [...new Set(folders)].flatMap(folder => {
    const usual = usualStyleOf(stylesIn(folder, home, run), id => !styleOf(id, home).data.generic)
    return usual ? [{ folder, usual }] : []
  })
  const [fullest] = found.sort((a, b) => b.usual.count - a.usual.count)
  if (!fullest) return null
  const { folder, usual } = fullest
  return { folder, profile: styleOf(usual.id, home), why: whyUsualStyle(usual, nameOf(folder)) }
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
