import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { command } from '../command.ts'
import { Fault } from '../fault.ts'

export default command({
  name: 'lsp',
  usage: ['lsp --stdio'],
  about: ['Serves an editor over the Language Server Protocol, through standard input and output.'],
  options: { stdio: { about: 'Use standard input and output, the only way there is.' } },
  most: 0,
  examples: [['lsp --stdio', 'the command to set in an editor']],
  run,
})

/** Loads the server, a bundle beside this one. It ends the process when the editor ends the connection. */
function run(): Promise<number> {
  const server = [
    join(import.meta.dirname, 'server.js'),
    join(import.meta.dirname, '..', '..', 'dist', 'server.js'),
  ].find(one => existsSync(one))
  if (server === undefined) throw new Fault('the language server is not part of this installation')
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio')
  if (process.stdin.isTTY)
    process.stderr.write('postmortem lsp waits for an editor to speak to it; Ctrl-C ends it\n')
  createRequire(join(import.meta.dirname, 'lsp'))(server)
  return new Promise(() => {})
}
