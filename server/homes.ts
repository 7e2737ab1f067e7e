import type { FileProblem } from '../core/configuration.ts'
import type { Configuration } from '../core/index.ts'
import { canonical, folderOf, nearestAbove, uriIn } from './uri.ts'

/** Which folders are a workspace of their own, what is configured there, and what is wrong with it. */
export interface Homes {
  /** Grows with every change. */
  readonly revision: number
  /** The folder whose documents are a file's neighbours (decisions.md 18). */
  of(uri: string): string
  configurationOf(home: string): Configuration | null
  /** All that a configuration was read from, as one text to compare; empty where there is none. */
  sourceOf(home: string): string
  /** URI of the configuration file that holds for a file, faulty ones included; `null` where there is none. */
  configurationFileFor(uri: string): string | null
  /** Says which file configures a folder; `null`: none does any more. */
  locate(folder: string, file: string | null): void
  /** Sets or, with `null`, removes the configuration of a folder. */
  configure(folder: string, configured: Configured | null): void
  /** A repository is a workspace of its own where no configuration says so. */
  addRepository(folder: string): void
  /** What is wrong with a configuration and the files it names, by the configuration's URI. */
  setProblems(uri: string, problems: readonly FileProblem[]): void
  /** What is wrong with configurations and the files they name, by URI of the file. */
  readonly problems: ReadonlyMap<string, readonly FileProblem[]>
}

/** A configuration, and all that it was read from as one text. */
export interface Configured {
  readonly configuration: Configuration
  readonly source: string
}

/** A workspace of which nothing is known yet: every folder is a home of its own. */
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
    get problems() {
      return problemsByFile(problems)
    },
  }
}

/** Sets or, with `null`, removes a value. Whether there is or was one. */
function put<T>(map: Map<string, T>, key: string, value: T | null): boolean {
  const had = map.delete(key)
  if (value !== null) map.set(key, value)
  return had || value !== null
}

/** Faults by the URI of the file they are in, from faults by the URI of the configuration that names it. */
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
