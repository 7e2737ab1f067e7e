import type { Entry } from '../shelf.ts'

/** How the files of a workspace are listed and read. Paths are URIs; a file that cannot be read is `null`. */
export interface Host {
  /** URIs of the Markdown and configuration files below a folder, in slices, so that the caller can breathe. */
  list(folder: string): AsyncIterable<readonly string[]>
  read(uri: string): Promise<string | null>
  /** Whether a file or folder exists; `null` where that cannot be told at once. */
  exists(uri: string): boolean | null
  /**
   * Examines files in another thread; `take` gets the entries as they come and says whether to go on: the thread runs no
   * further ahead than one batch of what was taken. Rejects where no thread can be had. Absent where there are none.
   */
  examineAside?(
    files: readonly string[],
    take: (entries: readonly (readonly [string, Entry | null])[]) => Promise<boolean>,
  ): Promise<void>
}
