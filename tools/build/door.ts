import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'

/**
 * The text of a door: the file that a process starts with. It runs one of the programs in the bundle beside it and keeps V8's
 * compiled code for the next run, in Node's folder for such code (NODE_COMPILE_CACHE; NODE_DISABLE_COMPILE_CACHE turns it
 * off; none before Node 22.1). Node's own cache holds only what is compiled at loading; this one is taken when the process
 * ends and holds the functions that ran, in a file for each command. A server replaces it when more of it ran. Only files
 * that belong to the user are loaded. `root` is the folder of the repository.
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
