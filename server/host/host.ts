/** How the files of a workspace are listed and read. Paths are URIs; a file that cannot be read is `null`. */
export interface Host {
  /** URIs of the Markdown and configuration files below a folder, in slices, so that the caller can breathe. */
  list(folder: string): AsyncIterable<readonly string[]>
  read(uri: string): Promise<string | null>
  /** Whether a file or folder exists; `null` where that cannot be told at once. */
  exists(uri: string): boolean | null
}
