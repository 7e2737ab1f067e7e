import type { ConfigurationReading } from '../../core/configuration.ts'
import { configurationNames, isConfiguration } from '../../core/index.ts'
import type { Session } from '../session.ts'
import { above, canonical, folderOf, nameOf, nearestAbove, uriIn } from '../uri.ts'

/** A configuration file and its text. */
interface Governing {
  readonly uri: string
  readonly text: string
}

/**
 * Finds and reads the configuration files of the workspace, and reads them again when they or the files they name change.
 * What they say goes into the session's `homes`; this class only knows where it came from and what is being read.
 */
export class Configurations {
  readonly #session: Session
  readonly #openFolders: ReadonlySet<string>
  /** By folder: the running search for the configuration that governs it; `null` once it is done. */
  readonly #looks = new Map<string, Promise<unknown> | null>()
  /** By configuration: URIs of the files it names. */
  readonly #named = new Map<string, Pick<ConfigurationReading, 'files' | 'styles'>>()
  /** Folders whose configuration has been free of faults at least once. */
  readonly #good = new Set<string>()
  /** By folder: how often reading its configuration was begun. If several readings overlap, only the last one counts. */
  readonly #turns = new Map<string, number>()
  /** By open document: the running reading of the configuration that it is or is part of. */
  readonly #underWay = new Map<string, Promise<void>>()

  /** `openFolders` are those the client has open; they may come and go. */
  constructor(session: Session, openFolders: ReadonlySet<string>) {
    this.#session = session
    this.#openFolders = openFolders
  }

  /** Looks once for configurations and repositories in the folders above a document. Returns what `reading` returns. */
  lookAbove(uri: string): Promise<unknown> | null {
    const folder = folderOf(canonical(uri))
    if (folder !== '' && !this.#looks.has(folder)) {
      const looks = this.#foldersUpFrom(folder).map(one =>
        this.#looks.has(one) ? this.#looks.get(one) : this.#lookInto(one),
      )
      const look = Promise.all(looks).finally(() => this.#looks.set(folder, null))
      this.#looks.set(folder, look)
    }
    return this.reading(uri)
  }

  /** What an answer about a document must wait for; `null` most of the time. */
  reading(uri: string): Promise<unknown> | null {
    const own = canonical(uri)
    return this.#underWay.get(own) ?? this.#looks.get(folderOf(own)) ?? null
  }

  /** Reads a configuration file, open or on disk. If it is gone, it no longer governs anything. */
  read(uri: string): Promise<void> {
    return this.#readFolder(folderOf(canonical(uri)))
  }

  /** The configurations that were read below a folder. */
  below(folder: string): string[] {
    return [...this.#named.keys()].filter(uri => uri.startsWith(folder))
  }

  /** Whether a configuration names this file as one of its styles or policies. */
  dependsOn(uri: string): boolean {
    return this.#naming(uri).length > 0
  }

  /** Whether a configuration names this file as the description of a house style. */
  isStyle(uri: string): boolean {
    const own = canonical(uri)
    return [...this.#named.values()].some(({ styles }) => styles.includes(own))
  }

  /** Reads the configurations that name this file. */
  async readAgain(uri: string): Promise<void> {
    for (const configuration of this.#naming(uri)) await this.read(configuration)
  }

  /** Reads the configuration that an open document is or is part of, with its present text; `null` for any other document. */
  readOpen(uri: string): Promise<void> | null {
    const own = canonical(uri)
    const isOwn = isConfiguration(nameOf(own))
    if (!isOwn && !this.dependsOn(own)) return null
    const run = (async () => {
      if (isOwn) await this.read(own)
      await this.readAgain(own)
    })().finally(() => {
      if (this.#underWay.get(own) === run) this.#underWay.delete(own)
    })
    this.#underWay.set(own, run)
    return run
  }

  /** URIs of the configurations that name a file. */
  #naming(uri: string): string[] {
    const own = canonical(uri)
    return [...this.#named]
      .filter(([, { files }]) => files.includes(own))
      .map(([configuration]) => configuration)
  }

  /**
   * A folder and those above it, up to the root of the disk or, if files are read through the client, up to the folder
   * it has open.
   */
  #foldersUpFrom(folder: string): string[] {
    const isOnDisk = this.#session.host.exists(folder) !== null
    const root = folder.slice(0, folder.indexOf('/', folder.indexOf('://') + 3) + 1)
    const top = isOnDisk ? root : ([...this.#openFolders].find(one => folder.startsWith(one)) ?? folder)
    const folders: string[] = []
    for (let at = folder; at !== '' && at.length >= top.length; at = above(at)) folders.push(at)
    return folders
  }

  async #lookInto(folder: string): Promise<void> {
    const { host, homes } = this.#session
    const isRepository = host.exists(`${folder}.git`)
    if (isRepository || (isRepository === null && this.#openFolders.has(folder))) homes.addRepository(folder)
    if (configurationNames.some(name => host.exists(folder + name) !== false)) await this.#readFolder(folder)
  }

  async #readFolder(folder: string): Promise<void> {
    const turn = (this.#turns.get(folder) ?? 0) + 1
    this.#turns.set(folder, turn)
    const found = await this.#governing(folder)
    const reading = found && (await this.#readingOf(found))
    if (this.#turns.get(folder) === turn) this.#hold(folder, found, reading)
  }

  /** Reads a configuration and every file it names. Most workspaces have none, so the code for it is loaded with the first. */
  async #readingOf({ uri, text }: Governing): Promise<ConfigurationReading> {
    const { readConfiguration } = await import('../../core/configuration.ts')
    const folder = folderOf(uri)
    const reading = readConfiguration(text, nameOf(uri), this.#session.styles)
    let step = reading.next()
    while (!step.done) {
      const named = uriIn(folder, step.value)
      step = reading.next(this.#isWithinReach(named) ? await this.#textOf(named) : null)
    }
    return step.value
  }

  /**
   * Puts a configuration into force and shows its problems. One with problems leaves the last good one in force; if there
   * was none, its valid parts hold.
   */
  #hold(folder: string, found: Governing | null, reading: ConfigurationReading | null): void {
    const { homes } = this.#session
    homes.locate(folder, found?.uri ?? null)
    for (const uri of configurationNames.map(name => folder + name).filter(one => one !== found?.uri)) {
      this.#named.delete(uri)
      homes.setProblems(uri, [])
    }
    if (!found || !reading) {
      this.#good.delete(folder)
      homes.configure(folder, null)
      return
    }
    const { configuration, source, problems } = reading
    const urisOf = (paths: readonly string[]) => paths.map(path => uriIn(folder, path))
    this.#named.set(found.uri, { files: urisOf(reading.files), styles: urisOf(reading.styles) })
    homes.setProblems(found.uri, problems)
    if (problems.length > 0 && this.#good.has(folder)) return
    if (problems.length === 0) this.#good.add(folder)
    homes.configure(folder, { configuration, source })
  }

  /** The configuration that counts in a folder: the first of the names that is there. */
  async #governing(folder: string): Promise<Governing | null> {
    for (const name of configurationNames) {
      const text = await this.#textOf(folder + name)
      if (text !== null) return { uri: folder + name, text }
    }
    return null
  }

  /** Whether a file that a configuration names may be read: in untrusted folders, only if it lies within them. */
  #isWithinReach(uri: string): boolean {
    if (!this.#session.client.isConfined) return true
    return nearestAbove(canonical(uri), this.#openFolders) !== null
  }

  /** The text as the editor has it, else as the disk has it. */
  async #textOf(uri: string): Promise<string | null> {
    return this.#session.textOf(uri) ?? this.#session.host.read(uri)
  }
}
