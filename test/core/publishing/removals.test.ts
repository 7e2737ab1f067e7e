import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publish } from '../../../core/publishing.ts'
import { builtIn } from '../../../profiles/index.ts'
import { scene, view } from '../../fixture.ts'
import { copies, nobody, published, said } from './copies.ts'

test('sections that a style keeps inside go, with the line above the last of them', () => {
  for (const { data, given, once } of copies()) {
    const inside = new Set(data.sections.filter(one => one.internal).map(one => one.id))
    const titles = given.record.sections.filter(one => one.id !== null && inside.has(one.id))
    const { text } = once
    for (const { title } of titles) assert.ok(!text.includes(`# ${title.value}\n`), title.value)
    assert.match(text, /[^-\s]\n$/)
  }
})

test('sections that go one behind the other are told of once each, where they stand, and nothing in them', () => {
  const source =
    '# Queue stuck\n\n## Summary\n\nIt stood.\n\n---\n\n## Publication\n\n- [x] Posted\n\n## Sign-off\n\n| Role | Name |\n| --- | --- |\n| Commander | Lena Vogt |\n'
  const { text, removed } = published(source, { profile: 'platform' })
  assert.equal(text, '# Queue stuck\n\n## Summary\n\nIt stood.\n')
  const told = removed.map(
    ({ kind, what, by, span }) => `${kind} ${what}${by} ${source.slice(span.start).split('\n', 1)}`,
  )
  assert.deepEqual(told, ['section Publication ---', 'section Sign-off ## Sign-off'])
})

test('comments go, visible or not, and with them their lines', () => {
  assert.equal(said('one <!-- ask legal -->\n\n<!-- postmortem-ignore x: y -->\n\ntwo'), 'one\n\ntwo')
  assert.equal(said('a `<!-- kept -->` b'), 'a `<!-- kept -->` b')
})

test('metadata says what others may know, in every form', () => {
  for (const { data, example } of builtIn()) {
    const { text } = publish(view(scene(example), { profile: data.id }), nobody)
    const { record } = view(scene(text), { profile: data.id })
    const kept = record.fields.flatMap(one => (one.means === null ? [] : [one.means]))
    for (const means of data.publication.means) assert.ok(!kept.includes(means), `${data.id}: ${means}`)
    for (const key of data.publication.keys) assert.ok(!record.fields.some(one => one.key === key), key)
    assert.ok(record.date !== null || record.moments.started !== undefined, data.id)
  }
  const { text } = published('---\ndate: 2026-08-14\nslack: C012\nprofile: generic\n---\n# Queue stuck\n')
  assert.equal(text, '---\ndate: 2026-08-14\n---\n# Queue stuck\n')
  assert.equal(published('---\nslack: C012\n---\n\n# Queue stuck\n').text, '# Queue stuck\n')
})

test('metadata that says nothing but a ticket goes with its label', () => {
  const { text } = published(
    '# Queue stuck\n\n**Severity:** high\n**Ticket:** BILL-421\n**Seen in:** 4 shops\n',
  )
  assert.equal(text, '# Queue stuck\n\n**Severity:** high\n**Seen in:** 4 shops\n')
})

test('columns of tables written in HTML go with their tags', () => {
  const table = (ticket: (text: string) => string) => `# Queue stuck

## Action items

<table>
<thead><tr><th>Action</th><th>Owner</th>${ticket('<th><b>Ticket</b></th>')}<th>Status</th></tr></thead>
<tbody>
<tr><td>Limit retries to 5</td><td>Queue team</td>${ticket('<td class="t"><p>PAY-12</p></td>')}<td>open</td></tr>
<tr>
  <td>Alert on depth</td>
  <td>Queue team</td>
  ${ticket('<td></td>')}
  <td>done</td>
</tr>
</tbody>
</table>
`
  const { text, removed } = published(table(cell => cell))
  assert.equal(
    text,
    table(() => ''),
  )
  assert.deepEqual(
    removed.map(({ kind, what }) => `${kind} ${what}`),
    ['column Ticket'],
  )
})
