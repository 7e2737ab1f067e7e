import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { nodeHost } from '../../server/host/node.ts'
import type { PolicyAnswer } from '../../server/protocol.ts'
import { able, editors, memoryHost, uriOf } from './editor.ts'

// What a folder that nobody vouches for may make the server do.

const editor = editors({ capabilities: able })
const policy = '# Ours\n\n## When to write\n\nWrite a postmortem after each incident.\n'
const naming = (path: string) => `profile: tiered\npolicy: ${path}\n`
const files = {
  'outside.md': policy,
  'open/own.md': policy,
  'open/a/postmortems.yaml': naming('../own.md'),
  'open/b/postmortems.yaml': naming('../../outside.md'),
}
const document =
  '---\nprofile: tiered\nid: 2026-01-01-x\ntitle: X\ndate: 2026-01-01\nseverity: sev2\nstatus: draft\n---\n\n# X\n'
const open = [{ uri: uriOf('open'), name: 'open' }]

for (const confined of [false, true]) {
  const where = confined ? 'only within the open folders where these are not trusted' : 'wherever it lies'
  test(`what a configuration names is read ${where}`, async () => {
    const initializationOptions = { commands: true, confined }
    const own = await editor({ files, initialize: { workspaceFolders: open, initializationOptions } })
    const policyOf = async (path: string) => {
      await own.open(path, document)
      return (await own.of<PolicyAnswer>(path, 'postmortems/policy')).uri
    }
    assert.equal(await policyOf('open/a/2026-01-01-x.md'), uriOf('open/own.md'))
    assert.equal(await policyOf('open/b/2026-01-01-x.md'), confined ? null : uriOf('outside.md'))
  })
}

for (const confined of [false, true]) {
  test(`a thread reads ${confined ? 'no' : 'a'} large workspace where folders are ${confined ? 'not ' : ''}trusted`, async () => {
    let files: readonly string[] = []
    const names = Array.from({ length: 401 }, (_, i) => [`open/${i}.md`, '# x\n'])
    const own = await editor({
      files: Object.fromEntries(names),
      initialize: { workspaceFolders: open, initializationOptions: { commands: true, confined } },
      host: held => ({
        ...memoryHost(held),
        async examineAside(uris) {
          files = uris
        },
      }),
    })
    await own.hears('postmortems/changed')
    assert.equal(files.length, confined ? 0 : 401)
  })
}

test('nothing is read that has no end, nor what the system tells of itself', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortems-'))
  t.after(() => rmSync(folder, { recursive: true }))
  spawnSync('sh', ['-c', 'mkfifo pipe.yaml'], { cwd: folder })
  symlinkSync('/dev/zero', join(folder, 'zero.yaml'))
  symlinkSync('/proc/self/environ', join(folder, 'told.yaml'))
  writeFileSync(join(folder, 'own.yaml'), 'profile: tiered\n')
  const read = (name: string) => nodeHost.read(pathToFileURL(join(folder, name)).href)
  for (const name of ['pipe.yaml', 'zero.yaml', 'told.yaml']) assert.equal((await read(name)) ?? '', '', name)
  assert.equal(await read('own.yaml'), 'profile: tiered\n')
})

test('a file is read in the encoding that its mark names, as the command line reads it', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortems-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const text = '# Störung 🔥\n'
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  const forms = { 'utf8.md': `\ufeff${text}`, 'le.md': little, 'be.md': Buffer.from(little).swap16() }
  for (const [name, bytes] of Object.entries(forms)) {
    writeFileSync(join(folder, name), bytes)
    assert.equal(await nodeHost.read(pathToFileURL(join(folder, name)).href), text, name)
  }
})
