import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  FileChangeType,
  type Hover,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver'
import type { Requests } from '../../server/protocol.ts'
import { able, type Editor, editors, gate, plainEditor, until, uriOf } from './editor.ts'

/** Configuration files open in an editor: their faults, the help in them, and what they do to documents at once. */

const editor = editors()

async function pulled(own: Editor, path: string): Promise<readonly Diagnostic[]> {
  const report = await own.pull(path)
  assert.ok(report.kind === 'full')
  return report.items
}

const unowned = `# Search was down on 2026-08-14

## Timeline

- 14:05 UTC alert

## Root cause

A full disk.

## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Add an alert for the disk | | 2026-09-20 |
`

async function codes(own: Editor, path: string): Promise<unknown[]> {
  return (await pulled(own, path)).map(one => one.code)
}

const finds = async (own: Editor) => (await codes(own, 'docs/a.md')).includes('action-without-owner')
const off = 'rules: { action-without-owner: off }\n'

suite('a configuration that is being written', () => {
  test('holds at once for the documents below, before it is saved', async () => {
    const own = await editor({ files: { 'postmortems.yaml': 'profile: generic\n' } })
    await own.open('docs/a.md', unowned)
    await until(() => finds(own))
    await own.open('postmortems.yaml', 'profile: generic\n', 'yaml')
    await own.edit('postmortems.yaml', 2, [{ text: `profile: generic\n${off}` }])
    await until(async () => !(await finds(own)))
    await own.edit('postmortems.yaml', 3, [{ text: 'profile: generic\n' }])
    await until(() => finds(own))
  })

  test('has its faults placed in it, and the last good one stays in force', async () => {
    const own = await editor({ files: { 'postmortems.yaml': off } })
    await own.open('docs/a.md', unowned)
    await until(async () => !(await finds(own)))
    await own.open('postmortems.yaml', off, 'yaml')
    assert.deepEqual(await pulled(own, 'postmortems.yaml'), [])
    await own.edit('postmortems.yaml', 2, [{ text: 'rules: { action-without-ownr: off }\n' }])
    const [fault, ...more] = await pulled(own, 'postmortems.yaml')
    assert.equal(more.length, 0)
    assert.equal(
      fault!.message,
      'There is no rule “action-without-ownr”. Did you mean “action-without-owner”?',
    )
    assert.deepEqual(fault!.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 28 } })
    assert.equal(await finds(own), false)
  })

  test('with faults from the start, what is sound in it holds', async () => {
    const own = await editor({ files: { 'postmortems.yaml': `${off}foo: 1\n` } })
    await own.open('docs/a.md', unowned)
    await until(async () => !(await finds(own)))
  })

  test('gives way when it is deleted, and to the first of its names', async () => {
    const own = await editor({ files: { 'postmortems.yml': off, 'postmortems.json': '{"rules":{}}' } })
    await own.open('docs/a.md', unowned)
    await until(async () => !(await finds(own)))
    own.files.delete('postmortems.yml')
    await own.touched('postmortems.yml', FileChangeType.Deleted)
    await until(() => finds(own))
  })
})

suite('help in a configuration', () => {
  const text = 'profile: generic\nrules:\n  section-order: off\n  \n'

  test('completion and hover answer there', async () => {
    const own = await editor({ files: { 'postmortems.yaml': text } })
    await own.open('postmortems.yaml', text, 'yaml')
    const items = await own.of<CompletionItem[]>('postmortems.yaml', 'textDocument/completion', {
      position: { line: 3, character: 2 },
    })
    const labels = items.map(item => item.label)
    assert.ok(labels.includes('section-empty') && !labels.includes('section-order'))
    const styles = await own.of<CompletionItem[]>('postmortems.yaml', 'textDocument/completion', {
      position: { line: 0, character: 9 },
    })
    assert.ok(styles.some(item => item.label === 'generic'))
    const hover = await own.of<Hover>('postmortems.yaml', 'textDocument/hover', {
      position: { line: 2, character: 4 },
    })
    assert.match((hover.contents as { value: string }).value, /section-order/)
    assert.deepEqual(
      await own.of('postmortems.yaml', 'textDocument/codeAction', {
        range: hover.range,
        context: { diagnostics: [] },
      }),
      [],
    )
  })

  test('a misspelt word is changed to the one that was meant, in its quotes', async () => {
    const faulty = 'profle: generic\nrules:\n  "section-ordr": off\n  time-order: eror\n'
    const capabilities = {
      ...able,
      workspace: { ...able.workspace, workspaceEdit: { documentChanges: true } },
    }
    const own = await editor({ files: { 'postmortems.yaml': faulty }, capabilities })
    await own.open('postmortems.yaml', faulty, 'yaml')
    await until(async () => (await pulled(own, 'postmortems.yaml')).length === 3)
    const asked = (only?: string[]) =>
      own.of<CodeAction[]>('postmortems.yaml', 'textDocument/codeAction', {
        range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
        context: { diagnostics: [], only },
      })
    assert.deepEqual(await asked(['source']), [])
    const actions = await asked()
    const changes = actions.flatMap(({ edit }) => edit!.documentChanges as TextDocumentEdit[])
    assert.deepEqual([...new Set(changes.map(({ textDocument }) => textDocument.version))], [1])
    assert.deepEqual(
      changes
        .flatMap(({ edits }) => edits as TextEdit[])
        .map(({ range, newText }) => [range.start.line, newText]),
      [
        [0, 'profile'],
        [2, '"section-order"'],
        [3, 'error'],
      ],
    )
  })

  test('and in the description of a house style that it names', async () => {
    const own = await editor({
      files: { 'postmortems.yaml': 'profiles: [own.yaml]', 'own.yaml': 'id: own\n' },
    })
    await own.open('own.yaml', 'id: own\n\n', 'yaml')
    await until(async () => {
      const items = await own.of<CompletionItem[] | null>('own.yaml', 'textDocument/completion', {
        position: { line: 1, character: 0 },
      })
      return items?.some(item => item.label === 'lifecycle') ?? false
    })
    assert.ok(
      (await pulled(own, 'own.yaml')).some(one => String(one.message).startsWith('“name” is missing')),
    )
    await own.open('other.yaml', 'id: own\n', 'yaml')
    assert.equal(
      await own.of('other.yaml', 'textDocument/completion', { position: { line: 0, character: 0 } }),
      null,
    )
  })
})

suite('faults of files that nobody has open', () => {
  for (const capabilities of [undefined, plainEditor]) {
    test(`are shown in them, and taken back when they are mended${capabilities ? '' : ' (pull)'}`, async () => {
      const own = await editor({
        ...(capabilities && { capabilities }),
        files: { 'postmortems.yaml': 'profiles: [own.yaml]\nfoo: 1\n', 'own.yaml': 'id: own\n' },
      })
      const shown = (path: string) =>
        own.published.findLast(one => one.uri === uriOf(path))?.diagnostics.map(one => one.message) ?? []
      await until(() => shown('own.yaml').length > 0 && shown('postmortems.yaml').length === 1)
      assert.ok(String(shown('postmortems.yaml')[0]).startsWith('“foo” is not a key here.'))
      own.files.set('postmortems.yaml', 'profile: generic\n')
      await own.touched('postmortems.yaml', FileChangeType.Changed)
      await until(() => shown('own.yaml').length === 0 && shown('postmortems.yaml').length === 0)
    })
  }
})

test('the configuration of a folder is named though it lies above what is open', async () => {
  const own = await editor({
    files: { 'postmortems.yml': 'profile: [\n', 'search/README.md': '# Search\n' },
    initialize: { workspaceFolders: [{ uri: uriOf('search/docs'), name: 'docs' }] },
  })
  const form = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', {
    folder: uriOf('search/docs'),
  })
  assert.equal(form.configuration, uriOf('postmortems.yml'))
  own.files.delete('postmortems.yml')
  own.files.set('search/postmortems.json', '{}')
  await own.touched('postmortems.yml', FileChangeType.Deleted)
  await own.touched('search/postmortems.json', FileChangeType.Created)
  await until(async () => {
    const { configuration } = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', {
      folder: uriOf('search/docs'),
    })
    return configuration === uriOf('search/postmortems.json')
  })
})

test('what a folder is asked about waits for its configuration', async () => {
  const disk = gate()
  const own = await editor({
    files: { 'postmortems.yaml': 'profile: process\n' },
    beforeRead: () => disk.passed,
  })
  const asked = own.ask<Requests['postmortems/form']['result']>('postmortems/form', { folder: uriOf('') })
  disk.open()
  assert.equal((await asked).profile.id, 'process')
})
