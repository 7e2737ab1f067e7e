import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentWords } from '../../../core/facts/titleWords.ts'
import { profiles } from '../../fixture.ts'

test('of overlapping phrases in a title the longest counts', () => {
  const said = (text: string) => documentWords(text, profiles.get('generic')!.lookup.words.documents)
  assert.deepEqual(said('Incident retrospective: search'), {
    postmortem: 'incident retrospective',
    incident: null,
    other: null,
    otherAtEdge: false,
  })
  assert.deepEqual(said('Incident report template'), {
    postmortem: null,
    incident: null,
    other: 'incident report template',
    otherAtEdge: true,
  })
  assert.equal(said('Payment process outage').otherAtEdge, false)
  assert.equal(said('検索ポストモーテム').postmortem, 'ポストモーテム')
})
