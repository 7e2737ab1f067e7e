#!/usr/bin/env node
'use strict'
const fs = require('node:fs')
const { join } = require('node:path')
const { createRequire, enableCompileCache } = require('node:module')
const { Script } = require('node:vm')

// PROGRAM, BUNDLE and HASH are filled in when it is built (door.ts), which also says what this file is for.
const file = join(__dirname, BUNDLE)
const folder = enableCompileCache?.().directory
const [, , command = ''] = process.argv
const owner = [process.version, process.arch, process.getuid?.() ?? 'user'].join('-')
const task = /^[a-z]{1,20}$/.test(command) ? command : 'other'
const kept = folder && join(folder, `postmortems-${HASH}-${owner}-${PROGRAM}-${task}.bin`)
const source = `(function (exports, require, module, __filename, __dirname) {${fs.readFileSync(file, 'latin1')}\n})`
const cachedData = kept && codeIn(kept)
const script = new Script(source, { filename: file, cachedData })
const own = { exports: { start: PROGRAM } }
const known = cachedData === undefined || script.cachedDataRejected ? 0 : cachedData.length
// A server that was hardly used has compiled little: a later one may replace what it kept.
const mayKnowBetter = known === 0 || PROGRAM === 'server' || task === 'lsp'
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
  const written = `${kept}.${process.pid}`
  try {
    fs.writeFileSync(written, compiled, { mode: 0o600, flag: 'wx' })
    fs.renameSync(written, kept)
  } catch {
    // The next run compiles again.
    fs.rmSync(written, { force: true })
  }
}
