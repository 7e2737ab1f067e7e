import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ClientCapabilities,
  FileChangeType,
  type Location,
  type RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import type { Overview } from '../../server/protocol.ts'
import { able, type Editor, editors, gate, until, uriOf } from './editor.ts'
import { postmortem } from './postmortem.ts'

const capabilities: ClientCapabilities = {
  ...able,
  window: { workDoneProgress: true },
  workspace: { ...able.workspace, diagnostics: { refreshSupport: true }, codeLens: { refreshSupport: true } },
}
const editor = editors({ capabilities })

const refresh = 'workspace/diagnostic/refresh'

async function codes({ pull }: Editor, path: string): Promise<unknown[]> {
  const report = (await pull(path)) as RelatedFullDocumentDiagnosticReport
  return report.items.map(item => item.code)
}

const configuration = 'profile: tiered\n'

test('documents know each other, across folders of one configuration', async () => {
  const own = await editor({
    files: {
      'postmortems.yaml': configuration,
      '2026/2026-08-01-a.md': postmortem('2026-08-01-a'),
      '2025/2025-08-01-b.md': postmortem('2026-08-01-a'),
    },
  })
  await own.hears(refresh)
  await own.open('2026/2026-08-01-a.md', postmortem('2026-08-01-a'))
  assert.ok((await codes(own, '2026/2026-08-01-a.md')).includes('duplicate-id'))
})

test('what is typed in one document reaches the others once its author rests', async () => {
  const own = await editor({
    files: { 'postmortems.yaml': configuration },
  })
  await own.hears(refresh)
  await own.open('a.md', postmortem('2026-08-01-a'))
  await own.open('b.md', postmortem('2026-08-01-b'))
  assert.ok(!(await codes(own, 'a.md')).includes('duplicate-id'))
  await own.hearsAfter(refresh, () => own.edit('b.md', 2, [{ text: postmortem('2026-08-01-a') }]))
  assert.ok((await codes(own, 'a.md')).includes('duplicate-id'))
})

test('open documents know each other as soon as a configuration makes them neighbours', async () => {
  const own = await editor()
  await own.open('a/x.md', postmortem('2026-08-01-a'))
  await own.open('b/y.md', postmortem('2026-08-01-a'))
  await own.hears(refresh)
  assert.ok(!(await codes(own, 'a/x.md')).includes('duplicate-id'))
  own.files.set('postmortems.yaml', configuration)
  await own.hearsAfter(refresh, () => own.touched('postmortems.yaml', FileChangeType.Created))
  await until(async () => (await codes(own, 'a/x.md')).includes('duplicate-id'))
})

test('a heading that is renamed in one document breaks the links of others', async () => {
  const other = postmortem('2026-08-01-b')
  const own = await editor({ files: { 'postmortems.yaml': configuration, 'b.md': other } })
  await own.hears(refresh)
  await own.open('a.md', `${postmortem('2026-08-01-a')}\nAs [before](b.md#action-items).\n`)
  await own.open('b.md', other)
  assert.ok(!(await codes(own, 'a.md')).includes('link-broken'))
  const renamed = other.replace('## Action items', '## Next steps')
  await own.hearsAfter(refresh, () => own.edit('b.md', 2, [{ text: renamed }]))
  assert.ok((await codes(own, 'a.md')).includes('link-broken'))
})

test('files that change, come and go on disk are followed', async () => {
  const own = await editor({
    files: { 'postmortems.yaml': configuration, 'b.md': postmortem('2026-08-01-a') },
  })
  await own.hears(refresh)
  await own.open('a.md', postmortem('2026-08-01-a'))
  const changed = async (path: string, type: FileChangeType) => {
    await own.hearsAfter(refresh, () => own.touched(path, type))
    return (await codes(own, 'a.md')).includes('duplicate-id')
  }
  own.files.set('b.md', postmortem('2026-08-01-b'))
  assert.equal(await changed('b.md', FileChangeType.Changed), false)
  own.files.set('c.md', postmortem('2026-08-01-a'))
  assert.equal(await changed('c.md', FileChangeType.Created), true)
  own.files.delete('c.md')
  assert.equal(await changed('c.md', FileChangeType.Deleted), false)
})

test('a closed document is as the disk has it', async () => {
  const own = await editor({
    files: { 'postmortems.yaml': configuration, 'b.md': postmortem('2026-08-01-b') },
  })
  await own.hears(refresh)
  await own.open('a.md', postmortem('2026-08-01-a'))
  await own.hearsAfter(refresh, () => own.open('b.md', postmortem('2026-08-01-a')))
  assert.ok((await codes(own, 'a.md')).includes('duplicate-id'))
  await own.hearsAfter(refresh, () => own.close('b.md'))
  assert.ok(!(await codes(own, 'a.md')).includes('duplicate-id'))
})

test('a configuration governs what lies below it, also while the document waits for it', async () => {
  const reading = gate()
  const own = await editor({
    files: { 'postmortems.yaml': 'rules: { metadata-required: off }\n' },
    beforeRead: () => reading.passed,
  })
  await own.open('x/y/a.md', postmortem('2026-08-01-a'))
  const found = codes(own, 'x/y/a.md')
  reading.open()
  assert.ok(!(await found).includes('metadata-required'))
})

test('a broken configuration is shown in its file, and the last good one stays in force', async () => {
  const own = await editor({ files: { 'postmortems.yaml': 'rules: { metadata-required: off }\n' } })
  await own.hears(refresh)
  await own.open('a.md', postmortem('2026-08-01-a'))
  own.files.set('postmortems.yaml', 'rules: { metadata-required: loud }\n')
  await own.hearsAfter(refresh, () => own.touched('postmortems.yaml', FileChangeType.Changed))
  assert.ok(!(await codes(own, 'a.md')).includes('metadata-required'))
  await own.open('postmortems.yaml', 'rules: { metadata-required: loud }\n', 'yaml')
  assert.deepEqual(await codes(own, 'postmortems.yaml'), ['configuration'])
})

test('a list of postmortems does not begin each row with what they all are', async () => {
  const files = Object.fromEntries(
    ['# Production Incident Post-Mortem — Queue stuck', '# Postmortem: Queue stuck', '# Postmortem'].map(
      (title, i) => [
        `postmortems/${i}.md`,
        `${title}\n\n- Date: 2026-08-1${i}\n- Severity: P1\n\n## Timeline\n`,
      ],
    ),
  )
  const own = await editor({ files })
  const titles = async () =>
    (await own.ask<Overview>('postmortems/overview', {})).postmortems.map(row => row.title)
  await until(async () => (await titles()).length === 3)
  assert.deepEqual(await titles(), ['Postmortem', 'Queue stuck', 'Queue stuck'])
})

test('reading the workspace shows progress and can be cancelled', async () => {
  const reading = gate()
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`${i}.md`, postmortem('2026-08-01-a')]),
  )
  let read = 0
  const own = await editor({
    files,
    beforeRead: () => {
      read++
      return reading.passed
    },
  })
  await until(() => read > 0)
  const [token] = own.tokens
  await own.tell('window/workDoneProgress/cancel', { token })
  await own.ask('postmortems/overview', {})
  reading.open()
  // Its beginning and its end.
  await own.hears('$/progress', 2)
  await own.hears(refresh)
  assert.ok(read < 40, `${read} files were read`)
  assert.deepEqual(await own.ask('postmortems/overview', {}), { postmortems: [], actions: [] })
})

test('a folder that is added is read, too', async () => {
  const own = await editor({
    files: {
      'a/2026-08-01-a.md': postmortem('2026-08-01-a'),
      'b/2026-08-01-b.md': postmortem('2026-08-01-b'),
    },
    initialize: { workspaceFolders: [{ uri: uriOf('a'), name: 'a' }] },
  })
  await own.hears(refresh)
  const titles = async () =>
    (await own.ask<Overview>('postmortems/overview', {})).postmortems.map(one => one.title)
  assert.deepEqual(await titles(), ['Slow 2026-08-01-a'])
  const event = { added: [{ uri: uriOf('b'), name: 'b' }], removed: [] }
  await own.tell('workspace/didChangeWorkspaceFolders', { event })
  await own.hears(refresh, 2)
  assert.deepEqual(await titles(), ['Slow 2026-08-01-a', 'Slow 2026-08-01-b'])
})

test('an incident is found in files that are not open, and a URI in any spelling is one file', async () => {
  const own = await editor({
    files: {
      'postmortems.yaml': configuration,
      'a b/2026-08-01-a.md': postmortem('2026-08-01-a'),
      'README.md': '- 2026-08-01-a\n',
    },
  })
  await own.hears(refresh)
  const uri = 'file:///team/a%20b/2026%2D08-01-a.md'
  await own.tell('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: postmortem('2026-08-01-a') },
  })
  const locations = await own.ask<Location[]>('textDocument/references', {
    textDocument: { uri },
    position: { line: 2, character: 6 },
    context: { includeDeclaration: true },
  })
  assert.deepEqual([...new Set(locations.map(one => one.uri))], [uri, uriOf('README.md')])
  const report = await own.ask<RelatedFullDocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
  })
  assert.ok(!report.items.some(item => item.code === 'duplicate-id'))
})

test('a README whose index is out of date says so, and writes it anew', async () => {
  const index = '<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'
  const own = await editor({
    files: { 'postmortems.yaml': configuration, '2026-08-01-a.md': postmortem('2026-08-01-a') },
  })
  await own.hears(refresh)
  await own.open('README.md', `# Postmortems\n\n${index}`)
  assert.deepEqual(await codes(own, 'README.md'), ['index-stale'])
  assert.equal(await own.of('README.md', 'textDocument/codeLens'), null)
  const actions = await own.of<{ title: string }[]>('README.md', 'textDocument/codeAction', {
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
    context: { diagnostics: [] },
  })
  assert.ok(actions.some(action => /index/.test(action.title)))
  const edit = await own.of<{ changes: Record<string, { newText: string }[]> }>(
    'README.md',
    'postmortems/index',
  )
  assert.match(edit.changes[uriOf('README.md')]![0]!.newText, /2026-08-01-a\.md/)
  await own.open('other.md', '# Nothing\n')
  assert.equal(await own.of('other.md', 'postmortems/index'), null)
})

test('from an index one gets to the document about an incident, and to where else it is named', async () => {
  const own = await editor({
    files: { 'postmortems.yaml': configuration, '2026-08-01-a.md': postmortem('2026-08-01-a') },
  })
  await own.hears(refresh)
  const index = '<!-- postmortems:index -->\n\n2026-08-01-a\n\n<!-- /postmortems:index -->\n'
  await own.open('README.md', index)
  const place = { position: { line: 2, character: 3 }, context: { includeDeclaration: true } }
  const urisOf = async (method: string) =>
    (await own.of<Location[] | null>('README.md', method, place))?.map(one => one.uri)
  assert.deepEqual(await urisOf('textDocument/definition'), [uriOf('2026-08-01-a.md')])
  const both = [uriOf('README.md'), uriOf('2026-08-01-a.md')]
  assert.deepEqual([...new Set(await urisOf('textDocument/references'))], both)
})
