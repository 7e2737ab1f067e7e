import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { afterEach } from 'node:test'
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ErrorCodes,
  type FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type ProgressToken,
  type PublishDiagnosticsParams,
  type Range,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { Profile } from '../../core/index.ts'
import { loadProfiles, profileCompiler } from '../../profiles/index.ts'
import type { Host } from '../../server/host/host.ts'
import { serve } from '../../server/server.ts'
import { uriIn } from '../../server/uri.ts'

/** A folder of files in memory, by path; tests change it as they go. */
export type Files = Map<string, string>

export const workspace = 'file:///team/'

export const compile = profileCompiler()
const profiles = loadProfiles(compile)

/** The built-in styles, one of which nobody can get. */
export function breakingAt(style: string): ReadonlyMap<string, Profile> {
  return Object.assign(new Map(profiles), {
    get(id: string) {
      if (id === style) throw new Error('no such luck')
      return profiles.get(id)
    },
  })
}

export interface EditorSetting {
  readonly capabilities?: ClientCapabilities
  readonly initialize?: Partial<InitializeParams>
  readonly files?: Readonly<Record<string, string>>
  /** What it answers to `workspace/configuration`. */
  readonly configuration?: unknown
  readonly now?: string
  /** Answers every request of the server with an error. */
  readonly refuses?: boolean
  /** Stands before every read of a file: what a slow disk does. */
  readonly beforeRead?: () => Promise<void>
  /** Something breaks down at each document of this style. */
  readonly breaksAt?: string
  readonly host?: (files: Files, connection: ReturnType<typeof createConnection>) => Host
}

/** A client of the server, in this process, over two streams in memory. */
export interface Editor {
  readonly connection: MessageConnection
  readonly answer: InitializeResult
  readonly files: Files
  /** Diagnostics pushed so far. */
  readonly published: PublishDiagnosticsParams[]
  /** Methods of all requests and notifications of the server, in order. */
  readonly heard: string[]
  readonly logged: string[]
  /** Of the progress it began to show. */
  readonly tokens: ProgressToken[]
  open(path: string, text: string, languageId?: string): Promise<void>
  edit(path: string, version: number, changes: readonly { range?: Range; text: string }[]): Promise<void>
  close(path: string): Promise<void>
  ask<R>(method: string, params: unknown): Promise<R>
  /** A request about a document. */
  of<R>(path: string, method: string, params?: object): Promise<R>
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>
  tell(method: string, params?: unknown): Promise<void>
  /** Resolves once the server has said this, counted from the start. */
  hears(method: string, times?: number): Promise<void>
  /** Does something, and resolves once the server has said this again. */
  hearsAfter(method: string, act: () => Promise<void>): Promise<void>
  /** Tells that a file was created, changed or deleted on disk; resolves once it is sent. */
  touched(path: string, type: FileChangeType): Promise<void>
  /** Resolves with the diagnostics pushed for this version. */
  pushed(path: string, version: number): Promise<readonly Diagnostic[]>
  dispose(): Promise<void>
}

export const uriOf = (path: string): string => uriIn(workspace, path)

/** An editor that can do what VS Code can, as far as the server cares. */
export const able: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: { diagnostic: {}, publishDiagnostics: { versionSupport: true } },
  workspace: { configuration: true, workspaceFolders: true },
}

/** One without pull diagnostics, configuration and everything else that came later. */
export const plainEditor: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true } },
}

async function openEditor(setting: EditorSetting): Promise<Editor> {
  const [there, back] = [new PassThrough(), new PassThrough()]
  const files: Files = new Map(Object.entries(setting.files ?? {}))
  const server = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back))
  serve(server, {
    host: setting.host?.(files, server) ?? memoryHost(files, setting.beforeRead),
    profiles: setting.breaksAt === undefined ? profiles : breakingAt(setting.breaksAt),
    compile,
    clock: () => Date.parse(setting.now ?? '2026-09-01T12:00:00Z'),
    version: '0.0.0',
    nextTurn: setImmediate,
  })
  const connection = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there))
  const ears = listen(connection, setting)
  const answer = (await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: workspace.slice(0, -1), name: 'team' }],
    capabilities: setting.capabilities ?? able,
    ...setting.initialize,
  })) as InitializeResult
  await connection.sendNotification('initialized', {})
  return {
    connection,
    answer,
    files,
    ...ears,
    ...voiceOf(connection),
    async dispose() {
      await connection.sendRequest('shutdown')
      connection.dispose()
      server.dispose()
    },
  }
}

type Ears = Pick<Editor, 'heard' | 'logged' | 'tokens' | 'published' | 'hears' | 'hearsAfter' | 'pushed'>

/** Hears what the server says, and answers what it asks. */
function listen(connection: MessageConnection, setting: EditorSetting): Ears {
  const heard: string[] = []
  const logged: string[] = []
  const tokens: ProgressToken[] = []
  const published: PublishDiagnosticsParams[] = []
  connection.onRequest((method, params) => {
    heard.push(method)
    if (setting.refuses) return new ResponseError(ErrorCodes.InternalError, 'refused')
    if (method === 'window/workDoneProgress/create') tokens.push((params as { token: ProgressToken }).token)
    if (method !== 'workspace/configuration') return null
    return (params as { items: unknown[] }).items.map(() => setting.configuration ?? null)
  })
  connection.onNotification((method, params) => {
    heard.push(method)
    if (method === 'textDocument/publishDiagnostics') published.push(params as PublishDiagnosticsParams)
    if (method === 'window/logMessage') logged.push((params as { message: string }).message)
  })
  connection.onUnhandledProgress(() => heard.push('$/progress'))
  connection.listen()
  const timesHeard = (method: string) => heard.filter(one => one === method).length
  const hears = (method: string, times = 1) => until(() => timesHeard(method) >= times)
  return {
    heard,
    logged,
    tokens,
    published,
    hears,
    async hearsAfter(method, act) {
      const before = timesHeard(method)
      await act()
      await hears(method, before + 1)
    },
    async pushed(path, version) {
      const found = () => published.findLast(one => one.uri === uriOf(path) && one.version === version)
      await until(() => found() !== undefined)
      return found()!.diagnostics
    },
  }
}

type Voice = Pick<Editor, 'open' | 'edit' | 'close' | 'ask' | 'of' | 'pull' | 'tell' | 'touched'>

/** What an editor says to the server. */
function voiceOf(connection: MessageConnection): Voice {
  const document = (path: string) => ({ uri: uriOf(path) })
  return {
    open: (path, text, languageId = 'markdown') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { ...document(path), languageId, version: 1, text },
      }),
    edit: (path, version, contentChanges) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { ...document(path), version },
        contentChanges,
      }),
    close: path => connection.sendNotification('textDocument/didClose', { textDocument: document(path) }),
    ask: (method, params) => connection.sendRequest(method, params),
    of: (path, method, params) => connection.sendRequest(method, { textDocument: document(path), ...params }),
    pull: (path, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', {
        textDocument: document(path),
        ...(previousResultId && { previousResultId }),
      }),
    tell: (method, params) => connection.sendNotification(method, params),
    touched: (path, type) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(path), type }],
      }),
  }
}

/** How long a test waits for what must come. Milliseconds. */
const patience = 20_000

/** Resolves once something has come to pass. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const begun = performance.now()
  while (!(await done())) {
    assert.ok(performance.now() - begun < patience, 'it never came to pass')
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

/** A gate: whoever waits for `passed` goes on once it is opened. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>(resolve => {
    open = resolve
  })
  return { passed, open }
}

/** Files in memory, as the disk would have them. */
export function memoryHost(files: Files, beforeRead: () => Promise<void> = async () => {}): Host {
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(workspace.length))
  return {
    async *list(folder) {
      yield [...files.keys()].map(uriOf).filter(uri => uri.startsWith(folder))
    },
    async read(uri) {
      await beforeRead()
      return files.get(pathOf(uri)) ?? null
    },
    exists: uri => {
      const path = pathOf(uri)
      return files.has(path) || [...files.keys()].some(file => file.startsWith(`${path}/`))
    },
  }
}

/** How a test opens editors, beginning with a common setting; they are gone when the test ends. */
export function editors(common: EditorSetting = {}): (setting?: EditorSetting) => Promise<Editor> {
  const open: Editor[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) await one.dispose()
  })
  return async setting => {
    const own = await openEditor({ ...common, ...setting })
    open.push(own)
    return own
  }
}
