import type { Connection } from 'vscode-languageserver'
import { configurationNames, isSkippedFolder, MOST_BYTES } from '../../core/index.ts'
import type { FileRequests } from '../protocol.ts'
import { canonical, pathIn } from '../uri.ts'
import type { Host } from './host.ts'

const globs = ['**/*.{md,markdown,mdx}', ...configurationNames.map(name => `**/${name}`)]
/** Files handed on at once. */
const SLICE = 200

/** Reads files through the client, where there is no disk with them. If the client cannot read files either, there are none. */
export function clientHost(connection: Pick<Connection, 'sendRequest'>): Host {
  const waiting = new Map<string, ((text: string | null) => void)[]>()
  return {
    async *list(folder) {
      const uris = await ask('postmortems/files/list', { folder, globs }).catch(() => [])
      const own = uris.filter(uri => !foldersBelow(folder, uri).some(isSkippedFolder))
      for (let at = 0; at < own.length; at += SLICE) yield own.slice(at, at + SLICE)
    },

    /** Files asked for within one turn of the event loop go into one request. */
    read(uri) {
      return new Promise(resolve => {
        if (waiting.size === 0) queueMicrotask(fetchWaiting)
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve])
      })
    },

    exists: () => null,
  }

  async function fetchWaiting(): Promise<void> {
    const wanted = new Map(waiting)
    waiting.clear()
    const uris = [...wanted.keys()]
    const texts = await ask('postmortems/files/read', { uris, mostBytes: MOST_BYTES }).catch(() => [])
    for (const [i, uri] of uris.entries()) for (const resolve of wanted.get(uri)!) resolve(texts[i] ?? null)
  }

  function ask<M extends keyof FileRequests>(
    method: M,
    params: FileRequests[M]['params'],
  ): Promise<FileRequests[M]['result']> {
    return connection.sendRequest(method, params)
  }
}

function foldersBelow(folder: string, uri: string): string[] {
  return pathIn(folder, canonical(uri)).split('/').slice(0, -1)
}
