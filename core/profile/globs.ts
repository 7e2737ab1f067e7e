import picomatch from 'picomatch'

/** Whether a path (with `/`) fits one of the globs. `**` crosses folders; a leading dot needs no own glob. */
export type Fits = (path: string) => boolean

export function globsOf(globs: readonly string[]): Fits {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true, nocase: false })
}
