import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { isMainThread, Worker } from 'node:worker_threads'
import { FileChangeType } from 'vscode-languageserver'
import { nodeHost } from '../../server/host/node.ts'
import { examineForParent } from '../../server/host/thread.ts'
import type { Requests } from '../../server/protocol.ts'
import { able, breakingAt, compile, editors, plainEditor, until, uriOf, workspace } from './editor.ts'
import { postmortem } from './postmortem.ts'

// A document at which something of ours breaks down costs no other one its answer.

const style = 'process'
const broken = '---\nprofile: process\n---\n# Postmortem: queue\n\n## Root Causes\n\nNone.\n'
const good = (id: string) => postmortem(id, 'severity: sev2\n')
const breaking = { breaksAt: style }

if (isMainThread) tellOfBreaking()
else examineForParent(nodeHost, { profiles: breakingAt(style), compile }, '1')

function tellOfBreaking(): void {
  const editor = editors({ ...breaking, now: '2026-09-01T12:00:00Z' })

  test('diagnostics of the others are pushed, and the log tells of it', async () => {
    const own = await editor({ capabilities: plainEditor })
    await own.open('a.md', broken)
    await own.open('b.md', good('2026-08-01-b'))
    assert.ok((await own.pushed('b.md', 1)).length > 0)
    await until(() => own.logged.some(line => /a\.md was not checked: Error: no such luck/.test(line)))
    await own.edit('a.md', 2, [{ text: good('2026-08-01-a') }])
    assert.ok((await own.pushed('a.md', 2)).length > 0)
  })

  test('a request about it fails, and those about others do not', async () => {
    const own = await editor({ capabilities: able })
    await own.open('a.md', broken)
    await own.open('b.md', good('2026-08-01-b'))
    await assert.rejects(own.pull('a.md'), /textDocument\/diagnostic failed; the log says why/)
    const report = await own.pull('b.md')
    assert.ok(report.kind === 'full' && report.items.length > 0)
  })

  test('the others are known to one another', async () => {
    const own = await editor({ capabilities: plainEditor })
    await own.open('a.md', broken)
    await own.open('b.md', good('2026-08-01-x'))
    await own.open('c.md', good('2026-08-01-x'))
    const repeated = (path: string) => async () =>
      (await own.pushed(path, 1)).some(({ code }) => code === 'duplicate-id')
    await until(repeated('b.md'))
    await until(repeated('c.md'))
  })

  test('of files that change together, the others are read', async () => {
    const own = await editor({ capabilities: plainEditor })
    await own.open('c.md', good('2026-08-01-x'))
    await own.pushed('c.md', 1)
    for (const [path, text] of [
      ['a.md', broken],
      ['b.md', good('2026-08-01-x')],
    ] as const)
      own.files.set(path, text)
    await own.tell('workspace/didChangeWatchedFiles', {
      changes: ['a.md', 'b.md'].map(path => ({ uri: uriOf(path), type: FileChangeType.Created })),
    })
    await until(async () => (await own.pushed('c.md', 1)).some(({ code }) => code === 'duplicate-id'))
  })

  test('a task judges the others, names it and says that this is our fault', async () => {
    const files = { 'a.md': broken, 'b.md': good('2026-08-01-b') }
    const own = await editor({ files, initialize: { initializationOptions: { commands: true } } })
    const { lines, summary, code } = await own.ask<Requests['postmortems/task']['result']>(
      'postmortems/task',
      { folder: workspace, command: 'check' },
    )
    assert.ok(lines.some(line => line.startsWith('b.md:')))
    assert.equal(lines.at(-1), 'a.md was not checked: an internal error, which the log tells of')
    assert.match(summary, /in 1 postmortem$/)
    assert.equal(code, 3)
    assert.ok(own.logged.some(line => /a\.md was left out: Error: no such luck/.test(line)))
  })

  test('the second thread examines the others', async t => {
    const { uris, cache } = folderOf({ 'a.md': broken, 'b.md': good('2026-08-01-b') }, t)
    const worker = new Worker(import.meta.filename, {
      stderr: true,
      env: { ...process.env, XDG_CACHE_HOME: cache },
    })
    let said = ''
    worker.stderr.on('data', part => {
      said += part
    })
    const entries = new Map<string, string>()
    const done = new Promise<void>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
    worker.on('message', (batch: readonly (readonly [string, string])[] | null) => {
      for (const [uri, entry] of batch ?? []) entries.set(uri, entry)
      worker.postMessage('taken')
    })
    worker.postMessage(uris)
    await done
    assert.deepEqual([...entries.keys()], uris)
    assert.equal(entries.get(uris[0]!), 'null')
    assert.equal(JSON.parse(entries.get(uris[1]!)!).postmortem.card.id, '2026-08-01-b')
    assert.match(said, /a\.md was left out: Error: no such luck/)
  })
}

/** A folder with these files, their URIs, and a folder for what is kept of them. */
function folderOf(files: Readonly<Record<string, string>>, t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'postmortems-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const uris = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(root, name), text)
    return pathToFileURL(join(root, name)).href
  })
  return { uris, cache: join(root, 'cache') }
}
