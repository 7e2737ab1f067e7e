import {
  type Connection,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver'
import { byText, isConfiguration } from '../../core/index.ts'
import { Configurations } from '../configuring/configurations.ts'
import type { Publisher } from '../diagnostics/push.ts'
import type { Services } from '../dispatch.ts'
import { readPreferences } from '../editor/preferences.ts'
import type { Host } from '../host/host.ts'
import type { NextTurn } from '../host/nextTurn.ts'
import type { Session } from '../session.ts'
import { asFolder, canonical, folderOf, nameOf, pathIn } from '../uri.ts'
import { crawl, type Reading, readInTurns } from './crawl.ts'
import { isBelow, isListed, isRead, mayBeFolder } from './listed.ts'
import { News } from './news.ts'
import { beginProgress } from './progress.ts'
import { type Failed, failures, type Refused, refusals } from './refusals.ts'
import { register } from './registrations.ts'

/** How often findings that depend on the time are refreshed. Milliseconds. */
const HOUR = 3_600_000

/** What goes on besides requests: reading configurations, indexing the workspace, following files that change on disk. */
export class Background {
  readonly configurations: Configurations
  readonly #connection: Connection
  readonly #session: Session
  readonly #nextTurn: NextTurn
  readonly #news: News
  readonly #refused: Refused
  readonly #failed: Failed
  /** URIs of the folders the client has open, canonical. */
  readonly #folders: Set<string>
  readonly #traffic = { last: performance.now() }
  #hours: ReturnType<typeof setInterval> | undefined
  #isStopped = false

  constructor(
    { connection, session, nextTurn }: Omit<Services, 'background'>,
    params: InitializeParams,
    publisher: Publisher,
  ) {
    this.#connection = connection
    this.#session = session
    this.#nextTurn = nextTurn
    this.#folders = new Set(foldersOf(params))
    this.#news = new News(connection, session, publisher)
    this.#refused = refusals(connection)
    this.#failed = failures(connection)
    this.configurations = new Configurations(session, this.#folders)
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes))
    connection.onDidChangeConfiguration(({ settings }) => this.#preferencesChanged(settings))
  }

  /** Starts reading the workspace and its configurations, and watching them. */
  async start(): Promise<void> {
    register(this.#connection, this.#session.client, this.#refused)
    if (this.#session.client.namesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(event => this.#foldersChanged(event))
    }
    this.#hours = setInterval(() => this.#timePassed(), HOUR)
    // In a browser a timer is a number, and keeps no process alive.
    if (typeof this.#hours === 'object') this.#hours.unref()
    await this.#preferencesChanged(null)
    await this.#index([...this.#folders])
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#hours)
    this.#news.stop()
  }

  opened(uri: string): void {
    this.configurations.lookAbove(uri)
    this.changed(uri)
  }

  /** An edit of a configuration, or of a file it names, takes effect at once. */
  changed(uri: string): void {
    this.#news.ofDocument()
    void this.configurations.readOpen(uri)?.then(() => this.#news.everything())
  }

  closed(uri: string): void {
    void this.#reindex(uri).then(() => this.#news.everything())
  }

  /** Whether the client has said goodbye. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Notes that the client is active: background reading then pauses. */
  busy(): void {
    this.#traffic.last = performance.now()
  }

  /**
   * Reads the files of a folder anew, and then hands the text of each document as it lies on disk to `see`, in order of their
   * paths; `null` for one that cannot be read. By then all of them are known to one another.
   */
  async readThrough(
    folder: string,
    isStopped: () => boolean,
    see: (uri: string, text: string | null) => void,
  ): Promise<void> {
    const reading = this.#reading(isStopped, () => {})
    const files = await this.#take([folder], reading)
    this.#news.everything()
    const pathOf = (uri: string) => pathIn(folder, canonical(uri))
    await readInTurns(
      files.sort((a, b) => byText(pathOf(a), pathOf(b))),
      reading,
      see,
    )
  }

  /** Reads every file of the folders and takes it into the index of its workspace, while the client shows how far it has come. */
  async #index(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) return
    const progress = await beginProgress(this.#connection, this.#session.client, this.#refused)
    await this.#take(
      folders,
      this.#reading(
        () => progress.isCancelled,
        count => progress.report(count),
      ),
    )
    if (!this.isStopped) progress.done()
    this.#news.everything()
  }

  #reading(isStopped: () => boolean, report: (count: number) => void): Reading {
    return {
      host: within(this.#session),
      traffic: this.#traffic,
      nextTurn: this.#nextTurn,
      lookAbove: uri => this.configurations.lookAbove(uri),
      isStopped: () => this.isStopped || isStopped(),
      report,
      failed: this.#failed,
    }
  }

  /** Takes every file of the folders into the index of its workspace. Returns the documents among them. */
  #take(folders: readonly string[], reading: Reading): Promise<string[]> {
    const session = this.#session
    return crawl(folders, {
      ...reading,
      examine: (uri, text) => session.examine(uri, text),
      take: (uri, entry) => {
        if (!session.isOpen(uri)) session.shelve(uri, entry)
      },
      configure: uri => this.configurations.read(uri),
    })
  }

  /** Reads one file anew. */
  async #reindex(uri: string): Promise<void> {
    try {
      if (isConfiguration(nameOf(uri))) await this.configurations.read(uri)
      if (this.#session.isOpen(uri)) return
      const text = isListed(canonical(uri), this.#folders) ? await this.#session.host.read(uri) : null
      if (!this.#session.isOpen(uri))
        this.#session.shelve(uri, text === null ? null : this.#session.examine(uri, text))
    } catch (error) {
      this.#failed(uri, error)
    }
  }

  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const named = changes.filter(({ uri }) => this.configurations.dependsOn(uri))
    const read = changes.filter(({ uri }) => isRead(uri))
    const moved = await this.#foldersMoved(changes.filter(({ uri }) => !isRead(uri)))
    if (!moved && named.length + read.length === 0) return
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) this.#session.forgetFiles()
    for (const { uri } of read) await this.#reindex(uri)
    for (const { uri } of named) await this.configurations.readAgain(uri)
    const configured = read.filter(({ uri }) => isConfiguration(nameOf(uri)))
    if (configured.length > 0) await this.#index(configured.flatMap(({ uri }) => this.#openBelow(uri)))
    else if (named.length > 0) await this.#index([...this.#folders])
    this.#news.everything()
  }

  /** The folders to read again when a configuration changes: its own, or, if it lies above what is open, the open ones below. */
  #openBelow(configuration: string): string[] {
    const folder = folderOf(canonical(configuration))
    if (isListed(folder, this.#folders)) return [folder]
    return [...this.#folders].filter(one => one.startsWith(folder))
  }

  /** Clients report a folder that comes or goes, but not the files in it. Returns whether files of ours came or went. */
  async #foldersMoved(changes: readonly FileEvent[]): Promise<boolean> {
    const those = (type: FileChangeType) =>
      changes.filter(one => one.type === type).map(({ uri }) => canonical(uri))
    const gone = new Set(those(FileChangeType.Deleted).map(asFolder))
    const lost = gone.size > 0 && this.#forget(uri => isBelow(uri, gone))
    for (const folder of gone) {
      for (const uri of this.configurations.below(folder)) await this.configurations.read(uri)
    }
    const come = those(FileChangeType.Created).filter(mayBeFolder).map(asFolder)
    const held: string[] = []
    for (const folder of come) if (await this.#holdsFiles(folder)) held.push(folder)
    await this.#index(held)
    return lost || held.length > 0
  }

  /** Whether what was created holds anything to read: most reports are of new folders and files without an extension. */
  async #holdsFiles(folder: string): Promise<boolean> {
    if (!isListed(folder, this.#folders)) return false
    for await (const uris of this.#session.host.list(folder)) if (uris.length > 0) return true
    return false
  }

  /** Takes closed files out of the index. Returns whether there were any. */
  #forget(isMeant: (uri: string) => boolean): boolean {
    const uris = [...this.#session.entries.keys()].filter(uri => isMeant(uri) && !this.#session.isOpen(uri))
    for (const uri of uris) this.#session.shelve(uri, null)
    return uris.length > 0
  }

  async #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    for (const { uri } of removed) this.#folders.delete(asFolder(uri))
    const opened = added.map(({ uri }) => asFolder(uri))
    for (const folder of opened) this.#folders.add(folder)
    if (this.#forget(uri => !isListed(uri, this.#folders))) this.#news.everything()
    await this.#index(opened)
  }

  /** `pushed` are settings that older clients send along with the notification; other clients are asked for theirs. */
  async #preferencesChanged(pushed: { postmortems?: unknown } | null): Promise<void> {
    const given = this.#session.client.asksConfiguration
      ? await this.#connection.workspace.getConfiguration('postmortems').catch(this.#refused)
      : pushed?.postmortems
    if (this.#session.setPreferences(readPreferences(given))) this.#news.ofPreferences()
  }

  #timePassed(): void {
    this.#session.timePassed()
    this.#news.everything()
  }
}

/** The host for the crawl. In untrusted folders there is no second thread: it could not tell which files lie within them. */
function within({ host, client }: Session): Host {
  const { examineAside: _, ...here } = host
  return client.isConfined ? here : host
}

/** The canonical URIs of the folders the client has open; older clients name only one. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : [])
  return uris.map(asFolder)
}
