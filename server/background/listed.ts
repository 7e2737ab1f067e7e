import { isConfiguration, isMarkdown, isSkippedFolder } from '../../core/index.ts'
import { folderOf, nameOf, nearestAbove, pathIn } from '../uri.ts'

/** Whether a file is one that reading the folders comes upon: below one of them, and in no folder of tools. */
export function isListed(uri: string, folders: Iterable<string>): boolean {
  const folder = nearestAbove(uri, folders)
  return folder !== null && !pathIn(folder, uri).split('/').slice(0, -1).some(isSkippedFolder)
}

/** Whether a file lies in one of the folders, however deep. */
export function isBelow(uri: string, folders: ReadonlySet<string>): boolean {
  for (let at = folderOf(uri); at !== ''; at = folderOf(at.slice(0, -1))) if (folders.has(at)) return true
  return false
}

/** Whether what came may be a folder, to be looked into: files have names with an ending, folders seldom. */
export function mayBeFolder(uri: string): boolean {
  return !nameOf(uri).includes('.', 1)
}

/** Whether a file is read for what stands in it. */
export function isRead(uri: string): boolean {
  const name = nameOf(uri)
  return isMarkdown(name) || isConfiguration(name)
}
