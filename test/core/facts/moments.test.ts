import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordOf, sayMoments } from '../records.ts'

test('moments, with the zone of value, label or style', () => {
  const text =
    '# x\n\n| Field | Value |\n| - | - |\n| Incident date | 2026-08-14 |\n| Detection time (UTC) | 14:05 |\n| Resolved | 2026-08-14 17:00 CEST |\n| Started | 14:00 |\n'
  assert.deepEqual(sayMoments(recordOf(text)), [
    'started ?',
    'detected 2026-08-14T14:05:00Z',
    'resolved 2026-08-14T15:00:00Z',
  ])
  assert.deepEqual(
    sayMoments(recordOf('# x\n\n## Metadata\n\n- Date / Time (UTC): 2026-08-14 14:32\n', 'platform')),
    ['started 2026-08-14T14:32:00Z'],
  )
})

test('a clock time without a day that lies far behind the moment before it is of the next day', () => {
  const said = (text: string) => sayMoments(recordOf(`# x\n\n- Date: 2026-10-25\n${text}\n`)).at(-1)
  const evening = '- Started: 23:40 UTC\n- Detected: 23:50 UTC\n'
  assert.equal(said(`${evening}- Resolved: 00:35 UTC`), 'resolved 2026-10-26T00:35:00Z')
  assert.equal(
    said('- Started: 2026-10-25 23:40 UTC\n- Resolved: 00:35 UTC'),
    'resolved 2026-10-26T00:35:00Z',
  )
  assert.equal(said(`${evening}- Resolved: 23:35 UTC`), 'resolved 2026-10-25T23:35:00Z')
  assert.equal(said(`${evening}- Resolved: 2026-10-25 00:35 UTC`), 'resolved 2026-10-25T00:35:00Z')
})

test('moments on the days as the document writes them, which puts the day first or the month', () => {
  const said = (head: string, text: string) => sayMoments(recordOf(`# x\n\n${text}\n\n## ${head}\n\nx\n`))
  const started = '- Started: 01/09/2026 09:00 UTC\n- Resolved: 02/09/2026 10:00 UTC'
  assert.deepEqual(said('Resumo', started), ['started 2026-09-01T09:00:00Z', 'resolved 2026-09-02T10:00:00Z'])
  assert.deepEqual(said('Summary', started), [
    'started 2026-01-09T09:00:00Z',
    'resolved 2026-02-09T10:00:00Z',
  ])
  assert.deepEqual(said('Resumo', '- Data: 01/09/2026, das 23:00 às 00:30 (UTC+0)'), [
    'started 2026-09-01T23:00:00Z',
    'resolved 2026-09-02T00:30:00Z',
  ])
})

test('the end of the window the metadata states, where nothing else says when it was over', () => {
  const said = (text: string, id = 'generic') => sayMoments(recordOf(`# x\n\n${text}\n`, id))
  const whole = ['started 2026-03-11T09:32:00Z', 'resolved 2026-03-11T10:47:00Z']
  for (const text of [
    '- **When:** 2026-03-11, 09:32–10:47 UTC',
    '**Incident window:** 2026-03-11 09:32 UTC to 2026-03-11 10:47 UTC',
    '| Date/Time | 2026-03-11, from 09:32 to 10:47 UTC |\n|---|---|\n| Severity | 1 |',
    '- Datum: 11.03.2026, 10:32 bis 11:47 Uhr MEZ',
    '- Datum: 11.03.2026 von 10:32 bis 11:47 Uhr MEZ',
    '- 장애 일시: 2026-03-11 18:32 ~ 19:47 (GMT+9)',
    '- Date: 2026-03-11\n- Outage window: 09:32 – 10:47 UTC',
    '- Event window: 2026-03-11 (09:32 – 10:47 UTC)',
    '- Fecha: 11 de marzo de 2026, desde las 09:32 hasta las 10:47 UTC',
    '- Fecha: 11 de marzo de 2026, entre las 09:32 y las 10:47 UTC',
    '- Datum: 11.03.2026 (10:32 bis 11:47 Uhr MEZ)',
    '- Date: 11 March 2026 (between 09:32 and 10:47 UTC)',
    '- Data: 11 de março de 2026 (das 09h32 às 10h47 UTC)',
    '- Data: 11 marzo 2026, dalle 09:32 alle 10:47 UTC',
    '- Date : 11/03/2026, entre 10h32 et 11h47 CET\n\n## Résumé',
    '- 发生时段：2026年3月11日 17:32 至 18:47 CST (UTC+8)',
    '- 장애 기간: 2026-03-11 18:32부터 19:47까지 (GMT+9)',
    '- 発生日時：2026年3月11日 18:32から19:47まで（JST）',
  ])
    assert.deepEqual(said(text), whole, text)
  assert.deepEqual(said('- When: 2026-03-11, 23:32–00:47 UTC')[1], 'resolved 2026-03-12T00:47:00Z')
  assert.deepEqual(said('- When: 2026-03-11, 09:32–10:47')[1], 'resolved ?')
  assert.deepEqual(said('- When: 2026-03-11, 09:32–10:47 UTC\n- Resolved: 11:00 UTC'), [
    'started 2026-03-11T09:32:00Z',
    'resolved 2026-03-11T11:00:00Z',
  ])
  for (const text of [
    // The end of the impact is no end of the incident, an uncertain start none of either.
    '- Impact window: 2026-03-11, 09:32–10:47 UTC',
    '- Started: 2026-03-11, 09:32–09:47 UTC',
    '- When: 2026-03-11, 09:32–10:47 UTC\n- Mitigated: 10:47 UTC',
    '- When: 2026-03-11, 09:32 – ongoing UTC',
    '- Date: January 14–19, 2026',
  ])
    assert.ok(!said(text).some(one => one.startsWith('resolved')), text)
})

test('no moment from the day a site published it', () => {
  const front =
    '---\ntitle: Outage\ndate: 2026-07-05T13:00:00Z\n---\n\nOn 2 July 2026 names did not resolve.\n'
  assert.deepEqual(sayMoments(recordOf(front)), [])
})

test('no moment from when a mail was sent', () => {
  const head = 'From: Kim\nTo: all\nDate: Thu, 12 Mar 2026 17:20 UTC\nSubject: Postmortem: search was down\n'
  const text = `${head}\n# Postmortem: search was down\n\nOn 11 March 2026 search was down.\n`
  assert.deepEqual(sayMoments(recordOf(text)), [])
})
