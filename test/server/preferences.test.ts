import assert from 'node:assert/strict'
import { test } from 'node:test'
import { able, editors, plainEditor, until } from './editor.ts'
import { full, path, text } from './slowCheckout.ts'

const editor = editors()

test('a client that answers null to workspace/configuration has everything on', async () => {
  const { open, of } = await editor({ configuration: null })
  await open(path, text)
  assert.ok(Array.isArray(await of(path, 'textDocument/foldingRange')))
})

test('what is switched off stays silent, in either spelling', async () => {
  const { open, of, hears } = await editor({
    configuration: { folding: { enabled: false }, codeLens: false },
  })
  await hears('workspace/configuration')
  await open(path, text)
  assert.equal(await of(path, 'textDocument/foldingRange'), null)
  assert.equal(await of(path, 'textDocument/codeLens'), null)
  assert.ok(await of(path, 'textDocument/selectionRange', { positions: [{ line: 0, character: 0 }] }))
})

test('what is shown is asked for anew when it is switched on or off', async () => {
  const refreshSupport = true
  const { open, hearsAfter, hears, tell } = await editor({
    capabilities: {
      ...plainEditor,
      workspace: {
        codeLens: { refreshSupport },
        inlayHint: { refreshSupport },
        semanticTokens: { refreshSupport },
      },
    },
  })
  await open(path, text)
  await hears('workspace/semanticTokens/refresh')
  for (const [feature, method] of [
    ['codeLens', 'codeLens'],
    ['inlayHints', 'inlayHint'],
    ['semanticTokens', 'semanticTokens'],
  ] as const)
    await hearsAfter(`workspace/${method}/refresh`, () =>
      tell('workspace/didChangeConfiguration', { settings: { postmortems: { [feature]: false } } }),
    )
})

test('a client without workspace/configuration tells with the change', async () => {
  const { open, of, tell, pushed } = await editor({ capabilities: plainEditor })
  await open(path, text)
  await pushed(path, 1)
  await tell('workspace/didChangeConfiguration', { settings: { postmortems: { folding: false } } })
  assert.equal(await of(path, 'textDocument/foldingRange'), null)
  await tell('workspace/didChangeConfiguration', { settings: null })
  assert.ok(await of(path, 'textDocument/foldingRange'))
})

test('levels set in the editor hold; a wrong one is ignored', async () => {
  const rules = { 'metadata-value': 'hint', 'metadata-required': 'off', 'file-name': 'loud' }
  const { open, pull, hears } = await editor({ configuration: { rules } })
  await hears('workspace/configuration')
  await open(path, text)
  const { items } = full(await pull(path))
  assert.equal(items.find(item => item.code === 'metadata-value')?.severity, 4)
  assert.ok(!items.some(item => item.code === 'metadata-required'))
})

test('only what the client can register is registered', async () => {
  const dynamic = {
    ...able,
    workspace: {
      ...able.workspace,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
    },
  }
  const { hears } = await editor({ capabilities: dynamic })
  await hears('client/registerCapability', 2)
  const plain = await editor({ capabilities: plainEditor })
  await plain.open(path, text)
  await plain.pushed(path, 1)
  assert.ok(!plain.heard.includes('client/registerCapability'))
  assert.ok(!plain.heard.includes('workspace/configuration'))
})

test('a client that refuses whatever it is asked is served all the same', async () => {
  const { open, pushed, heard, hears, logged } = await editor({
    capabilities: {
      ...plainEditor,
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    files: { [path]: text, 'twin.md': text },
    refuses: true,
  })
  await open(path, text)
  await until(async () => (await pushed(path, 1)).some(item => item.code === 'duplicate-id'))
  assert.ok(heard.includes('client/registerCapability') && heard.includes('window/workDoneProgress/create'))
  await hears('window/logMessage')
  assert.match(logged.join('\n'), /refused/)
})
