import { configurationNames } from '../core/index.ts'
import { loadConfiguration } from './configuration.ts'
import type { Session } from './session.ts'
import { canonical, folderOf, uriIn } from './uri.ts'

/** The configuration files of the workspace: found, read, and read again when they or what they name change. */
export interface Configurations {
  /** Looks for what governs a document in the folders above it, up to its workspace folder. */
  lookAbove(uri: string): void
  /** The look for a document that is still under way; `null` once it is done. */
  reading(uri: string): Promise<unknown> | null
  /** Reads a configuration file, open or on disk; one that is gone no longer holds. */
  read(uri: string): Promise<void>
  /** Whether a configuration names this file as one of its styles or policies. */
  dependsOn(uri: string): boolean
  /** Reads the configurations that name this file. */
  readAgain(uri: string): Promise<void>
}

export function followConfigurations(session: Session, folders: ReadonlySet<string>): Configurations {
  const looks = new Map<string, Promise<unknown> | null>()
  /** The files each configuration was made from, itself not among them. */
  const sources = new Map<string, readonly string[]>()
  return { lookAbove, reading, read, dependsOn, readAgain }

  function lookAbove(uri: string): void {
    const folder = folderOf(canonical(uri))
    if (folder === '' || looks.has(folder)) return
    const root = [...folders].find(one => folder.startsWith(one))
    const above: string[] = []
    for (let at = folder; at.length >= (root ?? folder).length; at = folderOf(at.slice(0, -1))) above.push(at)
    const look = Promise.all(above.map(one => (looks.has(one) ? looks.get(one) : lookInto(one)))).finally(
      () => looks.set(folder, null),
    )
    looks.set(folder, look)
  }

  function reading(uri: string): Promise<unknown> | null {
    return looks.get(folderOf(canonical(uri))) ?? null
  }

  async function lookInto(folder: string): Promise<void> {
    const repository = session.host.exists(`${folder}.git`)
    if (repository || (repository === null && folders.has(folder))) session.addRepository(folder)
    for (const name of configurationNames) {
      if (session.host.exists(folder + name) === false) continue
      if ((await textOf(folder + name)) !== null) return read(folder + name)
    }
  }

  /** A configuration with faults leaves the last good one in force; its faults are shown in the file itself. */
  async function read(uri: string): Promise<void> {
    const folder = folderOf(uri)
    const text = await textOf(uri)
    if (text === null) {
      sources.delete(uri)
      session.setConfigurationProblems(uri, [])
      return session.setConfiguration(folder, null)
    }
    const { configuration, problems, files } = await loadConfiguration(uri, text, textOf, session.styles)
    sources.set(
      uri,
      files.map(path => uriIn(folder, path)),
    )
    session.setConfigurationProblems(uri, problems)
    if (configuration) session.setConfiguration(folder, configuration)
  }

  function dependsOn(uri: string): boolean {
    return [...sources.values()].some(files => files.includes(uri))
  }

  async function readAgain(uri: string): Promise<void> {
    for (const [configuration, files] of sources) if (files.includes(uri)) await read(configuration)
  }

  /** The text as the editor has it, else as the disk has it. */
  async function textOf(uri: string): Promise<string | null> {
    return session.textOf(uri) ?? session.host.read(uri)
  }
}
