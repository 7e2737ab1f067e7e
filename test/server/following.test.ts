// What the index of the workspace makes of files and folders that come, go and are somebody else's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FileChangeType } from 'vscode-languageserver/node'
import type { Overview } from '../../server/protocol.ts'
import { able, type Editor, editors, until, uriOf } from './editor.ts'
import { path, text } from './slowCheckout.ts'

const editor = editors()
const other = text.replaceAll('slow-checkout', 'slow-cart')

/** Resolves once the overview shows these documents and no others. */
function shows({ ask }: Editor, ...paths: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(paths.map(uriOf).sort())
  return until(async () => {
    const { postmortems } = await ask<Overview>('postmortems/overview', {})
    return JSON.stringify(postmortems.map(one => one.uri).sort()) === wanted
  })
}

/** Gives what should not happen the time to. */
const later = () => new Promise(resolve => setTimeout(resolve, 50))

test('a folder that is moved takes its documents and its configuration along', async () => {
  const own = await editor({
    files: {
      'a/postmortems.yaml': 'rules: { metadata-value: off }\n',
      [`a/sub.d/${path}`]: text,
      'b.md': other,
    },
  })
  await shows(own, `a/sub.d/${path}`, 'b.md')
  for (const [file, content] of [...own.files].filter(([file]) => file.startsWith('a/'))) {
    own.files.delete(file)
    own.files.set(file.replace('a/', 'c/'), content)
  }
  // An editor that watches the disk hears of the folder alone.
  await own.touched('a', FileChangeType.Deleted)
  await own.touched('c', FileChangeType.Created)
  await shows(own, `c/sub.d/${path}`, 'b.md')
  await own.open(`c/sub.d/${path}`, text)
  const codesOf = async (file: string) =>
    ((await own.pull(file)) as { items: { code: string }[] }).items.map(item => item.code)
  assert.ok(!(await codesOf(`c/sub.d/${path}`)).includes('metadata-value'))
  await own.open(`a/sub.d/${path}`, text)
  assert.ok((await codesOf(`a/sub.d/${path}`)).includes('metadata-value'))
})

test('a new folder without documents, or a file without an ending, stirs nobody', async () => {
  const own = await editor({
    capabilities: { ...able, window: { workDoneProgress: true } },
    files: { [path]: text },
  })
  await shows(own, path)
  await until(() => own.heard.filter(one => one === '$/progress').length === 2)
  await later()
  const before = own.heard.length
  await own.touched('drafts', FileChangeType.Created)
  await own.touched('4913', FileChangeType.Created)
  await own.touched('4913', FileChangeType.Deleted)
  await later()
  assert.deepEqual(own.heard.slice(before), [])
})

test('a document that is open stays known when its file is replaced or gone', async () => {
  const own = await editor({ files: { [path]: text } })
  await own.open(path, text)
  await shows(own, path)
  await own.touched(path, FileChangeType.Deleted)
  await own.touched(path, FileChangeType.Created)
  await later()
  await shows(own, path)
})

test('what lies in folders of tools or outside of what is open is none of ours once it is closed', async () => {
  const tools = `node_modules/some/${path}`
  const own = await editor({ files: { 'b.md': other } })
  await shows(own, 'b.md')
  own.files.set(tools, text)
  await own.touched(tools, FileChangeType.Created)
  await later()
  await shows(own, 'b.md')
  const uri = `file:///elsewhere/${path}`
  await own.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
  await own.tell('textDocument/didClose', { textDocument: { uri } })
  await own.open(tools, text)
  await own.close(tools)
  await later()
  await shows(own, 'b.md')
})

test('a configuration above what is open is read anew for what is open alone', async () => {
  const own = await editor({
    files: { 'postmortems.yaml': '', [`docs/${path}`]: text, 'b.md': other },
    initialize: { workspaceFolders: [{ uri: uriOf('docs'), name: 'docs' }] },
  })
  await shows(own, `docs/${path}`)
  own.files.set('postmortems.yaml', `exclude: [docs/${path}]\n`)
  await own.touched('postmortems.yaml', FileChangeType.Changed)
  await shows(own)
  own.files.set('postmortems.yaml', '')
  await own.touched('postmortems.yaml', FileChangeType.Changed)
  await shows(own, `docs/${path}`)
})

test('a folder that is closed takes its documents along, but for those of a folder within that stays', async () => {
  const own = await editor({
    files: { [`one/${path}`]: text, 'b.md': other },
    initialize: { workspaceFolders: [{ uri: uriOf('one'), name: 'one' }] },
  })
  await shows(own, `one/${path}`)
  const team = { uri: uriOf('').slice(0, -1), name: 'team' }
  await own.tell('workspace/didChangeWorkspaceFolders', { event: { added: [team], removed: [] } })
  await shows(own, `one/${path}`, 'b.md')
  await own.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [team] } })
  await shows(own, `one/${path}`)
})
