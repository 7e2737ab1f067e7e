import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  type InitializeParams,
} from 'vscode-languageserver'
import { loadConfiguration } from './configuration.ts'
import type { Defer, Publisher } from './diagnostics.ts'
import { isConfiguration } from './host/files.ts'
import { readPreferences } from './preferences.ts'
import type { Session } from './session.ts'
import { folderOf } from './uri.ts'

/** What happens beside the requests: configurations, the index of the workspace, files changing on disk. */
export interface Background {
  start(): Promise<void>
  stop(): void
  opened(uri: string): void
  closed(uri: string): void
  /** What a request for this document must wait for; `null` most of the time. */
  ready(uri: string): Promise<unknown> | null
}

const names = ['postmortems.yaml', 'postmortems.yml', 'postmortems.json']

/** How long indexing may hold the thread before it lets requests through. Milliseconds. */
const slice = 4

export function startBackground(
  connection: Connection,
  session: Session,
  params: InitializeParams,
  publisher: Publisher,
  defer: Defer,
): Background {
  const folders = new Set((params.workspaceFolders ?? []).map(folder => withSlash(folder.uri)))
  const looked = new Map<string, Promise<unknown> | null>()
  let stopped = false
  connection.onDidChangeWatchedFiles(({ changes }) => void filesChanged(changes))
  connection.onDidChangeConfiguration(({ settings }) => void preferencesChanged(settings))
  connection.workspace?.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const folder of removed) folders.delete(withSlash(folder.uri))
    for (const folder of added) folders.add(withSlash(folder.uri))
    void indexFolders(added.map(folder => withSlash(folder.uri)))
  })

  return {
    async start() {
      register(connection, session)
      await preferencesChanged(null)
      await indexFolders([...folders])
    },
    stop() {
      stopped = true
    },
    opened(uri) {
      lookAbove(folderOf(uri))
    },
    closed(uri) {
      void reindex(uri)
    },
    ready: uri => looked.get(folderOf(uri)) ?? null,
  }

  /** Reads the configurations of the folders above a document, up to its workspace folder. */
  function lookAbove(folder: string): void {
    if (looked.has(folder)) return
    const root = [...folders].find(one => folder.startsWith(one)) ?? folder
    const above: string[] = []
    for (let at = folder; at.length >= root.length; at = folderOf(at.slice(0, -1))) above.push(at)
    const reading = Promise.all(above.filter(one => !looked.has(one)).map(readFolder)).finally(() =>
      looked.set(folder, null),
    )
    looked.set(folder, reading)
  }

  async function readFolder(folder: string): Promise<void> {
    for (const name of names) {
      if (session.host.exists(folder + name) === false) continue
      const text = await session.host.read(folder + name)
      if (text !== null) return configured(folder + name, text)
    }
  }

  /** A configuration with faults leaves the last good one in force; its faults are shown in the file itself. */
  async function configured(uri: string, text: string | null): Promise<void> {
    const folder = folderOf(uri)
    if (text === null) return session.setConfiguration(folder, null)
    const { configuration, problems } = await loadConfiguration(uri, text, session.host, session.styles)
    session.setConfigurationProblems(uri, problems)
    if (configuration) session.setConfiguration(folder, configuration)
  }

  async function indexFolders(added: readonly string[]): Promise<void> {
    if (added.length === 0) return
    const progress = session.client.progress ? await connection.window.createWorkDoneProgress() : null
    progress?.begin('Postmortems', undefined, 'Reading the workspace', true)
    progress?.token.onCancellationRequested(() => {
      stopped = true
    })
    let until = performance.now() + slice
    for (const folder of added) {
      for await (const uris of session.host.list(folder)) {
        for (const uri of uris) {
          if (stopped) break
          await reindex(uri)
          if (performance.now() < until) continue
          await new Promise<void>(defer)
          until = performance.now() + slice
        }
      }
    }
    progress?.done()
    publisher.everything()
  }

  async function reindex(uri: string): Promise<void> {
    if (isConfiguration(nameOf(uri))) return configured(uri, await session.host.read(uri))
    if (session.isOpen(uri)) return
    const text = await session.host.read(uri)
    if (!session.isOpen(uri)) session.index(uri, text)
  }

  async function filesChanged(changes: readonly FileEvent[]): Promise<void> {
    for (const { uri } of changes) await reindex(uri)
    publisher.everything()
  }

  async function preferencesChanged(sent: unknown): Promise<void> {
    const pushed = (sent as { postmortems?: unknown } | null)?.postmortems
    const asked = session.client.asksConfiguration
      ? await connection.workspace.getConfiguration('postmortems').catch(() => null)
      : pushed
    session.setPreferences(readPreferences(asked))
    publisher.everything()
  }
}

function register(connection: Connection, session: Session): void {
  if (session.client.registersConfiguration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'postmortems' })
  }
  if (!session.client.watchesFiles) return
  const watchers = [...names.map(name => `**/${name}`), '**/*.{md,markdown,mdx}'].map(globPattern => ({
    globPattern,
  }))
  void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1)
}

function withSlash(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`
}
