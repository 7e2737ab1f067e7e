import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** From this many questions about a folder on, listing it once is cheaper than asking for each path. */
const LOOKS = 8

interface Folder {
  looks: number
  /** What the listing named; `null` until it was made. */
  names: ReadonlySet<string> | null
}

/**
 * Returns a function that says whether something exists at a path below a folder, given with `/`. The disk is asked once
 * for each path: answers hold for the whole run.
 */
export function existenceBelow(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const folders = new Map<string, Folder>()
  const folderAt = (path: string) => {
    const own = folders.get(path) ?? { looks: 0, names: null }
    folders.set(path, own)
    return own
  }
  const look = (path: string) => {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, Math.max(0, slash))
    const own = folderAt(folder)
    if (++own.looks === LOOKS) own.names = namesIn(join(root, folder))
    // A name that was not listed may still exist: in another case, or through a symbolic link.
    return own.names?.has(path.slice(slash + 1)) === true || existsSync(join(root, path))
  }
  return path => {
    const is = known.get(path) ?? look(path)
    known.set(path, is)
    return is
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return new Set(entries.filter(one => !one.isSymbolicLink()).map(one => one.name))
  } catch {
    return new Set()
  }
}
