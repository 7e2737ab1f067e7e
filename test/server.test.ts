// The built server in a process of its own, as editors start it.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

const bundle = join(import.meta.dirname, '..', 'dist', 'server.js')
const started: ChildProcess[] = []
after(() => {
  for (const child of started) if (child.exitCode === null) child.kill()
})

interface Served {
  readonly child: ChildProcess
  readonly connection: MessageConnection
  readonly initialized: InitializeResult
}

async function serve(processId: number | null = process.pid, folder?: string): Promise<Served> {
  assert.ok(existsSync(bundle), 'the server is built first: npm run build -- server')
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  started.push(child)
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.onRequest(() => null)
  connection.listen()
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId,
    rootUri: folder === undefined ? null : pathToFileURL(folder).href,
    initializationOptions: { commands: true },
    capabilities: { textDocument: { diagnostic: {} } },
  })
  if (folder === undefined) await connection.sendNotification('initialized', {})
  return { child, connection, initialized }
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

test('serves from opening to goodbye, and exits with 0', async () => {
  const { child, connection, initialized } = await serve()
  assert.equal(initialized.serverInfo?.name, 'postmortems')
  const textDocument = {
    uri: 'untitled:Untitled-1',
    languageId: 'markdown',
    version: 1,
    text: '---\nprofile: tiered\n---\n# x\n',
  }
  await connection.sendNotification('textDocument/didOpen', { textDocument })
  const report = await connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', {
    textDocument,
  })
  assert.ok(report.items.length > 0)
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  assert.equal(await exitCode(child), 0)
})

test('a large workspace is read in a thread of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortems-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'postmortems.yaml'), "profile: tiered\ninclude: ['**/*.md']\n")
  for (let i = 1; i <= 450; i++) {
    const id = `2026-01-01-number-${i}`
    writeFileSync(
      join(folder, `${id}.md`),
      `---\nid: ${id}\ntitle: Number ${i}\nseverity: sev2\n---\n# Number ${i}\n`,
    )
  }
  const { connection } = await serve(process.pid, folder)
  const changed = new Promise<void>(resolve => {
    connection.onNotification('postmortems/changed', () => resolve())
  })
  await connection.sendNotification('initialized', {})
  await changed
  const { postmortems } = await connection.sendRequest<{ postmortems: unknown[] }>('postmortems/overview', {})
  assert.equal(postmortems.length, 450)
})

test('exits with 1 when told to without a goodbye', async () => {
  const { child, connection } = await serve()
  await connection.sendNotification('exit')
  assert.equal(await exitCode(child), 1)
})

test('ends when its input ends', async () => {
  const { child } = await serve()
  child.stdin!.end()
  assert.equal(await exitCode(child), 1)
})

test('ends when the editor that started it is gone', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  started.push(parent)
  const { child } = await serve(parent.pid!)
  parent.kill()
  assert.equal(await exitCode(child), 1)
})
