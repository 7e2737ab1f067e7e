import { Console } from 'node:console'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  Message,
} from 'vscode-languageserver/node'

/**
 * The base protocol of LSP over the streams of this process, which ends with its input: with 0 after a `shutdown`, else
 * with 1. The library's own reader and writer wait for another turn of the event loop with each message, and write it in
 * two parts: together a tenth of a key in 16 KB.
 */
export function stdio(): [Reader, Writer] {
  // What a library may print must not stand between messages.
  globalThis.console = new Console(process.stderr)
  const reader = new Reader(process.stdin)
  const leave = () => process.exit(reader.hasShutDown ? 0 : 1)
  process.stdin.on('end', leave).on('close', leave)
  return [reader, new Writer(process.stdout)]
}

const END_OF_HEADER = '\r\n\r\n'

/** Hands each message on with its last byte. What is none is an error, told to those who listen for them. */
export class Reader extends AbstractMessageReader {
  hasShutDown = false
  readonly #stream: NodeJS.ReadableStream
  /** Bytes that make no message yet, and how many it takes before they may. */
  #unread: Buffer[] = []
  #missing = 0

  constructor(stream: NodeJS.ReadableStream) {
    super()
    this.#stream = stream
    stream.on('error', error => this.fireError(error))
    stream.on('close', () => this.fireClose())
  }

  listen(callback: DataCallback): Disposable {
    const take = (bytes: Buffer) => {
      this.#unread.push(bytes)
      this.#missing -= bytes.length
      if (this.#missing <= 0) this.#readAll(callback)
    }
    this.#stream.on('data', take)
    return { dispose: () => this.#stream.off('data', take) }
  }

  #readAll(callback: DataCallback): void {
    const unread = this.#unread.length === 1 ? this.#unread[0]! : Buffer.concat(this.#unread)
    let at = 0
    for (;;) {
      const header = unread.indexOf(END_OF_HEADER, at)
      const start = header + END_OF_HEADER.length
      const end = header < 0 ? at : start + bodyLength(unread.toString('latin1', at, header))
      this.#missing = end - unread.length
      if (header < 0 || this.#missing > 0) break
      this.#read(unread.toString('utf8', start, end), callback)
      at = end
    }
    this.#unread = at === unread.length ? [] : [unread.subarray(at)]
  }

  #read(body: string, callback: DataCallback): void {
    try {
      const message: Message = JSON.parse(body)
      this.hasShutDown ||= Message.isRequest(message) && message.method === 'shutdown'
      callback(message)
    } catch (error) {
      this.fireError(error)
    }
  }
}

/** In bytes of UTF-8; 0, which is no message, where the header does not say. */
function bodyLength(header: string): number {
  return Number(/^content-length: *(\d+)/im.exec(header)?.[1] ?? 0)
}

/** Writes a message as a whole and at once. */
export class Writer extends AbstractMessageWriter {
  readonly #stream: NodeJS.WritableStream

  constructor(stream: NodeJS.WritableStream) {
    super()
    this.#stream = stream
    stream.on('error', error => this.fireError(error))
    stream.on('close', () => this.fireClose())
  }

  write(message: Message): Promise<void> {
    const body = JSON.stringify(message)
    const length = Buffer.byteLength(body)
    return new Promise((resolve, reject) => {
      this.#stream.write(`Content-Length: ${length}${END_OF_HEADER}${body}`, error =>
        error ? reject(error) : resolve(),
      )
    })
  }

  end(): void {
    this.#stream.end()
  }
}
