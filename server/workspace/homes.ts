import type { FileProblem } from '../../core/configuration.ts'
import type { Configuration } from '../../core/index.ts'
import { canonical, folderOf, nearestAbove, uriIn } from '../uri.ts'

/**
 * The workspaces that documents belong to. A workspace starts at its home folder: the one with the nearest configuration
 * above a document, else the repository's, else the document's own folder.
 */
export interface Homes {
  /** Grows with every change. */
  readonly revision: number
  /** The home folder of a file. */
  of(uri: string): string
  /** Whether a configuration or a repository makes it a home; any other is just the folder of a document. */
  isMarked(home: string): boolean
  configurationOf(home: string): Configuration | null
  /** The texts that a home's configuration was read from, joined for comparison; empty if it has none. */
  sourceOf(home: string): string
  /** URI of the configuration file that governs a file, even if it could not be read; `null` if there is none. */
  configurationFileFor(uri: string): string | null
  /** Records which file configures a folder; `null` if none does any more. */
  locate(folder: string, file: string | null): void
  /** Sets or, with `null`, removes the configuration of a folder. */
  configure(folder: string, configured: Configured | null): void
  /** Records a repository, which is a workspace of its own unless a configuration says otherwise. */
  addRepository(folder: string): void
  /** Records the problems of a configuration and of the files it names. */
  setProblems(uri: string, problems: readonly FileProblem[]): void
  /** The problems of a configuration and of the files it names. */
  problemsOf(uri: string): readonly FileProblem[]
  /** The problems of configurations and of the files they name, by URI of the file they are in. */
  readonly problems: ReadonlyMap<string, readonly FileProblem[]>
}

/** A configuration, and the texts it was read from, joined. */
export interface Configured {
  readonly configuration: Configuration
  readonly source: string
}

/** Homes of which nothing is known yet: every folder is its own. */
export function noHomes(): Homes {
  const configurations = new Map<string, Configured>()
  const locations = new Map<string, string>()
  const repositories = new Set<string>()
  const problems = new Map<string, readonly FileProblem[]>()
  let revision = 0
  return {
    get revision() {
      return revision
    },
    of(uri) {
      const own = canonical(uri)
      return nearestAbove(own, configurations.keys()) ?? nearestAbove(own, repositories) ?? folderOf(own)
    },
    isMarked: home => configurations.has(home) || repositories.has(home),
    configurationOf: home => configurations.get(home)?.configuration ?? null,
    sourceOf: home => configurations.get(home)?.source ?? '',
    configurationFileFor: uri => locations.get(nearestAbove(canonical(uri), locations.keys()) ?? '') ?? null,
    locate(folder, file) {
      put(locations, folder, file)
    },
    configure(folder, configured) {
      if (put(configurations, folder, configured)) revision++
    },
    addRepository(folder) {
      if (repositories.has(folder)) return
      repositories.add(folder)
      revision++
    },
    setProblems(uri, found) {
      if (put(problems, uri, found.length > 0 ? found : null)) revision++
    },
    problemsOf: uri => problems.get(uri) ?? [],
    get problems() {
      return problemsByFile(problems)
    },
  }
}

/** Sets a value or, with `null`, removes it. Returns whether there is or was one. */
function put<T>(map: Map<string, T>, key: string, value: T | null): boolean {
  const had = map.delete(key)
  if (value !== null) map.set(key, value)
  return had || value !== null
}

/** Problems by the URI of the file they are in, from problems by the URI of the configuration. */
function problemsByFile(problems: ReadonlyMap<string, readonly FileProblem[]>): Map<string, FileProblem[]> {
  const byFile = new Map<string, FileProblem[]>()
  for (const [configuration, own] of problems) {
    for (const problem of own) {
      const uri = uriIn(folderOf(configuration), problem.path)
      byFile.set(uri, [...(byFile.get(uri) ?? []), problem])
    }
  }
  return byFile
}
