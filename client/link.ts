import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { Notifications, Requests } from '../server/protocol.ts'
import { sentencesIn } from './sentences.ts'

/** Makes the client of a server that is started in the way the host allows. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** The link to the server, which is started when it is first needed. */
export interface Link {
  /** Resolves once the server answers; rejects when it cannot be started. */
  start(): Promise<BaseLanguageClient>
  restart(): Promise<void>
  stop(): Promise<void>
  /** Whether there is a server to ask without starting one. */
  readonly isOpen: boolean
  /** Sends a request to the server, starting it if necessary. Rejects with the server's message, also when it is cancelled. */
  ask<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result']>
  /** Fires when the server has started, and, with `true`, when it has read more and its answers may have changed. */
  readonly onChanged: vscode.Event<boolean>
}

const changedMethod: keyof Notifications = 'postmortems/changed'

/** Makes a link; the server is not started yet. */
export function openLink(make: MakeClient, extension: vscode.Uri): Link {
  const changed = new vscode.EventEmitter<boolean>()
  let starting: Promise<BaseLanguageClient> | null = null
  let isOpen = false

  async function begin(): Promise<BaseLanguageClient> {
    try {
      const client = await make(optionsFor(await sentencesIn(extension)))
      client.onNotification(changedMethod, () => changed.fire(true))
      await client.start()
      isOpen = true
      changed.fire(false)
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
      // A server that cannot be stopped is all the more reason to start another.
      await stop().catch(() => {})
      await start()
    },
    get isOpen() {
      return isOpen
    },
    // A token that is `undefined` would be sent as a second parameter.
    ask: async (method, ...given) => (await start()).sendRequest(method, ...given),
    onChanged: changed.event,
  }
}

/** Markdown and configurations on the file systems of the open folders, not the copies that source control shows. */
export function documents() {
  const folders = vscode.workspace.workspaceFolders ?? []
  const schemes = [...new Set(['file', 'untitled', ...folders.map(folder => folder.uri.scheme)])]
  return schemes.flatMap(scheme => [
    { scheme, language: 'markdown' },
    { scheme, language: 'mdx' },
    { scheme, pattern: '**/postmortems.{yaml,yml,json}' },
  ])
}

function optionsFor(catalog: Record<string, string> | undefined): LanguageClientOptions {
  return {
    documentSelector: documents(),
    initializationOptions: {
      commands: true,
      confined: !vscode.workspace.isTrusted,
      catalog,
    },
    diagnosticPullOptions: { onChange: true },
  }
}
