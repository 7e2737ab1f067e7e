import { type ExtensionContext, Uri, workspace } from 'vscode'
import type { BrowserMessageReader, MessageTransports } from 'vscode-languageclient/browser'
import { lendFiles } from './files.ts'
import { type Api, start } from './start.ts'

// The worker that hosts extensions can start others; the types of a page would bring a DOM along, which it lacks.
declare const Worker: new (url: string) => ConstructorParameters<typeof BrowserMessageReader>[0]

/** Called by VS Code in a browser: the server is a worker, and reads files through the editor. */
export function activate(context: ExtensionContext): Api {
  const code = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js')
  return start(context, async options => {
    const library = await import('vscode-languageclient/browser')
    // A new worker for each start, so that the server can be started anew.
    const server = async (): Promise<MessageTransports> => {
      const worker = new Worker(await addressOf(code))
      return {
        reader: new library.BrowserMessageReader(worker),
        writer: new library.BrowserMessageWriter(worker),
      }
    }
    const client = new library.LanguageClient('postmortems', 'Postmortems', server, options)
    lendFiles(client)
    return client
  })
}

/** Workers start from web addresses only; the code of an extension that lies elsewhere is given one. */
async function addressOf(code: Uri): Promise<string> {
  if (/^https?$/.test(code.scheme)) return code.toString(true)
  const bytes = await workspace.fs.readFile(code)
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }))
}
