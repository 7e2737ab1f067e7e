import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentDiagnosticReport,
  Hover,
  InlayHint,
} from 'vscode-languageserver/node'
import { keyOf } from '../../core/message.ts'
import { builtInStyle } from '../../profiles/index.ts'
import type { TaskAnswer } from '../../server/protocol.ts'
import { able, editors, workspace } from './editor.ts'

// The editor hands over what is said in its language. Here every sentence says itself, between marks.

const root = join(import.meta.dirname, '../..')
const { sentences } = JSON.parse(readFileSync(join(root, 'l10n/sentences.json'), 'utf8')) as {
  sentences: object
}
const catalog = Object.fromEntries(Object.keys(sentences).map(one => [keyOf(one), `⟦${one}⟧`]))

const path = 'postmortems/2026-03-10-payout-webhook-backlog.md'
const text = builtInStyle('tiered')!
  .example.replace('severity: sev2', 'severity: sev9')
  .replace('status: closed', 'status: draft')
  .replace(/\n## Impact[\s\S]*?(?=\n## )/, '')
  .replace('| done', '| doing')
const range = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } }
const editor = editors({
  capabilities: able,
  files: { 'postmortems.yaml': 'profile: tiered\n' },
  initialize: { initializationOptions: { commands: true, catalog } },
})

async function opened() {
  const own = await editor()
  await own.open(path, text)
  return own
}

/** The words outside all marks; one mark may hold others. */
function unmarked(said: string): string {
  let rest = said
  for (let last = ''; rest !== last; ) {
    last = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')
  }
  return rest
}

test('findings, and what is said of other places, are in the language of the editor', async () => {
  const own = await opened()
  const report = (await own.pull(path)) as DocumentDiagnosticReport & { items: { message: string }[] }
  assert.ok(report.items.length > 3)
  // The policy behind a finding is quoted, in parentheses.
  for (const { message } of report.items) assert.match(unmarked(message), /^(?: ?\(.*\))?$/, message)
})

test('the titles of code actions are', async () => {
  const own = await opened()
  const actions = await own.of<CodeAction[]>(path, 'textDocument/codeAction', {
    range,
    context: { diagnostics: [] },
  })
  assert.ok(actions.length > 10)
  for (const { title } of actions) assert.equal(unmarked(title), '', title)
})

test('lenses and hints are, but for names and lengths of time', async () => {
  const own = await opened()
  const lenses = await own.of<CodeLens[]>(path, 'textDocument/codeLens')
  assert.equal(lenses.length, 3)
  for (const lens of lenses) assert.match(lens.command!.title, /⟦/)
  const hints = await own.of<InlayHint[]>(path, 'textDocument/inlayHint', { range })
  for (const { label, tooltip } of hints) assert.match(`${String(label)} ${String(tooltip)}`, /⟦/)
})

test('hovers and completions are', async () => {
  const own = await opened()
  const line = text.split('\n').findIndex(one => one.startsWith('author:'))
  const hover = await own.of<Hover>(path, 'textDocument/hover', {
    position: { line: line - 1, character: 2 },
  })
  assert.match((hover.contents as { value: string }).value, /⟦/)
  const author = { start: { line, character: 0 }, end: { line, character: text.split('\n')[line]!.length } }
  await own.edit(path, 2, [{ range: author, text: '' }])
  const offered = await own.of<CompletionItem[]>(path, 'textDocument/completion', { position: author.start })
  assert.equal(offered.find(({ label }) => label === 'author')?.detail, '⟦required⟧')
})

test('the present moment is, among those of the timeline', async () => {
  const own = await opened()
  const line = text.split('\n').findIndex(one => one.startsWith('detected_at:'))
  const range = { start: { line, character: 13 }, end: { line, character: 99 } }
  await own.edit(path, 2, [{ range, text: '' }])
  const offered = await own.of<CompletionItem[]>(path, 'textDocument/completion', { position: range.start })
  assert.ok(offered.some(({ detail }) => detail === '⟦now⟧'))
})

test('so does what a task prints, in lines that the editor still makes problems of', async () => {
  const own = await editor()
  own.files.set(path, text)
  const { lines, summary } = await own.ask<TaskAnswer>('postmortems/task', {
    folder: workspace,
    command: 'check',
  })
  assert.ok(lines.length > 1)
  for (const line of lines)
    assert.match(line, /\.md:\d+:\d+: (?:error|warning|information|hint): ⟦.*⟧ \[[a-z-]+\]$/)
  assert.match(summary, /^⟦.*⟧$/)
})
