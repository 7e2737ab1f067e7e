import type { Instant } from '../core/index.ts'
import type { Host } from './host/host.ts'

/** What the disk said of files: asking it at every key for every link would be the most of what a key costs. */
export interface FileMemory {
  exists(this: void, uri: string): boolean | null
  /** Files came or went. */
  forget(): void
}

/** So long the disk is believed, in milliseconds, should nobody tell of a change. */
const remembered = 5000

/** What the host says of files, remembered for a while. */
export function fileMemory(host: Host, clock: () => Instant): FileMemory {
  const files = new Map<string, { readonly exists: boolean | null; readonly at: Instant }>()
  return {
    exists(uri) {
      const now = clock()
      const known = files.get(uri)
      if (known && now - known.at < remembered) return known.exists
      const exists = host.exists(uri)
      files.set(uri, { exists, at: now })
      return exists
    },
    forget: () => files.clear(),
  }
}
