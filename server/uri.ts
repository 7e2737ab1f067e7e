/** URIs as text: a folder ends in `/`, and what lies in it starts with it. */

/** The folder a file lies in, with its closing `/`. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1)
}

/** The nearest of the folders above a file; the file's own folder when there is none. */
export function homeOf(uri: string, folders: Iterable<string>): string {
  let nearest = ''
  for (const folder of folders) if (uri.startsWith(folder) && folder.length > nearest.length) nearest = folder
  return nearest === '' ? folderOf(uri) : nearest
}

/** A file's path within a folder above it, decoded, with `/`. */
export function pathIn(folder: string, uri: string): string {
  const path = uri.startsWith(folder) ? uri.slice(folder.length) : uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
