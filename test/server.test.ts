// The built server in a process of its own, as editors start it.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import {
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { unoffered } from '../tools/build/unoffered.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'server.js')
const worker = join(import.meta.dirname, '..', 'dist', 'server.browser.js')
const started: ChildProcess[] = []
after(() => {
  for (const child of started) if (child.exitCode === null) child.kill()
})

interface Served {
  readonly child: ChildProcess
  readonly connection: MessageConnection
  readonly initialized: InitializeResult
}

async function serve(
  processId: number | null = process.pid,
  folder?: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  assert.ok(existsSync(bundle), 'the server is built first: npm run build -- server')
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env })
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

test('offers nothing that our client was built without', async () => {
  const { capabilities } = (await serve()).initialized
  for (const [module, [, capability]] of Object.entries(unoffered))
    assert.equal(capability in { ...capabilities, ...capabilities.workspace }, false, module)
})

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

test('helps with a configuration, where nothing writes JSON Schemas', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortems-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'postmortems.yaml')
  const text = 'profle: tiered\n'
  writeFileSync(file, text)
  const { connection } = await serve(process.pid, folder)
  await connection.sendNotification('initialized', {})
  const textDocument = { uri: pathToFileURL(file).href, languageId: 'yaml', version: 1, text }
  await connection.sendNotification('textDocument/didOpen', { textDocument })
  const position = { line: 0, character: 3 }
  const offers = await connection.sendRequest<{ label: string }[]>('textDocument/completion', {
    textDocument,
    position,
  })
  assert.ok(offers.some(({ label }) => label === 'profile'))
  const { items } = await connection.sendRequest<{ items: { message: string }[] }>(
    'textDocument/diagnostic',
    { textDocument },
  )
  assert.match(items[0]!.message, /Did you mean “profile”/)
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
  const kept = mkdtempSync(join(tmpdir(), 'postmortems-'))
  after(() => rmSync(kept, { recursive: true, force: true }))
  const read = async () => {
    const { connection } = await serve(process.pid, folder, { ...process.env, XDG_CACHE_HOME: kept })
    const changed = new Promise<void>(resolve => {
      connection.onNotification('postmortems/changed', () => resolve())
    })
    await connection.sendNotification('initialized', {})
    await changed
    const { postmortems } = await connection.sendRequest<{ postmortems: { title: string }[] }>(
      'postmortems/overview',
      {},
    )
    return postmortems.map(({ title }) => title).sort()
  }
  const titles = await read()
  assert.equal(titles.length, 450)
  writeFileSync(join(folder, '2026-01-02-new.md'), '---\ntitle: Brand new\n---\n# Brand new\n')
  // The next window knows most of them already, and sees what is new.
  assert.deepEqual(await read(), ['Brand new', ...titles])
})

test('what it compiled is kept for the next start, and more once more of it was used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortems-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const kept = async (text: string | null) => {
    const { child, connection } = await serve(process.pid, undefined, {
      ...process.env,
      NODE_COMPILE_CACHE: folder,
    })
    const uri = 'file:///2026-03-04-a.md'
    const textDocument = { uri, languageId: 'markdown', version: 1, text }
    if (text !== null) {
      await connection.sendNotification('textDocument/didOpen', { textDocument })
      await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
    }
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    await exitCode(child)
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const name = names.find(one => one.includes('-server-'))
    assert.ok(name, names.join(', '))
    return statSync(join(folder, name)).size
  }
  const unused = await kept(null)
  const used = await kept('---\nprofile: tiered\n---\n\n# Down\n\n## Timeline\n\n- 14:02 down\n')
  assert.ok(used > unused, `${used} bytes, ${unused} before`)
  assert.equal(await kept(null), used)
})

test('goes on after a fault that belongs to no request', { timeout: 20_000 }, async () => {
  const fault = 'setTimeout(() => Promise.reject(new Error("out of nowhere")), 500)'
  const { child, connection } = await serve(process.pid, undefined, {
    ...process.env,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`globalThis.process.on("newListener", name => name === "uncaughtException" && ${fault})`)}`,
  })
  const logged = new Promise<string>(resolve =>
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => resolve(message)),
  )
  assert.match(await logged, /out of nowhere/)
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  assert.equal(await exitCode(child), 0)
})

test('exits with 1 when told to without a goodbye', async () => {
  const { child, connection } = await serve()
  await connection.sendNotification('exit')
  assert.equal(await exitCode(child), 1)
})

for (const given of [[], ['--socket=1234'], ['--pipe=/tmp/server']])
  test(`says how it is started when it is started with ${given.join() || 'nothing'}`, () => {
    const { status, stderr } = spawnSync(process.execPath, [bundle, ...given], { encoding: 'utf8' })
    assert.equal(stderr, 'The server is started with --stdio.\n')
    assert.equal(status, 2)
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

/** What a worker and its page say to each other. */
interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly uris?: readonly string[] }
  readonly result?: unknown
  readonly error?: unknown
}

const document = '---\nprofile: tiered\nid: 2026-08-01-a\nseverity: sev9\n---\n# Slow\n'
const uri = 'vscode-vfs://github/team/docs/2026-08-01-a.md'

// No process, no modules, no file system: nothing but what a worker has.
test('the worker bundle serves a document, reading files through its client', async () => {
  assert.ok(existsSync(worker), 'the bundle is built first: npm run build -- server.browser')
  const waiting = new Map<number, (message: Message) => void>()
  const asked: string[] = []
  const channels: MessageChannel[] = []
  class Channel extends MessageChannel {
    constructor() {
      super()
      channels.push(this)
    }
  }
  const scope: Record<string, unknown> & { onmessage?: (event: { data: unknown }) => void } = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    MessageChannel: Channel,
    TextDecoder,
    TextEncoder,
    URL,
    console,
    addEventListener() {},
    postMessage(message: Message) {
      const { id, method, params } = structuredClone(message)
      if (method === undefined) return waiting.get(id!)?.(message)
      asked.push(method)
      if (id === undefined) return
      const texts = params?.uris?.map(one => (one.endsWith('.md') ? document : null))
      const result = method === 'postmortems/files/list' ? [uri] : (texts ?? null)
      queueMicrotask(() => scope.onmessage!({ data: { jsonrpc: '2.0', id, result } }))
    },
  }
  scope.self = scope
  runInContext(readFileSync(worker, 'utf8'), createContext(scope), { filename: worker })
  let ids = 0
  const ask = <R>(method: string, params: unknown) =>
    new Promise<R>((resolve, reject) => {
      const id = ++ids
      waiting.set(id, ({ result, error }) => (error ? reject(error) : resolve(result as R)))
      scope.onmessage!({ data: { jsonrpc: '2.0', id, method, params } })
    })
  const tell = (method: string, params: unknown) =>
    scope.onmessage!({ data: { jsonrpc: '2.0', method, params } })
  await ask('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: 'vscode-vfs://github/team/docs', name: 'docs' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
  })
  tell('initialized', {})
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: document } })
  const { items } = await ask<{ items: { code: string }[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  })
  assert.ok(items.some(item => item.code === 'metadata-value'))
  const lenses = await ask<unknown[]>('textDocument/codeLens', { textDocument: { uri } })
  assert.equal(lenses.length, 1)
  assert.ok(asked.includes('postmortems/files/list'))
  await ask('shutdown', null)
  for (const { port1 } of channels) port1.close()
})
