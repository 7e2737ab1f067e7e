import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { peopleIn } from '../../../core/facts/people.ts'
import { anyText } from '../../properties.ts'
import { style } from '../reading.ts'
import { recordOf } from '../records.ts'

function said(text: string): string[] {
  return peopleIn(text, 0, 'author', style('generic')).map(({ name, handle, span }) => {
    assert.ok(span.start >= 0 && span.end <= text.length && span.start < span.end)
    return handle === null ? name : `${name} (${handle})`
  })
}

suite('people', () => {
  test('are names, handles or both, separated in any of the usual ways', () => {
    assert.deepEqual(said('Ann Lee, Bob Ray; Cy'), ['Ann Lee', 'Bob Ray', 'Cy'])
    assert.deepEqual(said('Ann Lee and Bob & Cy'), ['Ann Lee', 'Bob', 'Cy'])
    assert.deepEqual(said('@mo, @kim/@jo'), ['@mo (@mo)', '@kim (@kim)', '@jo (@jo)'])
    assert.deepEqual(said('Jane Doe (@jane), **Bob** (SRE)'), ['Jane Doe (@jane)', 'Bob'])
    assert.deepEqual(said('@mo @kim'), ['@mo (@mo)', '@kim (@kim)'])
    assert.deepEqual(said('Ann Lee @ann (@bob) @cy'), ['Ann Lee (@ann)', '@bob (@bob)', '@cy (@cy)'])
    assert.deepEqual(said('AB CD EF'), ['AB', 'CD', 'EF'])
    assert.deepEqual(said('SRE AB, AB Lee, AB'), ['SRE AB', 'AB Lee', 'AB'])
    assert.deepEqual(said('[Jane Doe](https://example.org/jane) <jane@example.org>'), ['Jane Doe'])
    assert.deepEqual(said('山田、佐藤（SRE）'), ['山田', '佐藤'])
  })

  test('are nobody where the place is empty', () => {
    for (const text of ['', '—', 'TBD', '<name>', '[Name(s)]', 'n/a', '@owner', 'none'])
      assert.deepEqual(said(text), [])
  })

  test('have the role of their label, in metadata and in sign-off tables', () => {
    const text = `# x

- Authors: @mo, Ann Lee
- Incident commander: Jo
- On-call: <name>
- Scribe: Kim

## Sign-off

| Role | Name | Date |
| ---- | ---- | ---- |
| Platform Lead | Amara Diallo | 2026-08-20 |
| CTO | | |
`
    assert.deepEqual(
      recordOf(text).people.map(({ role, name }) => `${role}: ${name}`),
      ['author: @mo', 'author: Ann Lee', 'commander: Jo', 'recorder: Kim', 'platform lead: Amara Diallo'],
    )
  })

  test('always: of any text stand within it', () => {
    fc.assert(fc.property(anyText(80), text => void said(text)))
  })
})
