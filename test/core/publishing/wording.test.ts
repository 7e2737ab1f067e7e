import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Team } from '../../../core/publishing.ts'
import { builtIn } from '../../../profiles/index.ts'
import { published, said } from './copies.ts'

test('links that open inside keep their words, others stay as they are', () => {
  assert.equal(said('the [queue](https://grafana.northwind.dev/d/q "now") rose'), 'the queue rose')
  assert.equal(said('the **[queue *depth*](http://wiki/x)** rose'), 'the **queue *depth*** rose')
  assert.equal(said('see <https://wiki.internal/a>.'), 'see an internal page.')
  assert.equal(said('see https://wiki.internal/a.'), 'see an internal page.')
  assert.equal(said('see [the policy](../POLICY.md#x)'), 'see the policy')
  assert.equal(said('see [sum](#summary), [gone](#nowhere)'), 'see [sum](#summary), gone')
  assert.equal(said('[status](https://status.northwind.dev/1)'), '[status](https://status.northwind.dev/1)')
  assert.equal(said('[a][w], [w], ![p][w]\n\n[w]: https://wiki.internal/sync'), 'a, w, p')
  assert.equal(
    said('[a][s]\n\n[s]: https://status.northwind.dev/'),
    '[a][s]\n\n[s]: https://status.northwind.dev/',
  )
  assert.equal(said('![queue depth](img/q.png) rose'), 'queue depth rose')
  assert.equal(said('`curl https://api.internal/x`'), '`curl [redacted]`')
  assert.equal(said('write to [us](mailto:press@northwind.dev)'), 'write to [us](mailto:press@northwind.dev)')
  assert.equal(said('write to [her](mailto:jane.doe@northwind.dev)'), 'write to her')
  assert.equal(said('ask jane.doe@northwind.dev or <jim@customer.com>'), 'ask [redacted] or [redacted]')
  assert.equal(said('on db-7.prod.internal:5432 and 10.1.2.3'), 'on an internal host and an internal host')
  assert.equal(said('[@kim](https://github.com/kim-o) looked'), 'An engineer looked')
})

test('a team’s own hosts and project are inside, and what it calls public is not', () => {
  const team: Team = {
    hosts: { inside: ['northwind.dev'], outside: ['grafana.northwind.dev'] },
    tracker: { host: 'gitlab.com', project: 'payments/platform' },
  }
  const see = (address: string) => said(`see [it](${address})`, {}, team)
  assert.equal(see('https://runbooks.northwind.dev/a'), 'see it')
  assert.equal(see('https://grafana.northwind.dev/a'), 'see [it](https://grafana.northwind.dev/a)')
  assert.equal(see('https://gitlab.com/payments/platform/-/issues/1'), 'see it')
  assert.equal(
    see('https://gitlab.com/payments/platform-docs'),
    'see [it](https://gitlab.com/payments/platform-docs)',
  )
})

test('ids, tickets and channels give way to words, or go where they stand aside', () => {
  const { text } = published(`# INC-77: Queue stuck

- Incident ID: INC-77
- Related: INC-12

## Summary

INC-77 came after INC-12. See #4412, the fix (OPS-7, OPS-8) and UTF-8. It is the #1 cause. Ask in #payments-oncall.

## Action items

| Action | Owner | Ticket |
| --- | --- | --- |
| Add an alert OPS-7 | Data team | OPS-7 |
`)
  assert.match(text, /^# Queue stuck\n/)
  assert.match(
    text,
    /This incident came after another incident\. See an internal ticket, the fix \(.*\) and UTF-8\. It is the #1 cause\. Ask in an internal channel\./,
  )
  assert.ok(!text.includes('OPS-'))
  assert.equal(
    said('see docker/compose#9591, step #12 and !45'),
    'see docker/compose#9591, step #12 and an internal ticket',
  )
  assert.match(text, /\| Add an alert \| Data team \|\n/)
})

test('what announces a ticket or a channel goes with it, and its article', () => {
  assert.equal(said('When PR #2355 was merged it broke.'), 'When an internal ticket was merged it broke.')
  assert.equal(said('PR #2355 broke it'), 'An internal ticket broke it')
  assert.equal(said('tracked in the GitHub issue #408.'), 'tracked in an internal ticket.')
  assert.equal(said('ask in the #ask-us slack channel'), 'ask in an internal channel')
  assert.equal(said('told in Slack #ask-us at 09:00'), 'told in an internal channel at 09:00')
  assert.equal(said('wrote in the #ask-us, not here'), 'wrote in an internal channel, not here')
})

test('a number stays where the link at it stays, as does that of another project', () => {
  const link = 'see [GitHub issue #40885](https://github.com/o/r/issues/40885)'
  assert.equal(said(link), link)
  assert.equal(
    said('see [PR #40885](https://github.com/o/r/issues/1)'),
    'see [an internal ticket](https://github.com/o/r/issues/1)',
  )
  assert.equal(said('known as docker/compose #12862, open'), 'known as docker/compose #12862, open')
  assert.equal(said('left over: AI #11 and action item #12'), 'left over: AI #11 and action item #12')
})

test('an address that stands for itself behind a sentence goes', () => {
  assert.equal(said('Declared. https://acme.slack.com/archives/C1'), 'Declared.')
  assert.equal(said('Declared. [https://wiki.internal/a](https://wiki.internal/a)'), 'Declared.')
  assert.equal(said('Thread: https://acme.slack.com/archives/C1'), 'Thread: an internal page')
  assert.equal(said('Declared. https://wiki.internal/a says so'), 'Declared. an internal page says so')
})

test('what stands in parentheses, alone or last, goes', () => {
  assert.equal(said('paged (https://wiki.internal/a) at 09:00'), 'paged at 09:00')
  assert.equal(
    said('alert on depth (data team, due 2026-09-01, #4412)'),
    'alert on depth (data team, due 2026-09-01)',
  )
  assert.equal(said('Dana, all good, closes #4412'), 'Dana, all good, closes an internal ticket')
})

test('an address that was made harmless has no host of its own', () => {
  assert.equal(said('sent to https://api[.]example[.]org/x'), 'sent to https://api[.]example[.]org/x')
})

test('ids like that of the incident are those of others', () => {
  const { text } = published(`---
title: "PM-2026-036 queue stuck"
id: PM-2026-036
---

# PM-2026-036 Queue stuck

- ID: PM-2026-036

## Summary

As in PM-2026-031/032, [[PM-2026-033]] and [[PM-2026-035-queue-lost]] (see ADR-000754).
`)
  assert.match(text, /^title: "queue stuck"$/m)
  assert.match(text, /^# Queue stuck$/m)
  assert.match(text, /^As in another incident, another incident and another incident \(see ADR-000754\)\.$/m)
})

test('what is quoted as code and replaced is no code any more', () => {
  assert.equal(said('tell `#payments-oncall` at once'), 'tell an internal channel at once')
})

test('a style names what is called otherwise outside', () => {
  const source = builtIn().find(one => Object.keys(one.data.publication.standIns).length > 0)!
  const [key] = Object.keys(source.data.publication.standIns)
  const text = `# Postmortem — Search

## Metadata

- ${key}: northwind, Tailspin Toys

## Summary

NORTHWIND and tailspin toys saw nothing; see https://status.northwind.com.
`
  const copy = published(text, { profile: source.data.id })
  assert.match(copy.text, /: tenant 1, tenant 2\n/)
  assert.match(copy.text, /\ntenant 1 and tenant 2 saw nothing; see https:\/\/status\.northwind\.com\./)
})

test('what stands in a table in HTML is read, a number that may be a ticket is told of', () => {
  const { text, doubts } = published(`# Stuck

## Timeline

<table>
<tr><th>Time</th><th>Event</th></tr>
<tr><td>09:12 UTC</td><td>Opened as PAY-11, after INC-2201</td></tr>
</table>

## Action items

| Action | Owner | Ticket |
| --- | --- | --- |
| Alert on depth | Queue team | PAY-12 |
`)
  assert.doesNotMatch(text, /PAY-1/)
  assert.deepEqual(
    doubts.map(({ kind, what }) => `${kind} ${what}`),
    ['ticket INC-2201'],
  )
})

test('a host that says it is internal goes wherever it stands; a package in code stays', () => {
  const { text } = published(
    '# Stuck\n\n## Summary\n\nOn `db-3.internal.acme.net` and auth01.intern.firma.de `com.acme.internal.util.Queue` failed (+49 30 1234567).\n',
  )
  assert.match(
    text,
    /^On `\[redacted\]` and an internal host `com\.acme\.internal\.util\.Queue` failed \(\[redacted\]\)\.$/m,
  )
})
