import type { ExtensionContext } from 'vscode'
import { commandLine } from './commandLine.ts'
import { lendFiles } from './files.ts'
import { type Api, start } from './start.ts'

/**
 * Called by VS Code on the desktop and on remote machines: the server is a process of its own. The language client is
 * loaded when it is needed, because loading it takes longer than all the rest.
 */
export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath('dist/server.js')
  return start(context, commandLine, async options => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
    const run = { module, transport: TransportKind.ipc }
    const server = { run, debug: { ...run, options: { execArgv: ['--inspect=0'] } } }
    const client = new LanguageClient('postmortems', 'Postmortems', server, options)
    // A folder need not lie on a disk.
    lendFiles(client)
    return client
  })
}
