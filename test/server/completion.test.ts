import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompletionItem, Hover, MarkupContent } from 'vscode-languageserver/node'
import { able, type Editor, editors, plainEditor } from './editor.ts'

const path = 'postmortems/2026-03-10-payout-webhook-backlog.md'
const editor = editors()
let own: Editor

test('an offer is told of at more length once a person looks at it, if the editor asks then', async () => {
  const completion = {
    completionItem: {
      documentationFormat: ['markdown' as const],
      resolveSupport: { properties: ['documentation'] },
    },
  }
  own = await editor({ capabilities: { ...able, textDocument: { ...able.textDocument, completion } } })
  assert.equal(own.answer.capabilities.completionProvider?.resolveProvider, true)
  await own.open(path, '---\nseverity: \nprofile: tiered\n---\n# An outage\n')
  const position = { line: 1, character: 10 }
  const [first] = await own.of<CompletionItem[]>(path, 'textDocument/completion', { position })
  assert.equal(first!.documentation, undefined)
  const whole = await own.ask<CompletionItem>('completionItem/resolve', first)
  assert.match((whole.documentation as MarkupContent).value, /^\*\*/)
  const foreign = { label: 'sev0' }
  assert.deepEqual(await own.ask('completionItem/resolve', foreign), foreign)
  await own.close(path)
  assert.deepEqual(await own.ask('completionItem/resolve', first), first)
})

test('an editor that cannot ask later is told at once', async () => {
  own = await editor({ capabilities: able })
  await own.open(path, '---\nseverity: \nprofile: tiered\n---\n# An outage\n')
  assert.equal(own.answer.capabilities.completionProvider?.resolveProvider, undefined)
  const position = { line: 1, character: 10 }
  const [first] = await own.of<CompletionItem[]>(path, 'textDocument/completion', { position })
  assert.match((first!.documentation as MarkupContent).value, /\w/)
})

test('an editor without Markdown is told in plain words, and shown what is inserted as it is', async () => {
  own = await editor({ capabilities: plainEditor })
  await own.open(path, '---\nprofile: tiered\ntier: note\nseverity: \n---\n# An outage\n\n#')
  const toldAt = async (line: number, character: number, label: string) => {
    const position = { line, character }
    const items = await own.of<CompletionItem[]>(path, 'textDocument/completion', { position })
    return items.find(one => one.label === label)?.documentation as MarkupContent
  }
  const severity = await toldAt(3, 10, 'sev0')
  assert.equal(severity.kind, 'plaintext')
  assert.match(severity.value, /^Sev 0\n\n.*\n\nPostmortems, Hard triggers$/)
  assert.match((await toldAt(7, 1, '## Summary')).value, /^Summary\n[^*`]*\n````md\n## Summary\n\n<.*>/)
  const hover = await own.of<Hover>(path, 'textDocument/hover', { position: { line: 1, character: 2 } })
  assert.match((hover.contents as MarkupContent).value, /^profile\n\nThe house style/)
  await own.open('postmortems.yaml', 'rules:\n  action-vague: off\n', 'yaml')
  const position = { line: 1, character: 4 }
  const rule = await own.of<Hover>('postmortems.yaml', 'textDocument/hover', { position })
  assert.doesNotMatch((rule.contents as MarkupContent).value, /[*`]/)
})

test('each kind of text is told in the form the editor takes it in', async () => {
  const hover = { contentFormat: ['markdown' as const] }
  own = await editor({ capabilities: { textDocument: { hover } } })
  await own.open('postmortems.yaml', 'pro', 'yaml')
  const position = { line: 0, character: 3 }
  const items = await own.of<CompletionItem[]>('postmortems.yaml', 'textDocument/completion', { position })
  assert.equal((items[0]!.documentation as MarkupContent).kind, 'plaintext')
})
