import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'

/**
 * The file that a process starts with: it runs one of the programs in the bundle beside it, and keeps the compiled code
 * between runs, in the folder that Node keeps such code in (NODE_COMPILE_CACHE; NODE_DISABLE_COMPILE_CACHE turns it off).
 * Node's own cache holds what is compiled at loading; this one is taken when the process ends, and so holds the functions
 * that ran, a file for each command. That of a server is taken anew when more of it ran. Only code that belongs to the
 * user is loaded. Before Node 22.1 there is no such folder and no cache. `root` is the repository's.
 */
export function doorTo(root: string, program: string, bundle: string, code: string): string {
  const door = readFileSync(join(root, 'tools', 'build', 'door.cjs'), 'utf8')
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16)
  const given = { PROGRAM: program, BUNDLE: bundle, HASH: hash }
  const define = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, JSON.stringify(value)]),
  )
  return transformSync(door, { define, minifySyntax: true, target: 'es2023' }).code
}
