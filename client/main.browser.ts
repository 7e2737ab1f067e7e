import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient, type ServerOptions } from 'vscode-languageclient/browser'
import { lendFiles } from './files.ts'
import { type Api, start } from './start.ts'

// The worker that hosts extensions can start others; the types of a page would bring a DOM along, which it lacks.
declare const Worker: new (url: string) => object

/** Called by VS Code in a browser: the server is a worker, and reads files through the editor. */
export function activate(context: ExtensionContext): Api {
  const url = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true)
  // A new worker for each start, so that the server can be started anew.
  const server = (async () => new Worker(url)) as ServerOptions
  return start(context, options => {
    const client = new LanguageClient('postmortems', 'Postmortems', server, options)
    lendFiles(client)
    return client
  })
}
