import { isConfiguration, isMarkdown, isSkippedFolder } from '../../core/index.ts'
import { above, folderOf, nameOf, nearestAbove, pathIn } from '../uri.ts'

/** Whether the crawl of these folders comes upon a file: it lies below one of them, and in no folder of tools (`.git` …). */
export function isListed(uri: string, folders: Iterable<string>): boolean {
  const folder = nearestAbove(uri, folders)
  return folder !== null && !pathIn(folder, uri).split('/').slice(0, -1).some(isSkippedFolder)
}

/** Whether a file lies in one of the folders, however deep. */
export function isBelow(uri: string, folders: ReadonlySet<string>): boolean {
  for (let at = folderOf(uri); at !== ''; at = above(at)) if (folders.has(at)) return true
  return false
}

/** Whether a created URI may be a folder: names of files have an extension, those of folders seldom do. */
export function mayBeFolder(uri: string): boolean {
  return !nameOf(uri).includes('.', 1)
}

/** Whether the server reads the contents of a file: Markdown and configurations. */
export function isRead(uri: string): boolean {
  const name = nameOf(uri)
  return isMarkdown(name) || isConfiguration(name)
}
