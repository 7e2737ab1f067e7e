import { type ExtensionContext, Uri, workspace } from 'vscode'
import type { BrowserMessageReader, MessageTransports } from 'vscode-languageclient/browser'
import { lendFiles } from './files.ts'
import { type Api, start } from './start.ts'

// The extension host is a worker and can start others. The library of web types would also declare a DOM, which it lacks.
declare const Worker: new (url: string) => ConstructorParameters<typeof BrowserMessageReader>[0]

/** Called by VS Code in a browser: the server is a worker, and reads files through the editor. */
export function activate(context: ExtensionContext): Api {
  const code = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js')
  const noCommandLine = () => null
  return start(context, noCommandLine, async options => {
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

/** The web address of the code, made from its text if it has none: a worker starts from a web address only. */
async function addressOf(code: Uri): Promise<string> {
  if (/^https?$/.test(code.scheme)) return code.toString(true)
  const bytes = await workspace.fs.readFile(code)
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }))
}
