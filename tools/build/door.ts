import { createHash } from 'node:crypto'

/**
 * The file that a process starts with: it runs one of the programs in the bundle beside it, and keeps the compiled code
 * between runs, in the folder that Node keeps such code in (NODE_COMPILE_CACHE; NODE_DISABLE_COMPILE_CACHE turns it off).
 * Node's own cache holds what is compiled at loading; this one is taken when the process ends, and so holds the functions
 * that ran, a file for each command. That of a server is taken anew when more of it ran. Only code that belongs to the
 * user is loaded. Before Node 22.1 there is no such folder and no cache.
 */
export function doorTo(program: string, bundle: string, code: string): string {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16)
  return `#!/usr/bin/env node
'use strict'
const fs = require('node:fs')
const { join } = require('node:path')
const { createRequire, enableCompileCache } = require('node:module')

const file = join(__dirname, ${JSON.stringify(bundle)})
const folder = enableCompileCache?.().directory
const { Script } = require('node:vm')
const [, , command = ''] = process.argv
const owner = [process.version, process.arch, process.getuid?.() ?? 'user'].join('-')
const task = /^[a-z]{1,20}$/.test(command) ? command : 'other'
const kept = folder && join(folder, \`postmortems-${hash}-\${owner}-${program}-\${task}.bin\`)
const source = \`(function (exports, require, module, __filename, __dirname) {\${fs.readFileSync(file, 'latin1')}\\n})\`
const cachedData = kept && codeIn(kept)
const script = new Script(source, { filename: file, cachedData })
const own = { exports: { start: ${JSON.stringify(program)} } }
const known = cachedData === undefined || script.cachedDataRejected ? 0 : cachedData.length
// A server that was hardly used leaves little: the next one may know better.
const mayKnowBetter = known === 0 || ${program === 'server'} || task === 'lsp'
if (kept && mayKnowBetter)
  process.once('exit', () => own.exports.compiled?.worthKeeping !== false && keep(script, kept, known))
script.runInThisContext().call(own.exports, own.exports, createRequire(file), own, file, __dirname)

function codeIn(kept) {
  try {
    const { uid, mode } = fs.statSync(kept)
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined
    return fs.readFileSync(kept)
  } catch {
    return undefined
  }
}

function keep(script, kept, known) {
  const compiled = script.createCachedData()
  if (compiled.length < known * 1.02) return
  const written = \`\${kept}.\${process.pid}\`
  try {
    fs.writeFileSync(written, compiled, { mode: 0o600, flag: 'wx' })
    fs.renameSync(written, kept)
  } catch {
    // The next run compiles again.
    fs.rmSync(written, { force: true })
  }
}
`
}
