/** Paths within a workspace, with `/`. */

/** The folder of a path with its closing `/`; empty at the root of the workspace. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The name of the file that a path leads to. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
