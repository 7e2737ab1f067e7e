import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { Notifications, Requests } from '../server/protocol.ts'

/** Makes the client of a server that is started in the way the host allows. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** The line to the server. It is started when it is first needed. */
export interface Link {
  /** Resolves once the server answers; rejects when it cannot be started. */
  start(): Promise<BaseLanguageClient>
  restart(): Promise<void>
  stop(): Promise<void>
  /** Whether there is a server to ask without starting one. */
  readonly isOpen: boolean
  /** Asks the server, which is started where it must be. Rejects with its words when it fails. */
  ask<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']>
  /** The server is there now, or knows something new. */
  readonly onChanged: vscode.Event<void>
}

const changedMethod: keyof Notifications = 'postmortems/changed'

/** A line on which nobody has asked anything yet. */
export function openLink(make: MakeClient): Link {
  const changed = new vscode.EventEmitter<void>()
  let starting: Promise<BaseLanguageClient> | null = null
  let isOpen = false

  async function begin(): Promise<BaseLanguageClient> {
    try {
      const client = await connected(make, () => changed.fire())
      isOpen = true
      changed.fire()
      return client
    } catch (error) {
      starting = null
      throw error
    }
  }
  const start = () => (starting ??= begin())
  async function stop(): Promise<void> {
    const client = await starting?.catch(() => null)
    starting = null
    isOpen = false
    await client?.dispose()
  }
  return {
    start,
    stop,
    async restart() {
      // One that does not stop is the best reason to start another.
      await stop().catch(() => {})
      await start()
    },
    get isOpen() {
      return isOpen
    },
    ask: async (method, params) => (await start()).sendRequest(method, params),
    onChanged: changed.event,
  }
}

/** A client whose server answers; `onNews` is called when that knows something new. */
async function connected(make: MakeClient, onNews: () => void): Promise<BaseLanguageClient> {
  const client = await make(optionsFor(vscode.workspace.workspaceFolders ?? []))
  client.onNotification(changedMethod, onNews)
  await client.start()
  return client
}

/** Markdown and configurations, wherever the open folders lie; not the copies that source control shows beside them. */
function optionsFor(folders: readonly vscode.WorkspaceFolder[]): LanguageClientOptions {
  const schemes = [...new Set(['file', 'untitled', ...folders.map(folder => folder.uri.scheme)])]
  return {
    documentSelector: schemes.flatMap(scheme => [
      { scheme, language: 'markdown' },
      { scheme, language: 'mdx' },
      { scheme, pattern: '**/postmortems.{yaml,yml,json}' },
    ]),
    initializationOptions: { commands: true, confined: !vscode.workspace.isTrusted },
    diagnosticPullOptions: { onChange: true },
  }
}
