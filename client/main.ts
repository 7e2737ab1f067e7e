import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { type Api, start } from './start.ts'
import { offerTasks } from './tasks.ts'

/** Called by VS Code on the desktop and on remote machines: the server is a process of its own. */
export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath('dist/server.js')
  const run = { module, transport: TransportKind.ipc }
  const server = { run, debug: { ...run, options: { execArgv: ['--inspect=0'] } } }
  context.subscriptions.push(offerTasks(context.asAbsolutePath('dist/cli.js')))
  return start(context, options => new LanguageClient('postmortems', 'Postmortems', server, options))
}
