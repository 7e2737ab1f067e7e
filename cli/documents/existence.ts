import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** After so many looks at a folder its listing is cheaper than another one. */
const LOOKS = 8

interface Folder {
  looks: number
  /** What is sure to be there; `null` until listed. */
  names: ReadonlySet<string> | null
}

/**
 * Whether something stands at a path below a folder, asked of the disk once: the answers hold for a whole run. Paths
 * are with `/`.
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
    // A name that is not listed may still be one: under another case, or behind a symbolic link.
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
