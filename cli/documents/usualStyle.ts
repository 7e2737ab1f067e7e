import { stylesBelow, type UsualStyle, usualStyleOf } from '../../core/index.ts'

/** The styles of the postmortems of a workspace, by their paths. */
type Styles = ReadonlyMap<string, string>

/** The style that most postmortems of a folder have. */
export interface FolderStyle {
  readonly style: UsualStyle
  /** Within the workspace. */
  readonly folder: string
}

/** The usual style of a folder and what lies below it, else of the whole workspace; `null` where there are no postmortems. */
export function usualStyleIn(folder: string, styles: Styles): FolderStyle | null {
  const found = [folder, ''].flatMap(one => {
    const style = usualStyleOf(stylesBelow(one === '' ? '' : `${one}/`, styles))
    return style ? [{ style, folder: one }] : []
  })
  return found[0] ?? null
}

/**
 * The folder in which postmortems of a style lie: `own`, the one the call is about, if any do, else the one with the most;
 * where that has no more than half of them, the one above them all, if it is not the whole; `null` where there are none.
 */
export function folderOfMost(style: string, styles: Styles, own: string): string | null {
  const folders = [...styles].flatMap(([path, id]) => (id === style ? [folderOf(path)] : []))
  if (folders.length === 0 || folders.includes(own)) return folders.length === 0 ? null : own
  const counts = new Map<string, number>()
  for (const folder of folders) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1])
  const [folder, count] = fullest!
  return count * 2 > folders.length ? folder : folders.reduce(common) || folder
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The folder that both lie in. */
function common(one: string, other: string): string {
  const [steps, others] = [one.split('/'), other.split('/')]
  const parted = steps.findIndex((step, i) => step !== others[i])
  return parted < 0 ? one : steps.slice(0, parted).join('/')
}
