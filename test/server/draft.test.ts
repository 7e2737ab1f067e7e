import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtInStyle } from '../../profiles/index.ts'
import type { Requests } from '../../server/protocol.ts'
import { type Editor, editors, uriOf } from './editor.ts'

// What New Postmortem asks the server: the form of a folder, facts that another tool tells, the draft.

const folder = uriOf('postmortems')

const editor = editors({ files: { 'postmortems.yaml': 'profile: tiered\n' } })

/** An editor whose server has read the workspace. */
async function ready(files?: Readonly<Record<string, string>>): Promise<Editor> {
  const own = await editor({
    initialize: { initializationOptions: { commands: true } },
    ...(files && { files }),
  })
  await own.hears('postmortems/changed')
  return own
}

test('incident: what a pager tells, in the words of the style', async () => {
  const own = await ready()
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

test('form: what New Postmortem asks, in the style of the folder or in another', async () => {
  const own = await ready()
  const form = await own.ask<Requests['postmortems/form']['result']>('postmortems/form', { folder })
  assert.equal(form.profile.id, 'tiered')
  assert.ok(form.profiles.length > 1)
  assert.equal(form.severities[0]?.id, 'sev0')
  assert.deepEqual(form.tiers.map(tier => tier.id).slice(0, 3), ['note', 'standard', 'full'])
  assert.ok(form.triggers.some(trigger => trigger.asks === 'required' && trigger.about && trigger.cite))
  assert.ok(form.flags.some(flag => flag.id === 'money_flow_impact'))
  // What severity, times and flags say is not asked twice.
  const asked = ['data-integrity', 'sev0', 'sev1-over-15m', 'money-flow'].map(id =>
    form.triggers.some(trigger => trigger.id === id),
  )
  assert.deepEqual(asked, [true, false, false, false])
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
  const own = await ready({
    '.git/HEAD': '',
    'incidents/2026-05-01-a.md': builtInStyle('process')!.example,
    'docs/2026-05-01-b.md': builtInStyle('learning')!.example,
  })
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
  const own = await ready()
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
  const own = await ready()
  const momentsOf = async (profile: string) =>
    (await own.ask<Requests['postmortems/form']['result']>('postmortems/form', { folder, profile })).moments
  assert.deepEqual(await momentsOf('learning'), ['resolved'])
  assert.deepEqual(await momentsOf('process'), ['resolved'])
  assert.deepEqual(await momentsOf('platform'), ['started', 'resolved'])
  assert.deepEqual(await momentsOf('rollback'), ['detected', 'mitigated'])
})

test('draft: facts decide tier, id, file and deadlines; what cannot be read is named', async () => {
  const own = await ready()
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
  const own = await ready()
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
