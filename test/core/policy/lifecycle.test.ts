import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scaffold } from '../../../core/edits/scaffold.ts'
import { formatInstant } from '../../../core/facts/times.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { type Setting, scene, view } from '../../fixture.ts'

function lifecycle(text: string, setting: Setting) {
  return view(scene(text), setting).policy.lifecycle
}

function tiered(status: string, now: string, settings: Setting['settings'] = {}) {
  const text = `---\nseverity: sev0\nstatus: ${status}\nclosed_at: 2026-08-14T15:30:00Z\n---\n`
  return lifecycle(text, { now, settings })
}

const time = (instant: number | null | undefined) =>
  instant == null ? null : formatInstant(instant, 'minute')

test('the next status is due in business days from the close', () => {
  const { due, next, status } = tiered('draft', '2026-08-17T09:00:00Z')
  assert.equal(status?.id, 'draft')
  assert.equal(next?.id, 'refined')
  assert.equal(time(due?.due), '2026-08-21T23:59Z')
  assert.equal(time(due?.warnFrom), '2026-08-20T00:00Z')
  assert.equal(time(due?.failFrom), '2026-08-25T23:59Z')
  assert.equal(String(due?.remainder.text), '4 business days left')
})

test('holidays and the zone of the team move it', () => {
  const calendar = { holidays: new Set(['2026-08-17']), zone: 'America/New_York', weekend: [0, 6] }
  const { due } = tiered('draft', '2026-08-17T09:00:00Z', { calendar })
  assert.equal(time(due?.due), '2026-08-25T03:59Z')
})

test('closed is due after thirty days, announced five days before', () => {
  const { due } = tiered('reviewed', '2026-08-17T09:00:00Z')
  assert.equal(time(due?.due), '2026-09-13T15:30Z')
  assert.equal(time(due?.warnFrom), '2026-09-08T00:00Z')
})

test('nothing is due in the last status, in an unknown one, or without a clock', () => {
  assert.equal(tiered('closed', '2027-08-17T09:00:00Z').due, null)
  assert.equal(tiered('done', '2027-08-17T09:00:00Z').due, null)
  const open = lifecycle('---\nstatus: draft\nresolved_at: 2026-08-14T15:30:00Z\n---\n', {})
  assert.equal(open.clockStart, null)
  assert.equal(open.due, null)
})

test('the first draft is due only where a trigger asks for a postmortem', () => {
  const names = (severity: string) =>
    lifecycle(`---\nseverity: ${severity}\nstatus: draft\nclosed_at: 2026-08-14T15:30:00Z\n---\n`, {})
      .deadlines.filter(one => one.kind === 'status')
      .map(one => one.status?.id)
  assert.deepEqual(names('sev0'), ['draft', 'refined', 'reviewed', 'closed'])
  assert.deepEqual(names('sev4'), ['refined', 'reviewed', 'closed'])
})

test('resolution is where the declared range ends, else the entry that says so, else the end of the day', () => {
  const start = (text: string) => time(lifecycle(text, { profile: 'process' }).clockStart)
  const head = '# Post-Mortem: Sync\n\n**Date:** 2026-03-24\n**Status:** Draft\n\n'
  assert.equal(
    start(`${head}## Impact\n\n- **Duration:** 52 minutes (13:08 - 14:00 UTC)\n`),
    '2026-03-24T14:00Z',
  )
  assert.equal(
    start(`${head}## Impact\n\n- **Duration:** 40 minutes (23:50 - 00:30 UTC)\n`),
    '2026-03-25T00:30Z',
  )
  const rows =
    '| Time | Event |\n| --- | --- |\n| 13:08 | errors |\n| 14:00 | resolved |\n| 15:00 | debriefing |\n'
  assert.equal(start(`${head}## Timeline (All times UTC)\n\n${rows}`), '2026-03-24T14:00Z')
  assert.equal(start(head), '2026-03-25T00:00Z')
  assert.equal(start('# Post-Mortem: Sync\n\n**Status:** Draft\n'), null)
})

test('a style without statuses asks for the whole document', () => {
  const head =
    '## Header\n\n| Field | Value |\n| --- | --- |\n| Mitigation time (UTC) | 2026-08-14T14:55:30Z |\n'
  const { due, status } = lifecycle(head, { profile: 'rollback', now: '2026-08-15T10:00:00Z' })
  assert.equal(status, null)
  assert.equal(due?.kind, 'written')
  assert.equal(time(due?.due), '2026-08-15T14:55Z')
})

test('a template with nothing but the facts of the incident filled in is not written yet', () => {
  const now = Date.parse('2026-08-16T10:00:00Z')
  const mitigated = Date.parse('2026-08-14T14:55:30Z')
  for (const id of ['rollback', 'learning']) {
    const { profile, settings } = view(scene('# x\n'), { profile: id })
    const desk = { profile, now, settings, workspace: noWorkspace }
    const { text } = scaffold({ title: 'Queue stuck', moments: { mitigated, resolved: mitigated } }, desk)
    const { due } = lifecycle(text, { profile: id, now: '2026-08-17T10:00:00Z' })
    assert.equal(due?.kind, 'written', id)
    const { example } = builtInStyle(id)!
    assert.equal(lifecycle(example, { profile: id, now: '2027-08-17T10:00:00Z' }).due, null)
  }
})
