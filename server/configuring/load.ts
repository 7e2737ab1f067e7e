import type { FileProblem } from '../../core/configuration.ts'
import type { Configuration, Profile, ProfileSource } from '../../core/index.ts'
import { folderOf, pathIn, uriIn } from '../uri.ts'

/** The built-in house styles, and what compiles a style of a team's own. */
export interface Styles {
  readonly profiles: ReadonlyMap<string, Profile>
  compile(source: ProfileSource): Profile
}

/** A configuration, what is wrong with it, and the URIs of the files it names. */
export interface Loaded {
  readonly configuration: Configuration | null
  /** The texts it was read from, joined for comparison. */
  readonly source: string
  readonly problems: readonly FileProblem[]
  readonly files: readonly string[]
  /** Those of them that describe house styles. */
  readonly styles: readonly string[]
}

/**
 * Reads a configuration file and every file it names. The code for it is loaded with the first configuration, since most
 * workspaces have none.
 */
export async function loadConfiguration(
  uri: string,
  text: string,
  read: (uri: string) => Promise<string | null>,
  styles: Styles,
): Promise<Loaded> {
  const { readConfiguration } = await import('../../core/configuration.ts')
  const folder = folderOf(uri)
  const files = new Map<string, string | null>()
  for (;;) {
    const reading = readConfiguration(text, pathIn(folder, uri), {
      files,
      compile: source => styles.compile(source),
      builtIn: styles.profiles,
    })
    const missing = reading.wanted.filter(path => !files.has(path))
    if (missing.length === 0) {
      const urisOf = (paths: Iterable<string>) => Array.from(paths, path => uriIn(folder, path))
      const source = JSON.stringify([text, ...files])
      return { ...reading, source, files: urisOf(files.keys()), styles: urisOf(reading.styles) }
    }
    for (const path of missing) files.set(path, await read(uriIn(folder, path)))
  }
}
