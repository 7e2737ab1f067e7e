import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isConfiguration, isMarkdown, isSkippedFolder, MOST_BYTES } from '../../core/index.ts'
import { decoded } from '../../disk/texts.ts'
import type { Host } from './host.ts'
import { examineAside } from './thread.ts'

/** Files on disk. Symbolic links to folders are not followed: they make loops and duplicates. */
export const nodeHost: Host = {
  list: folder => listBelow(folder),

  /** Reads synchronously: for small files, Node's asynchronous functions take four times as long. */
  async read(uri) {
    const path = pathOf(uri)
    if (path === null) return null
    try {
      const { size } = statSync(path)
      // Devices, pipes and files of `/proc` report no size, and may have no end.
      return size > MOST_BYTES ? null : size === 0 ? '' : decoded(readFileSync(path)).text
    } catch {
      return null
    }
  },

  exists(uri) {
    const path = pathOf(uri)
    return path === null ? null : existsSync(path)
  },

  examineAside,
}

async function* listBelow(folder: string): AsyncGenerator<readonly string[]> {
  const root = pathOf(folder)
  const waiting = root === null ? [] : [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => [])
    const files: string[] = []
    for (const entry of entries) {
      if (entry.isDirectory() && !isSkippedFolder(entry.name)) waiting.push(join(next, entry.name))
      else if (entry.isFile() && (isMarkdown(entry.name) || isConfiguration(entry.name))) {
        files.push(pathToFileURL(join(next, entry.name)).href)
      }
    }
    if (files.length > 0) yield files
  }
}

function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null
  } catch {
    return null
  }
}
