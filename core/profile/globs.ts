import picomatch from 'picomatch'

/** Whether a path (with `/`) fits the globs. `**` crosses folders; a leading dot needs no own glob. */
export type Fits = (path: string) => boolean

/**
 * Compiles globs: a path fits if it matches one of them and none of those that start with `!`. A name without wildcards
 * matches the file of this name, and everything below a folder of this name.
 */
export function globsOf(globs: readonly string[]): Fits {
  const wanted = globs.filter(glob => !glob.startsWith('!')).flatMap(spread)
  const unwanted = globs.filter(glob => glob.startsWith('!')).flatMap(glob => spread(glob.slice(1)))
  const isWanted = wanted.length === 0 && unwanted.length > 0 ? () => true : matcher(wanted)
  const isUnwanted = matcher(unwanted)
  return path => isWanted(path) && !isUnwanted(path)
}

/** Whether one of the globs is nothing but this very path. */
export function namesExactly(globs: readonly string[], path: string): boolean {
  return globs.some(glob => isPlain(glob) && glob.replace(/^\.\//, '') === path)
}

function matcher(globs: readonly string[]): Fits {
  const some = globs.filter(glob => glob !== '')
  if (some.length === 0) return () => false
  try {
    return picomatch(some, { dot: true, nocase: false })
  } catch {
    // picomatch refuses globs of more than 65,536 characters.
    return () => false
  }
}

function spread(glob: string): string[] {
  const bare = glob.replace(/^\.\//, '').replace(/\/+$/, '')
  if (bare === '.' || bare === '') return ['**']
  if (glob.endsWith('/')) return [`${bare}/**`]
  return isPlain(bare) ? [bare, `${bare}/**`] : [bare]
}

function isPlain(glob: string): boolean {
  return !/[*?[\]{}()!]/.test(glob)
}
