import type { Instant } from '../../core/index.ts'
import type { Host } from '../host/host.ts'

/** Remembers which files exist: to ask the disk about every link at every key would cost more than all other work. */
export interface FileMemory {
  exists(this: void, uri: string): boolean | null
  /** Files came or went. */
  forget(): void
}

/** How long an answer of the disk is believed if no client reports changes of files. Milliseconds. */
const REMEMBERED = 5000

/** A memory of what the host says, empty. */
export function fileMemory(host: Host, clock: () => Instant): FileMemory {
  const files = new Map<string, { readonly exists: boolean | null; readonly at: Instant }>()
  return {
    exists(uri) {
      const now = clock()
      const known = files.get(uri)
      if (known && now - known.at < REMEMBERED) return known.exists
      const exists = host.exists(uri)
      files.set(uri, { exists, at: now })
      return exists
    },
    forget: () => files.clear(),
  }
}
