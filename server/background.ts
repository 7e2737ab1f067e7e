import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
} from 'vscode-languageserver'
import { configurationNames, isConfiguration } from '../core/index.ts'
import { followConfigurations } from './configurations.ts'
import type { Publisher } from './diagnostics.ts'
import { crawl } from './indexing.ts'
import { readPreferences } from './preferences.ts'
import { problemFilesOf } from './problemFiles.ts'
import type { Notifications } from './protocol.ts'
import type { Session } from './session.ts'
import type { Defer } from './turns.ts'
import { asFolder, canonical, folderOf, nameOf } from './uri.ts'

/** What happens beside the requests: configurations, the index of the workspace, files changing on disk. */
export interface Background {
  start(): Promise<void>
  stop(): void
  opened(uri: string): void
  changed(uri: string): void
  closed(uri: string): void
  /** The client wants something: whatever can wait, waits. */
  busy(): void
  /** What a request for this document must wait for; `null` most of the time. */
  ready(uri: string): Promise<unknown> | null
  /** Whether a configuration names this file as the description of a house style. */
  isStyle(uri: string): boolean
}

/** After this rest in typing the other documents learn what was typed. Milliseconds. */
const rest = 200
/** How often deadlines are looked at anew. Milliseconds. */
const hour = 3_600_000
/** Files between two reports of progress. */
const reportEvery = 500

/** Starts what goes on beside requests: reading the workspace and its configurations, and watching them. */
export function startBackground(
  connection: Connection,
  session: Session,
  params: InitializeParams,
  publisher: Publisher,
  defer: Defer,
): Background {
  const folders = new Set(foldersOf(params))
  const configurations = followConfigurations(session, folders)
  const problemFiles = problemFilesOf(connection, session)
  const lacking = lackingOf(connection)
  const traffic = { last: performance.now() }
  let stopped = false
  let settling: ReturnType<typeof setTimeout> | undefined
  let hours: ReturnType<typeof setInterval> | undefined
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes))
  connection.onDidChangeConfiguration(({ settings }) => preferencesChanged(settings))
  return {
    async start() {
      register(connection, session, lacking)
      listenToFolders()
      hours = setInterval(() => timePassed(), hour)
      if (typeof hours === 'object') hours.unref()
      await preferencesChanged(null)
      await indexFolders([...folders])
    },
    stop() {
      stopped = true
      clearInterval(hours)
      clearTimeout(settling)
    },
    opened(uri) {
      configurations.lookAbove(uri)
      configured(uri)
      settleSoon()
    },
    changed(uri) {
      configured(uri)
      settleSoon()
    },
    closed(uri) {
      void reindex(uri).then(refresh)
    },
    busy() {
      traffic.last = performance.now()
    },
    ready: uri => configurations.reading(uri),
    isStyle: uri => configurations.isStyle(uri),
  }

  /** What is written in an open configuration, or in a file it names, holds at once. */
  function configured(uri: string): void {
    problemFiles.publish()
    void configurations.readOpen(uri)?.then(refresh)
  }

  function listenToFolders(): void {
    if (!session.client.namesFolders) return
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(asFolder(canonical(uri)))
      const news = added.map(({ uri }) => asFolder(canonical(uri)))
      for (const folder of news) folders.add(folder)
      return indexFolders(news)
    })
  }

  /** Tells the other documents what this one says by now, once its author rests. */
  function settleSoon(): void {
    clearTimeout(settling)
    settling = setTimeout(() => {
      if (stopped || !session.settle()) return
      tellChanged()
      if (session.openUris.length > 1) publisher.everything()
    }, rest)
  }

  /** Our own client shows the workspace as a whole. */
  function tellChanged(): void {
    const changed: keyof Notifications = 'postmortems/changed'
    if (session.client.ownCommands) void connection.sendNotification(changed, {})
  }

  /** Everybody learns what is new in the workspace. */
  function refresh(): void {
    if (stopped) return
    session.settle()
    tellChanged()
    problemFiles.publish()
    publisher.everything()
  }

  function timePassed(): void {
    session.timePassed()
    refresh()
  }

  async function indexFolders(added: readonly string[]): Promise<void> {
    if (added.length === 0) return
    const progress = session.client.progress
      ? await connection.window.createWorkDoneProgress().catch(lacking)
      : null
    let cancelled = false
    let reported = 0
    progress?.begin('Postmortems', undefined, 'Reading the workspace', true)
    progress?.token.onCancellationRequested(() => {
      cancelled = true
    })
    await crawl(added, session.host, traffic, defer, {
      examine: (uri, text) => session.examine(uri, text),
      take: (uri, entry) => {
        if (!session.isOpen(uri)) session.shelve(uri, entry)
      },
      configure: uri => configurations.read(canonical(uri)),
      lookAbove: uri => {
        configurations.lookAbove(uri)
        return configurations.reading(uri)
      },
      isConfiguration: uri => isConfiguration(nameOf(uri)),
      isStopped: () => stopped || cancelled,
      report(count) {
        if (count < reported + reportEvery) return
        reported = count
        progress?.report(`${count} files`)
      },
    })
    if (!stopped) progress?.done()
    refresh()
  }

  async function reindex(uri: string): Promise<void> {
    if (isConfiguration(nameOf(uri))) await configurations.read(canonical(uri))
    if (session.isOpen(uri)) return
    const text = await session.host.read(uri)
    if (!session.isOpen(uri)) session.index(uri, text)
  }

  async function filesChanged(changes: readonly FileEvent[]): Promise<void> {
    session.forgetFiles()
    const styles = changes.filter(({ uri }) => configurations.dependsOn(canonical(uri)))
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted && !isConfiguration(nameOf(uri))) session.index(uri, null)
      else await reindex(uri)
    }
    for (const { uri } of styles) await configurations.readAgain(canonical(uri))
    const moved = changes
      .filter(({ uri }) => isConfiguration(nameOf(uri)))
      .map(({ uri }) => folderOf(canonical(uri)))
    if (moved.length > 0 || styles.length > 0) await indexFolders(moved.length > 0 ? moved : [...folders])
    refresh()
  }

  async function preferencesChanged(sent: unknown): Promise<void> {
    const pushed = (sent as { postmortems?: unknown } | null)?.postmortems
    const asked = session.client.asksConfiguration
      ? await connection.workspace.getConfiguration('postmortems').catch(lacking)
      : pushed
    if (session.setPreferences(readPreferences(asked))) publisher.everything()
  }
}

/** The folders the client has open, in the one spelling; older clients name only one. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : [])
  return uris.map(uri => asFolder(canonical(uri)))
}

function register(connection: Connection, session: Session, lacking: Lacking): void {
  if (session.client.registersConfiguration) {
    const sections = { section: 'postmortems' }
    connection.client.register(DidChangeConfigurationNotification.type, sections).catch(lacking)
  }
  if (!session.client.watchesFiles) return
  const patterns = [...configurationNames.map(name => `**/${name}`), '**/*.{md,markdown,mdx,yaml,yml}']
  const watchers = patterns.map(globPattern => ({ globPattern }))
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(lacking)
}

type Lacking = (error: Error) => null

/** A client may refuse what it said it can do: that is logged, and the rest goes on without it. */
function lackingOf({ console }: Connection): Lacking {
  return ({ message }) => {
    console.warn(`The editor refused: ${message}`)
    return null
  }
}
