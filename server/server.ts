import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver'
import type { Styles } from '../core/configuration.ts'
import type { Instant } from '../core/index.ts'
import { Background } from './background/background.ts'
import { answerPulls, diagnosticCapability } from './diagnostics/pull.ts'
import { type Publisher, publisherOf } from './diagnostics/push.ts'
import { connectFeature, connectWorkspaceFeature, type Services } from './dispatch.ts'
import { type Client, clientOf } from './editor/client.ts'
import { misplaced } from './editor/failures.ts'
import { features, workspaceFeatures } from './features/index.ts'
import type { Host } from './host/host.ts'
import type { NextTurn } from './host/nextTurn.ts'
import { requests, workspaceRequests } from './requests/index.ts'
import { answerTasks } from './requests/task.ts'
import { Session } from './session.ts'

export interface Environment extends Styles {
  readonly host: Host
  /** The present moment; tests set it. */
  readonly clock: () => Instant
  readonly version: string
  readonly nextTurn: NextTurn
}

/** Serves one client until it says goodbye. Each request stands alone: a failure in one fails that one. */
export function serve(connection: Connection, environment: Environment): void {
  let isBegun = false
  connection.onInitialize(params => {
    if (isBegun) return misplaced('the server is initialized already')
    isBegun = true
    const client = clientOf(params)
    const { host, clock, nextTurn } = environment
    const session = new Session(host, client, environment, clock)
    const publisher = publisherOf(connection, session, nextTurn)
    const background = new Background({ connection, session, nextTurn }, params, publisher)
    const services = { connection, session, background, nextTurn }
    connectDocuments(services, publisher)
    answerPulls(services)
    answerTasks(services)
    for (const feature of [...features, ...requests]) connectFeature(services, feature)
    for (const feature of [...workspaceFeatures, ...workspaceRequests])
      connectWorkspaceFeature(services, feature)
    connection.onInitialized(() => background.start())
    connection.onShutdown(() => background.stop())
    return announce(client, environment.version)
  })
  connection.listen()
}

function connectDocuments({ connection, session, background }: Services, publisher: Publisher): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    background.busy()
    session.open(uri, version, text)
    background.opened(uri)
    publisher.changed(uri)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    background.busy()
    if (!session.change(uri, version, contentChanges)) return
    background.changed(uri)
    publisher.changed(uri)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session.close(uri)
    publisher.closed(uri)
    background.closed(uri)
  })
}

function announce(client: Client, version: string): InitializeResult {
  const own = [...features, ...workspaceFeatures].map(feature => feature.capability?.(client))
  const capabilities: ServerCapabilities = Object.assign(
    {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: 2 },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    diagnosticCapability(client),
    ...own,
  )
  return { capabilities, serverInfo: { name: 'postmortems', version } }
}
