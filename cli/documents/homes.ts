import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { ConfigurationReading, FileProblem, Styles } from '../../core/configuration.ts'
import { type Configuration, configurationNames, english } from '../../core/index.ts'
import { Fault } from '../fault.ts'
import { textOf, textOrNull, withSlashes } from '../files/files.ts'
import { below } from '../files/locations.ts'
import { existenceBelow } from './existence.ts'
import { builtInStyles, compileStyle } from './styles.ts'

/** The workspace a file belongs to: its configuration and its neighbours are found there. */
export interface Home {
  /** Absolute; paths of documents count from here. */
  readonly folder: string
  readonly configuration: Configuration | null
  /** Absolute path of the configuration file. */
  readonly configurationFile: string | null
  /** Whether a configuration or a repository makes the folder a workspace; otherwise it is just the folder of the file. */
  readonly isMarked: boolean
  /** What findings depend on besides the documents: the folder, the configuration and the files it names, as one text. */
  readonly source: string
  /** Whether something stands at a path that counts from the folder. */
  exists(path: string): boolean
  /** Whether a folder below, given the names of what is in it, is a home of its own. */
  isOther(names: readonly string[]): boolean
}

/** Finds homes, looking at each folder once. */
export interface Homes {
  /** The home of a file of this absolute path. Throws a `Fault` with every fault of its configuration, if these are refused. */
  of(path: string): Promise<Home>
}

/**
 * A file belongs to the nearest folder above it with a configuration, else to the nearest repository, else to its own
 * folder. With `chosen`, the path of a configuration, that one holds for every file; files that do not lie below it belong
 * to the working directory. Where faults are passed over, a configuration counts as far as it can be read.
 */
export function homesOf(
  chosen: string | undefined,
  cwd: string,
  faults: 'refused' | 'passed over' = 'refused',
): Homes {
  const homes = new Map<string, Promise<Home>>()
  const roots = new Map<string, Root>()
  const file = chosen === undefined ? null : resolve(cwd, chosen)
  let chosenOne: ReturnType<typeof readConfigurationAt> | undefined
  const readChosen = (path: string) => {
    chosenOne ??= readConfigurationAt(path, faults)
    return chosenOne
  }
  const rootOf = (folder: string) =>
    kept(roots, folder, () => (file === null ? rootAbove(folder) : rootBelow(file, folder, cwd)))
  const homeOf = async ({ root, file: own, isMarked }: Root): Promise<Home> => {
    const read =
      file !== null ? await readChosen(file) : own === null ? null : await readConfigurationAt(own, faults)
    return {
      folder: root,
      configuration: read?.configuration ?? null,
      configurationFile: own,
      isMarked,
      source: JSON.stringify([root, own, read?.source ?? null]),
      exists: existenceBelow(root),
      isOther: names => file === null && marksOf(own).some(one => names.includes(one)),
    }
  }
  return {
    of(path) {
      const root = rootOf(dirname(path))
      return kept(homes, root.root, () => homeOf(root))
    },
  }
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

/** The names that make a folder below a home its own home: those of configurations and, if the home has none, `.git`. */
function marksOf(configuration: string | null): readonly string[] {
  return configuration === null ? [...configurationNames, '.git'] : configurationNames
}

interface Root {
  readonly root: string
  /** The configuration that holds there. */
  readonly file: string | null
  readonly isMarked: boolean
}

function rootAbove(folder: string): Root {
  let repository: string | null = null
  for (let at = folder; ; at = dirname(at)) {
    const name = configurationNames.find(one => existsSync(join(at, one)))
    if (name !== undefined) return { root: at, file: join(at, name), isMarked: true }
    if (repository === null && existsSync(join(at, '.git'))) repository = at
    if (dirname(at) === at) return { root: repository ?? folder, file: null, isMarked: repository !== null }
  }
}

function rootBelow(file: string, folder: string, cwd: string): Root {
  if (isWithin(dirname(file), folder)) return { root: dirname(file), file, isMarked: true }
  return isWithin(cwd, folder) ? { root: cwd, file, isMarked: false } : { ...rootAbove(folder), file }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || below(folder, path) !== null
}

/** The configuration in a file. Throws a `Fault` with every fault of it and of the files it names, if these are refused. */
async function readConfigurationAt(
  path: string,
  faults: 'refused' | 'passed over',
): Promise<ConfigurationReading> {
  const styles = { profiles: builtInStyles(), compile: compileStyle }
  const reading = await readingOf(textOf(path, shown(path)), path, styles)
  if (faults === 'passed over' || reading.problems.length === 0) return reading
  throw new Fault(reading.problems.map(one => faultText(one, dirname(path))).join('\n'))
}

/** What is wrong with a file that describes a house style, each fault with its place. */
export async function problemsOfStyle(path: string): Promise<string[]> {
  textOf(path, shown(path))
  const text = JSON.stringify({ profiles: [basename(path)] })
  const { problems } = await readingOf(text, path, { profiles: new Map(), compile: compileStyle })
  return problems.map(one => faultText(one, dirname(path)))
}

async function readingOf(text: string, path: string, styles: Styles): Promise<ConfigurationReading> {
  const { readConfiguration } = await import('../../core/configuration.ts')
  const reading = readConfiguration(text, basename(path), styles)
  let step = reading.next()
  while (!step.done) step = reading.next(textOrNull(join(dirname(path), step.value)))
  return step.value
}

/** `path:line:column: message`, counted from 1. */
function faultText({ path, text, span, message }: FileProblem, folder: string): string {
  const before = text.slice(0, span.start).split(/\r\n|\n|\r/)
  const place = `${before.length}:${before.at(-1)!.length + 1}`
  return `${shown(join(folder, path))}:${place}: ${english(message)}`
}

/** A path for people: from the working directory where it lies below that. */
export function shown(path: string): string {
  const own = relative(process.cwd(), path)
  return own !== '' && isWithin(process.cwd(), path) ? own : path
}

/** A file's path within its home, with `/`. */
export function pathWithin(home: Home, path: string): string {
  return withSlashes(relative(home.folder, path))
}
