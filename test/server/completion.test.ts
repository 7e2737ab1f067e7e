import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompletionItem, MarkupContent } from 'vscode-languageserver/node'
import { able, type Editor, editors } from './editor.ts'

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
