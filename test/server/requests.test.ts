import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { applyEdits, parse } from '../../core/index.ts'
import { builtInStyle } from '../../profiles/index.ts'
import { toSpan } from '../../server/editor/positions.ts'
import type { PolicyAnswer, Requests } from '../../server/protocol.ts'
import { able, type Editor, editors, uriOf } from './editor.ts'

const path = 'postmortems/2026-03-10-payout-webhook-backlog.md'
const closed = builtInStyle('tiered')!.example
const reviewed = closed.replace('status: closed', 'status: reviewed').replace('#413 | done', '#413 | open')
const folder = uriOf('postmortems')

const editor = editors({
  files: { 'postmortems.yaml': 'profile: tiered\n' },
  initialize: { initializationOptions: { commands: true } },
})
let own: Editor

/** Opens a document in an editor that becomes `own`. */
async function opened(text: string, documentChanges = true, now?: string): Promise<void> {
  own = await editor({
    capabilities: { ...able, workspace: { ...able.workspace, workspaceEdit: { documentChanges } } },
    ...(now && { now }),
  })
  await own.hears('postmortems/changed')
  await own.open(path, text)
}

function ask<M extends keyof Requests>(method: M, params: Omit<Requests[M]['params'], 'textDocument'>) {
  return own.of<Requests[M]['result']>(path, method, params)
}

/** The text after an edit, which must be for the version at hand. */
function after(text: string, edit: WorkspaceEdit | null): string {
  assert.ok(edit)
  const [change] = edit.documentChanges as TextDocumentEdit[]
  assert.deepEqual(change!.textDocument, { uri: uriOf(path), version: 1 })
  const parsed = parse(text)
  const edits = change!.edits.map(one => ({
    span: toSpan(parsed, one.range, 'utf-16'),
    text: (one as { newText: string }).newText,
  }))
  return applyEdits(text, edits)
}

test('status: a style without statuses is called due as above the title', async () => {
  own = await editor({ files: { 'postmortems.yaml': 'profile: rollback\n' } })
  const draft = builtInStyle('rollback')!.example.replace(
    /^## (?:Detection gaps|What went well|What was lucky)\n[^#]*/gm,
    '',
  )
  await own.open('postmortems/PM-1.md', draft)
  const of = <R>(method: string) => own.of<R>('postmortems/PM-1.md', method)
  const status = await of<Requests['postmortems/status']['result']>('postmortems/status')
  const [title] = await of<{ command: { title: string } }[]>('textDocument/codeLens')
  assert.equal(status?.due?.name, 'complete document')
  assert.ok(title!.command.title.startsWith('complete document: '), title!.command.title)
})

test('status: where it stands, what is next, by when, and what is in the way', async () => {
  await opened(reviewed, true, '2026-04-02T12:00:00Z')
  const status = await ask('postmortems/status', {})
  assert.equal(status?.status?.id, 'reviewed')
  assert.equal(status.next?.id, 'closed')
  assert.match(status.next.about ?? '', /done/)
  assert.deepEqual(status.due, {
    name: 'closed',
    due: '2026-04-09T15:30:00Z',
    text: '5 business days left',
    overdue: false,
  })
  assert.equal(status.urgent, false)
  assert.deepEqual(status.actions, { open: 1, done: 3, overdue: 1 })
  assert.deepEqual(
    status.blockers.map(({ rule, range }) => [rule, range.start.line]),
    [['closed-with-open-actions', reviewed.split('\n').findIndex(line => line.includes('#413'))]],
  )
})

test('advance: sets the status, and the day it is reached', async () => {
  const draft = closed.replace('status: closed', 'status: draft').replace(/^refined_at.*\n/m, '')
  await opened(draft, true, '2026-03-12T12:00:00Z')
  const edit = await ask('postmortems/advance', {})
  const text = after(draft, edit)
  assert.match(text, /^status: refined$/m)
  assert.match(text, /^refined_at: 2026-03-12$/m)
})

test('advance: nothing after the last status', async () => {
  await opened(closed)
  assert.equal(await ask('postmortems/advance', {}), null)
})

test('entry: at this minute, where it belongs; for clients without versioned edits too', async () => {
  await opened(closed, true, '2026-03-10T14:58:42Z')
  const text = after(closed, await ask('postmortems/entry', { event: 'Retries paused', source: 'chat' }))
  assert.match(text, /deploy log \|\n\| 14:58 \| Retries paused \| chat \|\n\| 15:04/)
  await opened(closed, false)
  const edit = await ask('postmortems/entry', { event: 'Looking', time: '2026-03-10T14:35:00Z' })
  assert.deepEqual(Object.keys(edit?.changes ?? {}), [uriOf(path)])
})

test('extract: raw text becomes rows', async () => {
  await opened(closed)
  const text = '[14:35] Mo Ali: is it the provider?\n[14:58] Kim: pausing retries\n'
  const answer = await ask('postmortems/extract', { text, zone: 'UTC' })
  assert.equal(answer?.count, 2)
  assert.equal(answer.kind, 'chat')
  assert.match(after(closed, answer.edit), /\| 14:35 \| Mo Ali: is it the provider\? \| chat \|/)
  assert.equal(await ask('postmortems/extract', { text: 'nothing here' }), null)
})

test('deferrals and defer: what can be put off, and how it stands there then', async () => {
  await opened(reviewed, true, '2026-04-02T12:00:00Z')
  const found = await ask('postmortems/deferrals', {})
  const line = reviewed.split('\n').findIndex(one => one.includes('#413'))
  assert.deepEqual(
    found?.items.map(item => item.line),
    [line],
  )
  assert.equal(found?.days.find(one => one.label === '+5bd')?.day, '2026-04-09')
  const text = after(
    reviewed,
    await ask('postmortems/defer', { line, day: '+7bd', reason: 'the vendor is late' }),
  )
  assert.match(
    text.split('\n')[line]!,
    /\(deferred from 2026-\d\d-\d\d – the vendor is late\) .* 2026-04-13 .* deferred to 2026-04-13 \|$/,
  )
  for (const [day, said] of [
    ['soon', /no day/],
    ['2026-04-01', /passed already/],
  ] as const) {
    await assert.rejects(ask('postmortems/defer', { line, day, reason: 'x' }), said)
  }
  await assert.rejects(ask('postmortems/defer', { line, day: '+7bd', reason: ' ' }), /A reason was expected/)
  assert.equal(await ask('postmortems/defer', { line: 0, day: '+1d', reason: 'x' }), null)
})

test('timeline and policy are answered as data', async () => {
  await opened(closed)
  const rows = await ask('postmortems/timeline', {})
  assert.deepEqual(rows?.[1], {
    time: '14:37',
    instant: '2026-03-10T14:37:00Z',
    elapsed: { minutes: 5, label: 'T+5m' },
    text: 'Alert PayoutLatencyHigh fires: detected by on-call',
    milestones: ['alert', 'detected'],
    line: closed.split('\n').findIndex(line => line.startsWith('| 14:37')),
  })
  const policy = await ask('postmortems/policy', {})
  assert.equal(policy?.uri, null)
  assert.equal(policy.profile.id, 'tiered')
})

test('milestones that contradict each other are not told, but for one that the metadata states', async () => {
  const swapped = closed
    .replace('| 14:49 | Queue depth', '| 14:49 | Resolved for now. Queue depth')
    .replace('back under the objective: resolved', 'back under the objective')
  const told = async () => (await ask('postmortems/timeline', {}))!.flatMap(row => row.milestones)
  await opened(swapped.replace(/^(?:mitigated|resolved)_at:.*\n/gm, ''))
  assert.deepEqual(await told(), ['alert', 'detected', 'communicated'])
  await opened(swapped.replace(/^resolved_at:.*\n/gm, ''))
  assert.deepEqual(await told(), ['alert', 'detected', 'communicated', 'mitigated'])
})

test('the policy of a folder is known before a postmortem lies there', async () => {
  own = await editor({
    files: { 'postmortems.yaml': 'profile: tiered\npolicy: POLICY.md\n', 'POLICY.md': '# Ours\n' },
  })
  await own.hears('postmortems/changed')
  const { uri, profile } = await own.ask<PolicyAnswer>('postmortems/folderPolicy', { folder })
  assert.equal(uri, uriOf('POLICY.md'))
  assert.equal(profile.id, 'tiered')
})

test('a milestone told more than once is named where the record has it', async () => {
  const twice = (row: string) => closed.replace(/^\| 14:37/m, `${row}\n$&`)
  for (const row of [
    '| 14:34 | **Resolved**: or so it seems | chat |',
    '| 14:35 | **Detected** by a client | mail |',
  ]) {
    await opened(twice(row))
    const named = (await ask('postmortems/timeline', {}))!.flatMap(one => one.milestones)
    assert.deepEqual(named.toSorted(), [...new Set(named)].toSorted())
    const rows = await ask('postmortems/timeline', {})
    assert.deepEqual(rows?.[1]?.milestones, [])
  }
})

test('publication: a copy for others, and what is told of it, in the original’s lines', async () => {
  const named = closed.replace(
    '## Impact',
    'Jane said it, see [it](https://wiki.internal/x), @kim too.\n\n## Impact',
  )
  await opened(named)
  const answer = await ask('postmortems/publication', {})
  assert.ok(answer?.text)
  assert.match(answer.text, /see it, an engineer too\./)
  assert.deepEqual(answer.remains, [])
  assert.ok(answer.confirm.length > 0)
  const line = named.split('\n').findIndex(one => one.startsWith('Jane said'))
  assert.deepEqual(
    answer.removed.filter(one => one.range.start.line === line).map(({ kind, what, by }) => [kind, what, by]),
    [
      ['link', 'https://wiki.internal', ''],
      ['name', '@kim', 'an engineer'],
    ],
  )
})

test('publication: no copy while something would leak', async () => {
  await opened(closed.replace(/^# .*/m, '# Payouts (internal only)'))
  const answer = await ask('postmortems/publication', {})
  assert.equal(answer?.text, null)
  assert.deepEqual(
    answer.remains.map(one => one.what),
    ['Payouts (internal only)'],
  )
})
