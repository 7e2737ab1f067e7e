import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { useOf } from './measure.ts'
import { type Server, work } from './peers.ts'

interface Message {
  readonly id?: number
  readonly method?: string
  // biome-ignore lint/suspicious/noExplicitAny: what servers send is of every shape.
  readonly params?: any
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  readonly result?: any
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly fits: (message: Message) => boolean
  readonly take: (at: number) => void
}

const PATIENCE = 60_000

/** An editor in front of one language server: as little of one as the measurement needs, on plain pipes. */
export class Client {
  readonly #server: Server
  readonly #child: ChildProcess
  readonly #uri: string
  readonly #folder: string
  readonly #begun = performance.now()
  #bytes: Buffer = Buffer.alloc(0)
  #waiting: Waiting[] = []
  #id = 0
  #version = 1
  #full = false
  #text: string

  constructor(server: Server, path: string, folder: string) {
    const [program = '', ...args] = server.command
    this.#server = server
    this.#uri = pathToFileURL(path).href
    this.#folder = folder
    this.#text = readFileSync(path, 'utf8')
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], cwd: folder })
    this.#child.stdin!.on('error', () => {})
    this.#child.stdout!.on('data', (bytes: Buffer) => this.#receive(bytes))
  }

  /** Opens the document; milliseconds from the start of the process to its first diagnostics. */
  async open(): Promise<number> {
    const root = pathToFileURL(this.#folder).href
    const { capabilities } = await this.#request('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      initializationOptions: { markdownFileExtensions: ['md'] },
      capabilities: {
        window: { workDoneProgress: true },
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: { versionSupport: true },
          completion: { completionItem: { snippetSupport: true } },
          hover: {},
        },
      },
    }).then(([result]) => result)
    const sync = capabilities.textDocumentSync
    this.#full = (typeof sync === 'number' ? sync : sync?.change) !== 2
    this.#send({ method: 'initialized', params: {} })
    const { settings } = this.#server
    if (settings) this.#send({ method: 'workspace/didChangeConfiguration', params: { settings } })
    const languageId = this.#server.language ?? 'markdown'
    const document = { uri: this.#uri, languageId, version: 1, text: this.#text }
    const answer = this.#diagnostics()
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: document } })
    return (await this.#arrival(answer)) - this.#begun
  }

  /** Milliseconds from the start of the process until the server says that it has read the workspace. */
  async read(): Promise<number> {
    const end = await this.#next(
      ({ method, params }) => method === '$/progress' && params.value.kind === 'end',
    )
    return end - this.#begun
  }

  /** Types a character; milliseconds until the diagnostics of the new version arrive. */
  async type(line: number, character: number, text: string): Promise<number> {
    const version = ++this.#version
    const at = offsetIn(this.#text, line) + character
    this.#text = this.#text.slice(0, at) + text + this.#text.slice(at)
    const place = { line, character }
    const change = this.#full ? { text: this.#text } : { range: { start: place, end: place }, text }
    const answer = this.#diagnostics(version)
    const sent = this.#send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: this.#uri, version }, contentChanges: [change] },
    })
    return (await this.#arrival(answer)) - sent
  }

  /** Milliseconds that a request at a place takes. */
  async ask(method: 'completion' | 'hover', line: number, character: number): Promise<number> {
    const sent = performance.now()
    const textDocument = { uri: this.#uri }
    const [, at] = await this.#request(`textDocument/${method}`, {
      textDocument,
      position: { line, character },
    })
    return at - sent
  }

  /** Resident memory in MiB, `null` where the system does not tell. */
  memory(): number | null {
    return useOf(this.#child.pid)?.resident ?? null
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('exit', resolve))
    await Promise.race([this.#request('shutdown').catch(() => null), sleep(1500)])
    this.#send({ method: 'exit' })
    await Promise.race([ended, sleep(500)])
    this.#child.kill('SIGKILL')
  }

  #diagnostics(version?: number): Promise<number> | null {
    if (this.#server.pulls) return null
    return this.#next(({ method, params }) => {
      if (method !== 'textDocument/publishDiagnostics' || params.uri !== this.#uri) return false
      return version === undefined || params.version === undefined || params.version >= version
    })
  }

  async #arrival(sent: Promise<number> | null): Promise<number> {
    if (sent !== null) return sent
    const [, at] = await this.#request('textDocument/diagnostic', { textDocument: { uri: this.#uri } })
    return at
  }

  // biome-ignore lint/suspicious/noExplicitAny: the result of any request.
  async #request(method: string, params?: unknown): Promise<readonly [result: any, at: number]> {
    const id = ++this.#id
    let answer: Message = {}
    const answered = this.#next(message => {
      answer = message
      return message.id === id && message.method === undefined
    })
    this.#send({ id, method, params })
    const at = await answered
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`)
    return [answer.result, at]
  }

  #next(fits: Waiting['fits']): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE)
      const take = (at: number) => {
        clearTimeout(late)
        resolve(at)
      }
      this.#waiting.push({ fits, take })
    })
  }

  #send(message: object): number {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    this.#child.stdin!.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
    return performance.now()
  }

  #receive(bytes: Buffer): void {
    const at = performance.now()
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    for (;;) {
      const end = this.#bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: *(\d+)/i.exec(this.#bytes.toString('latin1', 0, end))![1])
      if (this.#bytes.length < end + 4 + length) return
      const message = JSON.parse(this.#bytes.toString('utf8', end + 4, end + 4 + length)) as Message
      this.#bytes = this.#bytes.subarray(end + 4 + length)
      this.#take(message, at)
    }
  }

  #take(message: Message, at: number): void {
    if (message.id !== undefined && message.method !== undefined) {
      this.#send({ id: message.id, result: this.#answer(message) ?? null })
      return
    }
    const fitting = this.#waiting.filter(one => one.fits(message))
    this.#waiting = this.#waiting.filter(one => !fitting.includes(one))
    for (const one of fitting) one.take(at)
  }

  /** What servers ask of an editor; that of VS Code's Markdown server also parses and looks at files for it. */
  #answer({ method, params }: Message): unknown {
    const path = params?.uri ? fileURLToPath(params.uri) : ''
    const { settings = {} } = this.#server
    switch (method) {
      case 'workspace/configuration':
        return params.items.map(({ section }: { section?: string }) =>
          section
            ? (section.split('.').reduce((value, key) => value?.[key as never], settings) ?? null)
            : settings,
        )
      case 'workspace/workspaceFolders':
        return [{ uri: pathToFileURL(this.#folder).href, name: 'bench' }]
      case 'markdown/parse':
        return parser()(this.#text)
      case 'markdown/fs/readFile':
        return [...readFileSync(path)]
      case 'markdown/fs/stat':
        return kindOf(path)
      case 'markdown/fs/readDirectory':
        return readdirSync(path).map(name => [name, kindOf(join(path, name))])
      case 'markdown/findMarkdownFilesInWorkspace':
        return [this.#uri]
      default:
        return null
    }
  }
}

function kindOf(path: string): { isDirectory: boolean } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && { isDirectory: stats.isDirectory() }
}

function offsetIn(text: string, line: number): number {
  let at = 0
  for (let i = 0; i < line; i++) at = text.indexOf('\n', at) + 1
  return at
}

let parse: ((text: string) => unknown) | undefined

function parser(): (text: string) => unknown {
  if (parse === undefined) {
    const MarkdownIt = createRequire(join(work, 'package.json'))('markdown-it')
    const own = new MarkdownIt({ html: true, linkify: true })
    parse = text => own.parse(text, {})
  }
  return parse
}
