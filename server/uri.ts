/** URIs as text: a folder ends in `/`, and what lies in it starts with it. */

/**
 * The one way we write a URI. Clients and the file system escape different characters, and Windows drives come in
 * either case; without this the same file would be two.
 */
export function canonical(uri: string): string {
  const scheme = uri.indexOf('://') + 3
  const from = scheme < 3 ? -1 : uri.indexOf('/', scheme)
  if (from < 0) return uri
  const path = uri.slice(from).split('/').map(reescaped).join('/')
  return (
    uri.slice(0, from) + path.replace(/^\/[A-Z]%3A(?=\/|$)/, drive => drive.toLowerCase().replace('3a', '3A'))
  )
}

function reescaped(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part))
  } catch {
    return part
  }
}

/** The folder a file lies in, with its closing `/`. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1)
}

/** The folder that a folder lies in; empty where there is none. */
export function above(folder: string): string {
  return folderOf(folder.slice(0, -1))
}

/** The name of a file, as people read it. */
export function nameOf(uri: string): string {
  return pathIn(folderOf(uri), uri)
}

/** A folder as we write it, with its closing `/`. */
export function asFolder(uri: string): string {
  const own = canonical(uri)
  return own.endsWith('/') ? own : `${own}/`
}

/** The nearest of the folders above a file; `null` when there is none. */
export function nearestAbove(uri: string, folders: Iterable<string>): string | null {
  let nearest: string | null = null
  for (const folder of folders) {
    if (uri.startsWith(folder) && folder.length > (nearest?.length ?? 0)) nearest = folder
  }
  return nearest
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

/** The URI of a path that starts from a folder; `..` leads out of it. */
export function uriIn(folder: string, path: string): string {
  let at = folder
  const parts = path.split('/')
  for (const part of parts.slice(0, -1)) {
    if (part === '..') at = above(at)
    else if (part !== '.' && part !== '') at += `${encodeURIComponent(part)}/`
  }
  return at + encodeURIComponent(parts.at(-1)!)
}
