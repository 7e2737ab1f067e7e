import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { FileRequests } from '../server/protocol.ts'

/** At most this many files of a folder are listed. */
const MOST_FILES = 20_000

/** Lists and reads files that lie on no file system of the server. */
export function lendFiles(client: BaseLanguageClient): void {
  answer(client, 'postmortems/files/list', async ({ folder, globs }) => {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), `{${flat(globs).join(',')}}`)
    const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES)
    return found.map(uri => uri.toString())
  })
  answer(client, 'postmortems/files/read', ({ uris, mostBytes }) =>
    Promise.all(uris.map(uri => read(uri, mostBytes))),
  )
}

/** The text of a file, in the encoding that VS Code opens it in. */
export async function textAt(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri })
}

async function read(text: string, mostBytes: number): Promise<string | null> {
  const uri = vscode.Uri.parse(text)
  try {
    const { size } = await vscode.workspace.fs.stat(uri)
    if (size > mostBytes) return null
    return markedText(await vscode.workspace.fs.readFile(uri))
  } catch {
    return null
  }
}

/** Decodes by the byte order mark, as the command line does: to ask for the encoding of each of thousands of files is too slow. */
function markedText(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : null
  return new TextDecoder(mark === null ? 'utf-8' : `utf-16${mark}`).decode(bytes)
}

function answer<M extends keyof FileRequests>(
  client: BaseLanguageClient,
  method: M,
  run: (params: FileRequests[M]['params']) => Promise<FileRequests[M]['result']>,
): void {
  client.onRequest(method, (params: FileRequests[M]['params']): Promise<unknown> => run(params))
}

/** Globs without braces, which do not nest: `a.{b,c}` becomes `a.b` and `a.c`. */
function flat(globs: readonly string[]): string[] {
  return globs.flatMap(glob => {
    const [, before, inner, after] = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(glob) ?? []
    if (inner === undefined) return [glob]
    return flat(inner.split(',').map(part => `${before}${part}${after}`))
  })
}
