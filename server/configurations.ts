import { configurationNames, isConfiguration } from '../core/index.ts'
import { loadConfiguration } from './configuration.ts'
import type { Session } from './session.ts'
import { canonical, folderOf, nameOf, uriIn } from './uri.ts'

/** The configuration files of the workspace: found, read, and read again when they or what they name change. */
export interface Configurations {
  /** Looks for what governs a document in the folders above it (decisions.md 18). */
  lookAbove(uri: string): void
  /** The look for a document that is still under way; `null` once it is done. */
  reading(uri: string): Promise<unknown> | null
  /** Reads a configuration file, open or on disk; one that is gone no longer holds. */
  read(uri: string): Promise<void>
  /** Whether a configuration names this file as one of its styles or policies. */
  dependsOn(uri: string): boolean
  /** Reads the configurations that name this file. */
  readAgain(uri: string): Promise<void>
  /** Reads what an open document configures, as it stands; `null` for one that configures nothing. */
  readOpen(uri: string): Promise<void> | null
  /** Whether a configuration names this file as the description of a house style. */
  isStyle(uri: string): boolean
}

/** Keeps the session’s homes as the configuration files are; `folders` are those the client has open. */
export function followConfigurations(session: Session, folders: ReadonlySet<string>): Configurations {
  const looks = new Map<string, Promise<unknown> | null>()
  /** The files each configuration was made from, itself not among them. */
  const sources = new Map<string, { readonly files: readonly string[]; readonly styles: readonly string[] }>()
  /** Configurations that held without a fault. */
  const good = new Set<string>()
  /** Counts the readings of a folder's configuration: of several under way the last one counts. */
  const turns = new Map<string, number>()
  /** Open documents whose reading is under way. */
  const underWay = new Map<string, Promise<void>>()
  return { lookAbove, reading, read, dependsOn, readAgain, readOpen, isStyle }

  function lookAbove(uri: string): void {
    const folder = folderOf(canonical(uri))
    if (folder === '' || looks.has(folder)) return
    const above: string[] = []
    for (let at = folder; at.length >= topOf(folder).length; at = folderOf(at.slice(0, -1))) above.push(at)
    const look = Promise.all(above.map(one => (looks.has(one) ? looks.get(one) : lookInto(one)))).finally(
      () => looks.set(folder, null),
    )
    looks.set(folder, look)
  }

  /** The highest folder to look into: the root of the disk; where the client reads files for us, its own folder. */
  function topOf(folder: string): string {
    if (session.host.exists(folder) === null)
      return [...folders].find(one => folder.startsWith(one)) ?? folder
    return folder.slice(0, folder.indexOf('/', folder.indexOf('://') + 3) + 1)
  }

  function reading(uri: string): Promise<unknown> | null {
    return underWay.get(canonical(uri)) ?? looks.get(folderOf(canonical(uri))) ?? null
  }

  async function lookInto(folder: string): Promise<void> {
    const repository = session.host.exists(`${folder}.git`)
    if (repository || (repository === null && folders.has(folder))) session.homes.addRepository(folder)
    const names = configurationNames.filter(name => session.host.exists(folder + name) !== false)
    if (names.length > 0) await readFolder(folder)
  }

  function read(uri: string): Promise<void> {
    return readFolder(folderOf(uri))
  }

  /**
   * A configuration with faults leaves the last good one in force; where there was none, what is sound in it holds.
   * Its faults are shown in the files they are in.
   */
  async function readFolder(folder: string): Promise<void> {
    const turn = (turns.get(folder) ?? 0) + 1
    turns.set(folder, turn)
    const found = await governing(folder)
    const loaded = found && (await loadConfiguration(found.uri, found.text, textOf, session.styles))
    if (turns.get(folder) !== turn) return
    for (const name of configurationNames) {
      if (folder + name === found?.uri) continue
      sources.delete(folder + name)
      session.homes.setProblems(folder + name, [])
    }
    if (!found || !loaded) {
      good.delete(folder)
      return session.homes.configure(folder, null)
    }
    const { configuration, problems } = loaded
    sources.set(found.uri, {
      files: loaded.files.map(path => uriIn(folder, path)),
      styles: loaded.styles.map(path => uriIn(folder, path)),
    })
    session.homes.setProblems(found.uri, problems)
    if (problems.length > 0 && good.has(folder)) return
    if (problems.length === 0) good.add(folder)
    if (configuration) session.homes.configure(folder, configuration)
  }

  /** The configuration that counts in a folder: the first of the names that is there. */
  async function governing(folder: string): Promise<{ uri: string; text: string } | null> {
    for (const name of configurationNames) {
      const text = await textOf(folder + name)
      if (text !== null) return { uri: folder + name, text }
    }
    return null
  }

  function dependsOn(uri: string): boolean {
    return [...sources.values()].some(({ files }) => files.includes(uri))
  }

  function isStyle(uri: string): boolean {
    return [...sources.values()].some(({ styles }) => styles.includes(canonical(uri)))
  }

  async function readAgain(uri: string): Promise<void> {
    for (const [configuration, { files }] of sources) if (files.includes(uri)) await read(configuration)
  }

  function readOpen(uri: string): Promise<void> | null {
    const own = canonical(uri)
    const isOwn = isConfiguration(nameOf(own))
    if (!isOwn && !dependsOn(own)) return null
    const run = (async () => {
      if (isOwn) await read(own)
      await readAgain(own)
    })().finally(() => {
      if (underWay.get(own) === run) underWay.delete(own)
    })
    underWay.set(own, run)
    return run
  }

  /** The text as the editor has it, else as the disk has it. */
  async function textOf(uri: string): Promise<string | null> {
    return session.textOf(uri) ?? session.host.read(uri)
  }
}
