import type { Entry } from '../workspace/shelf.ts'

/** How the files of a workspace are listed and read. Paths are URIs; a file that cannot be read is `null`. */
export interface Host {
  /** URIs of the Markdown and configuration files below a folder, a slice at a time, so that the caller can do other work. */
  list(folder: string): AsyncIterable<readonly string[]>
  read(uri: string): Promise<string | null>
  /** Whether a file or folder exists; `null` where that cannot be told at once. */
  exists(uri: string): boolean | null
  /**
   * Examines files in another thread. `take` gets the entries as they come and says whether to go on; the thread never
   * gets far ahead of what was taken. Rejects if the thread cannot be started. Absent on hosts without threads.
   */
  examineAside?(
    files: readonly string[],
    take: (entries: readonly (readonly [string, Entry | null])[]) => Promise<boolean>,
  ): Promise<void>
}
