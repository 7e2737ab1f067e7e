import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { below } from './locations.ts'

/** Whether a path lies below one of these folders, wherever the links on the way to it lead. */
export function liesBelow(folders: readonly string[], path: string): boolean {
  return folders.some(folder => below(realPlace(folder), realPlace(path)) !== null)
}

/** A path with its links followed, as far as it is there. */
export function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  return folder === path ? path : join(realPlace(folder), basename(path))
}
