import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Message, type RequestMessage, StreamMessageReader } from 'vscode-languageserver/node'
import { Reader, Writer } from '../../server/host/stdio.ts'

const messages: RequestMessage[] = [
  { jsonrpc: '2.0', id: 0, method: 'short' },
  {
    jsonrpc: '2.0',
    id: 0,
    method: 'long',
    params: { text: 'ä 日本 🔥\r\n\r\nContent-Length: 3\r\n\r\n'.repeat(40) },
  },
  { jsonrpc: '2.0', id: 1, method: 'shutdown' },
]

function framed(message: Message): string {
  const body = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** What the reader tells of bytes that arrive in these pieces. */
function told(pieces: readonly Buffer[]) {
  const stream = new PassThrough()
  const reader = new Reader(stream)
  const heard: Message[] = []
  const faults: Error[] = []
  reader.onError(error => faults.push(error))
  reader.listen(message => heard.push(message))
  for (const piece of pieces) stream.emit('data', piece)
  return { heard, faults, reader }
}

test('messages are read wherever their bytes are cut', () => {
  const bytes = Buffer.from(messages.map(framed).join(''))
  const cuts = fc.array(fc.nat(bytes.length), { maxLength: 30 })
  fc.assert(
    fc.property(cuts, places => {
      const ends = [...places.sort((a, b) => a - b), bytes.length]
      const { heard, faults, reader } = told(ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end)))
      assert.deepEqual([heard, faults, reader.hasShutDown], [messages, [], true])
    }),
  )
})

test('a header may say more than the length, in any case', () => {
  const body = JSON.stringify(messages[0])
  const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n'
  const { heard } = told([Buffer.from(`${type}content-length:${body.length}\r\n\r\n${body}`)])
  assert.deepEqual(heard, [messages[0]])
})

test('what is no message is an error, and the next one is read', () => {
  for (const faulty of ['Content-Length: 5\r\n\r\n{"a":', 'Content-Type: json\r\n\r\n']) {
    const { heard, faults } = told([Buffer.from(faulty + framed(messages[0]!))])
    assert.deepEqual([heard, faults.length], [[messages[0]], 1])
  }
})

test('writes what the library reads, each message at once', async () => {
  const stream = new PassThrough()
  const heard: Message[] = []
  new StreamMessageReader(stream).listen(message => heard.push(message))
  const writer = new Writer(stream)
  await Promise.all(messages.map(message => writer.write(message)))
  while (heard.length < messages.length) await new Promise(setImmediate)
  assert.deepEqual(heard, messages)
  const ended = once(stream, 'end')
  writer.end()
  await ended
})

test('the process ends with an input that breaks off', { timeout: 20_000 }, async () => {
  const module = new URL('../../server/host/stdio.ts', import.meta.url).href
  // Closed without an end, as a connection that is reset.
  const program = `const { stdio } = await import('${module}'); stdio(); setInterval(() => {}, 1000); process.stdin.destroy()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' })
  const [code] = await once(child, 'exit')
  assert.equal(code, 1)
})
