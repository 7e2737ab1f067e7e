import { isAbsolute, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withSlashes } from './files.ts'

/** A path counted from a root, with `/`; `null` when it does not lie below. */
export function below(root: string, path: string): string | null {
  const way = relative(root, path)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null
  return withSlashes(way)
}

/** A path as a URI reference: relative to the root where it lies below, else absolute. */
export function uriOf(root: string, path: string): string {
  const way = below(root, path)
  return way === null ? pathToFileURL(path).href : way.split('/').map(encodeURIComponent).join('/')
}

/** The folder that a code host counts paths from: that of the repository in CI, else the working directory. */
export function rootIn(environment: Readonly<Record<string, string | undefined>>, cwd: string): string {
  return environment.GITHUB_WORKSPACE || environment.CI_PROJECT_DIR || cwd
}
