import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { applyEdits, parse } from '../../core/index.ts'
import { builtInStyle } from '../../profiles/index.ts'
import { toSpan } from '../../server/convert.ts'
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
  assert.equal(await ask('postmortems/defer', { line: 0, day: '+1d', reason: 'x' }), null)
})

test('incident: what a pager tells, in the words of the style', async () => {
  await opened(closed)
  const text = JSON.stringify({
    incident: {
      type: 'incident',
      title: 'Queue stuck',
      created_at: '2026-08-14T14:32:00Z',
      resolved_at: '2026-08-14T15:02:00Z',
      priority: { summary: 'SEV2' },
    },
  })
  const facts = await own.ask<Requests['postmortems/incident']['result']>('postmortems/incident', {
    folder,
    text,
  })
  const { title, severity, moments, timeline } = facts
  assert.deepEqual([title, severity, moments?.resolved], ['Queue stuck', 'sev2', '2026-08-14T15:02:00Z'])
  assert.equal(timeline?.length, 2)
  await assert.rejects(own.ask('postmortems/incident', { folder, text: '[]' }), /tells of no incident/)
})

test('timeline and policy as data', async () => {
  await opened(closed)
  const rows = await ask('postmortems/timeline', {})
  assert.deepEqual(rows?.[1], {
    time: '14:37',
    instant: '2026-03-10T14:37:00Z',
    elapsed: 5,
    text: 'Alert PayoutLatencyHigh fires: detected by on-call',
    milestones: ['alert', 'detected'],
    line: closed.split('\n').findIndex(line => line.startsWith('| 14:37')),
  })
  const policy = await ask('postmortems/policy', {})
  assert.equal(policy?.uri, null)
  assert.equal(policy.profile.id, 'tiered')
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

test('form: what New Postmortem asks, in the style of the folder or in another', async () => {
  await opened(closed)
  const form = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', { folder })
  assert.equal(form.profile.id, 'tiered')
  assert.ok(form.profiles.length > 1)
  assert.equal(form.severities[0]?.id, 'sev0')
  assert.deepEqual(form.tiers.map(tier => tier.id).slice(0, 3), ['note', 'standard', 'full'])
  assert.ok(form.triggers.some(trigger => trigger.asks === 'required' && trigger.about && trigger.cite))
  assert.ok(form.flags.some(flag => flag.id === 'money_flow_impact'))
  assert.ok(form.roles.includes('author'))
  assert.deepEqual(form.moments, ['started', 'detected', 'mitigated', 'resolved', 'closed'])
  assert.equal(form.folder, `${folder}/`)
  const other = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', {
    folder,
    profile: 'rollback',
  })
  assert.equal(other.profile.id, 'rollback')
})

test('form and draft: without a configuration, in the style of the documents there, and saying so', async () => {
  own = await editor({
    files: {
      '.git/HEAD': '',
      'incidents/2026-05-01-a.md': builtInStyle('process')!.example,
      'docs/2026-05-01-b.md': builtInStyle('learning')!.example,
    },
  })
  await own.hears('postmortems/changed')
  const form = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', {
    folder: uriOf('incidents'),
  })
  assert.equal(form.profile.id, 'process')
  const draft = (profile: object) =>
    own.ask<Requests['postmortems/draft']['result']>('postmortems/draft', {
      folder: uriOf('incidents'),
      title: 'Queue stuck',
      ...profile,
    })
  assert.ok((await draft({})).reasons.includes('Style process, like the postmortem in incidents.'))
  assert.doesNotMatch((await draft({ profile: 'tiered' })).reasons.join(), /like the postmortem/)
})

test('draft: a style without triggers does not say that no postmortem is asked for', async () => {
  await opened(closed)
  const requiredIn = async (profile: string) =>
    (
      await own.ask<Requests['postmortems/draft']['result']>('postmortems/draft', {
        folder,
        title: 'x',
        profile,
      })
    ).required
  assert.equal(await requiredIn('learning'), true)
  assert.equal(await requiredIn('rollback'), false)
})

test('form: the end is asked for where the document says how long it lasted', async () => {
  await opened(closed)
  const momentsOf = async (profile: string) =>
    (await own.ask<Requests['postmortems/form']['result']>('postmortems/form', { folder, profile })).moments
  assert.deepEqual(await momentsOf('learning'), ['resolved'])
  assert.deepEqual(await momentsOf('process'), ['resolved'])
  assert.deepEqual(await momentsOf('platform'), ['started', 'resolved'])
  assert.deepEqual(await momentsOf('rollback'), ['detected', 'mitigated'])
})

test('draft: facts decide tier, id, file and deadlines; what cannot be read is named', async () => {
  await opened(closed)
  const draft = await own.ask<Requests['postmortems/draft']['result']>('postmortems/draft', {
    folder,
    title: 'Checkout slow',
    severity: 'sev1',
    flags: ['money_flow_impact'],
    moments: { started: '2026-08-31T14:32:00Z', resolved: '2026-08-31T15:19:00+00:00', mitigated: 'later' },
    people: { author: '@mo' },
    timeline: [{ time: '2026-08-31T14:37:00Z', event: 'Alert fires' }],
  })
  assert.equal(draft.uri, uriOf('postmortems/2026-08-31-checkout-slow.md'))
  assert.equal(draft.id, '2026-08-31-checkout-slow')
  assert.equal(draft.tier.id, 'full')
  assert.equal(draft.required, true)
  assert.ok(draft.reasons.some(reason => /money/i.test(reason)))
  assert.deepEqual(draft.unread, ['mitigated: “later” is no time with day and zone.'])
  assert.match(draft.text, /^started_at: 2026-08-31T14:32:00Z$/m)
  assert.match(draft.text, /\| 14:37 \| Alert fires \|/)
})

test('draft: a file made a moment ago keeps its name to itself', async () => {
  await opened(closed)
  const draft = () =>
    own.ask<Requests['postmortems/draft']['result']>('postmortems/draft', {
      folder,
      title: 'Checkout slow',
      moments: { started: '2026-08-31T14:32:00Z' },
    })
  const first = await draft()
  own.files.set('postmortems/2026-08-31-checkout-slow.md', first.text)
  const second = await draft()
  assert.equal(first.uri, uriOf('postmortems/2026-08-31-checkout-slow.md'))
  assert.equal(second.uri, uriOf('postmortems/2026-08-31-checkout-slow-2.md'))
})
