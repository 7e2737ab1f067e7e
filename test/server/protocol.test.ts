import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  type ResponseError,
} from 'vscode-languageserver/node'
import type { Overview } from '../../server/protocol.ts'
import { able, editors, gate, plainEditor, until, uriOf } from './editor.ts'
import { codes, full, onLine, path, text } from './slowCheckout.ts'

const editor = editors()

test('diagnostics are pulled, and unchanged as long as nothing changes', async () => {
  const { open, pull, edit, answer, hears } = await editor({
    capabilities: { ...able, workspace: { ...able.workspace, diagnostics: { refreshSupport: true } } },
  })
  assert.ok(answer.capabilities.diagnosticProvider)
  await open(path, text)
  await hears('workspace/diagnostic/refresh')
  const first = full(await pull(path))
  assert.ok(first.items.some(item => item.code === 'metadata-value' && item.range.start.line === 5))
  assert.deepEqual(await pull(path, first.resultId), { kind: 'unchanged', resultId: first.resultId })
  await edit(path, 2, [{ range: onLine(5, 10, 14), text: 'sev2' }])
  const second = full(await pull(path, first.resultId))
  assert.ok(!second.items.some(item => item.code === 'metadata-value'))
})

test('words that change no diagnostic leave the ones there are, line breaks above them do not', async () => {
  const { open, pull, edit } = await editor()
  await open(path, text)
  const { resultId, items } = full(await pull(path))
  const end = text.split('\n').length
  await edit(path, 2, [{ range: onLine(end, 0, 0), text: 'It was long.' }])
  assert.deepEqual(await pull(path, resultId), { kind: 'unchanged', resultId })
  await edit(path, 3, [{ range: onLine(end, 12, 12), text: ' It is over.' }])
  assert.deepEqual(await pull(path, resultId), { kind: 'unchanged', resultId })
  assert.deepEqual(full(await pull(path, 'of another server')).items, items)
  await edit(path, 4, [{ range: onLine(0, 0, 0), text: '\n' }])
  const moved = full(await pull(path, resultId)).items
  assert.notDeepEqual(moved, items)
})

test('a client that cannot pull gets them pushed, with their version, and taken back on closing', async () => {
  const { open, edit, close, pushed, published, answer, hears } = await editor({ capabilities: plainEditor })
  assert.equal(answer.capabilities.diagnosticProvider, undefined)
  await open(path, text)
  assert.ok((await pushed(path, 1)).some(item => item.code === 'metadata-value'))
  await edit(path, 2, [{ range: onLine(5, 10, 14), text: 'sev2' }])
  assert.ok(!(await pushed(path, 2)).some(item => item.code === 'metadata-value'))
  const before = published.length
  await close(path)
  await hears('textDocument/publishDiagnostics', before + 1)
  assert.deepEqual(published.at(-1), { uri: uriOf(path), diagnostics: [] })
})

test('a burst of edits is answered once, for the last version', async () => {
  const { open, edit, pushed, published } = await editor({ capabilities: plainEditor })
  await open(path, text)
  await pushed(path, 1)
  const before = published.length
  await Promise.all([2, 3, 4].map(version => edit(path, version, [{ range: onLine(8, 0, 0), text: 'x' }])))
  await pushed(path, 4)
  assert.ok(published.length - before < 3)
})

test('changes apply in their order, and a version that is not newer is dropped', async () => {
  const { open, edit, pull } = await editor()
  await open(path, text)
  await edit(path, 3, [
    { range: onLine(5, 10, 14), text: 'sev' },
    { range: onLine(5, 13, 13), text: '2' },
  ])
  const found = codes(await pull(path))
  assert.ok(found.length > 0 && !found.includes('5 metadata-value'))
  await edit(path, 2, [{ range: onLine(5, 10, 14), text: 'nonsense' }])
  assert.deepEqual(codes(await pull(path)), found)
  await edit(path, 3, [{ text: 'nonsense' }])
  assert.deepEqual(codes(await pull(path)), found)
  await edit(path, 4, [{ text: text.replace('sev9', 'sev8') }])
  assert.ok(codes(await pull(path)).includes('5 metadata-value'))
})

for (const [encoding, end] of [
  ['utf-16', 15],
  ['utf-8', 18],
  ['utf-32', 14],
] as const) {
  test(`columns count in ${encoding}`, async () => {
    const { open, edit, pull, answer } = await editor({
      capabilities: { ...able, general: { positionEncodings: [encoding] } },
    })
    assert.equal(answer.capabilities.positionEncoding, encoding)
    await open(path, text.replace('severity: sev9', 'severity: "🔥é" # sev9'))
    const { items } = full(await pull(path))
    const finding = items.find(item => item.code === 'metadata-value' && item.range.start.line === 5)
    assert.deepEqual(finding?.range, onLine(5, 10, end))
    await edit(path, 2, [{ range: finding.range, text: 'sev2' }])
    assert.ok(!codes(await pull(path)).includes('5 metadata-value'))
  })
}

test('a diagnostic holds no page and no other places but for clients that show them', async () => {
  const declared = text.replace('severity: sev9', 'severity: sev2\nmoney: true\nmoney: false')
  const shown = async (diagnostics: object) => {
    const { open, pull } = await editor({
      capabilities: { ...able, textDocument: { ...able.textDocument, publishDiagnostics: diagnostics } },
    })
    await open(path, declared)
    return full(await pull(path)).items.find(item => item.code === 'metadata-duplicate-key')!
  }
  const rich = await shown({ relatedInformation: true, codeDescriptionSupport: true })
  assert.match(rich.codeDescription?.href ?? '', /metadata-duplicate-key\.md$/)
  assert.deepEqual(rich.relatedInformation?.[0]?.location.uri, uriOf(path))
  const plain = await shown({})
  assert.ok(!('codeDescription' in plain) && !('relatedInformation' in plain))
  assert.equal(plain.message, rich.message)
})

test('of several encodings ours is taken, of unknown ones none', async () => {
  const of = async (positionEncodings: string[]) =>
    (await editor({ capabilities: { ...able, general: { positionEncodings } } })).answer.capabilities
      .positionEncoding
  assert.equal(await of(['utf-8', 'utf-16']), 'utf-16')
  assert.equal(await of(['utf-8', 'utf-32']), 'utf-8')
  assert.equal(await of([]), 'utf-16')
})

test('a document opened anew is another, though its version is that of the one before', async () => {
  const { open, close, pull, ask } = await editor({ files: { [path]: text } })
  await open(path, text)
  await until(async () => (await ask<Overview>('postmortems/overview', {})).postmortems.length > 0)
  const before = full(await pull(path))
  await close(path)
  await open(path, text.replace('sev9', 'sev2'))
  assert.ok(!codes(await pull(path, before.resultId)).includes('5 metadata-value'))
})

test('a second initialize is refused, and so is all that comes after a goodbye', async () => {
  const { open, ask, of } = await editor()
  await open(path, text)
  const isInvalid = ({ code }: ResponseError) => code === ErrorCodes.InvalidRequest
  await assert.rejects(ask('initialize', { processId: null, rootUri: null, capabilities: {} }), isInvalid)
  assert.ok(Array.isArray(await of(path, 'textDocument/codeLens')))
  await ask('shutdown', undefined)
  await assert.rejects(of(path, 'textDocument/codeLens'), isInvalid)
})

test('a rename is announced as each client takes it', async () => {
  const announced = async (prepareSupport: boolean) =>
    (await editor({ capabilities: { textDocument: { rename: { prepareSupport } } } })).answer.capabilities
      .renameProvider
  assert.deepEqual(await announced(true), { prepareProvider: true })
  assert.equal(await announced(false), true)
})

test('a URI of no known form hangs nothing', async () => {
  const { ask, tell } = await editor()
  for (const uri of ['a/b.md', '/a/b.md', 'x', '', 'untitled:/a/b.md', 'file:', '://', '://a']) {
    await tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
    assert.ok(Array.isArray(await ask('textDocument/codeLens', { textDocument: { uri } })), uri)
    await ask('postmortems/folderPolicy', { folder: uri })
  }
})

test('a cancelled request is dropped, and the next one answered', async () => {
  const { connection, open, of } = await editor()
  await open(path, text)
  const source = new CancellationTokenSource()
  const request = connection.sendRequest(
    'textDocument/codeLens',
    { textDocument: { uri: uriOf(path) } },
    source.token,
  )
  source.cancel()
  await assert.rejects(request, (error: ResponseError) => error.code === LSPErrorCodes.RequestCancelled)
  assert.ok(Array.isArray(await of(path, 'textDocument/codeLens')))
})

test('an answer to a version that has moved on is dropped', async () => {
  const reading = gate()
  let slow = false
  const other = text
    .replaceAll('2026-08-20', '2026-08-01')
    .replace('status: draft', 'status: draft\nrelated: [2026-08-20-slow-checkout]')
  const { open, edit, of, hears } = await editor({
    capabilities: { ...able, workspace: { ...able.workspace, diagnostics: { refreshSupport: true } } },
    files: { '2026-08-01-slow-checkout.md': other },
    beforeRead: async () => {
      if (slow) await reading.passed
    },
  })
  await open(path, text)
  await hears('workspace/diagnostic/refresh')
  slow = true
  const request = of(path, 'textDocument/references', {
    position: { line: 1, character: 8 },
    context: { includeDeclaration: true },
  })
  await edit(path, 2, [{ range: onLine(8, 0, 0), text: 'x' }])
  setTimeout(reading.open, 20)
  await assert.rejects(request, (error: ResponseError) => error.code === LSPErrorCodes.ContentModified)
})

test('a failure fails one request alone and is logged', async () => {
  const { open, of, ask, logged, hears } = await editor()
  await open(path, text)
  await assert.rejects(
    of(path, 'textDocument/hover'),
    (error: ResponseError) => error.code === LSPErrorCodes.RequestFailed,
  )
  await hears('window/logMessage')
  assert.match(logged[0]!, /textDocument\/hover failed: TypeError/)
  await assert.rejects(ask('textDocument/hover', {}), /failed/)
  await assert.rejects(ask('postmortems/form', null), /failed/)
  await assert.rejects(ask('textDocument/unheardOf', {}), /Unhandled method/)
  assert.ok(Array.isArray(await of(path, 'textDocument/codeLens')))
})

test('a file that is no postmortem, or not open, has no diagnostics and no answers', async () => {
  const { open, of, pull } = await editor()
  await open('README.md', '# Our project\n\nHow to build it.\n')
  assert.deepEqual(full(await pull('README.md')).items, [])
  assert.equal(await of('README.md', 'textDocument/codeLens'), null)
  assert.equal(await of('nowhere.md', 'textDocument/codeLens'), null)
  assert.deepEqual(full(await pull('nowhere.md')).items, [])
})

for (const [name, odd] of [
  ['executable front matter', '---js\nprocess.exit(9)\n---\n# x\n'],
  ['a byte order mark and CR LF', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['lone CR', text.replaceAll('\n', '\r')],
  ['nothing', ''],
  ['binary rubbish', '\0\u0001\uFFFD\uD800---\n'.repeat(2000)],
  ['five megabytes', `${text}\n## Impact\n\n${'A sentence of prose that goes on.\n\n'.repeat(150_000)}`],
] as const) {
  test(`${name} is served like any document`, async () => {
    const { open, edit, pull, of } = await editor()
    await open(path, odd)
    assert.equal((await pull(path)).kind, 'full')
    await edit(path, 2, [{ range: onLine(0, 0, 0), text: 'x' }])
    assert.equal((await pull(path)).kind, 'full')
    for (const method of ['codeLens', 'documentLink', 'foldingRange', 'semanticTokens/full', 'formatting']) {
      await of(path, `textDocument/${method}`, { options: {} })
    }
  })
}
