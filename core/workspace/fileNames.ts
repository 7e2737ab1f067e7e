/** Which files matter to a workspace of postmortems, by name alone: the same for editor and command line. */

/** Larger files are not read into the workspace. Bytes. */
export const MOST_BYTES = 8_000_000

/** The names a configuration may have; the first one found in a folder counts. */
export const configurationNames: readonly string[] = [
  'postmortems.yaml',
  'postmortems.yml',
  'postmortems.json',
]

const skipped = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'out',
  'build',
  'target',
  'coverage',
])

/** Whether a file is Markdown, by its name. */
export function isMarkdown(name: string): boolean {
  return /\.(?:mdx?|markdown)$/i.test(name)
}

/** Whether a file of this name configures the folder it lies in. */
export function isConfiguration(name: string): boolean {
  return configurationNames.includes(name)
}

/** Whether a folder is skipped: those of tools and packages, and hidden ones except those of code hosts (`.github`). */
export function isSkippedFolder(name: string): boolean {
  return skipped.has(name) || (name.startsWith('.') && name !== '.github' && name !== '.gitlab')
}
