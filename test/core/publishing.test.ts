import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileProfile } from '../../core/profile/compile.ts'
import { originOf } from '../../core/publishing/change.ts'
import { type Publication, publish, type Team } from '../../core/publishing.ts'
import { personalDataIn } from '../../core/safety/personal.ts'
import { secretsIn } from '../../core/safety/secrets.ts'
import type { View } from '../../core/view.ts'
import { builtIn, builtInPacks } from '../../profiles/index.ts'
import { profiles, type Setting, scene, view } from '../fixture.ts'
import { runs } from '../properties.ts'

const nobody: Team = { hosts: { inside: [], outside: [] }, tracker: null }

const roster = [
  { name: 'Mo Farah Lindqvist', handle: '@mo', role: 'the database administrator' },
  { name: 'Anne-Marie O’Neil', handle: '@amo' },
  { name: '山田太郎', handle: '@yamada' },
  { name: 'Will Park', handle: '@will.park' },
]

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function published(source: string, setting: Setting = {}, team = nobody): Publication {
  return publish(view(scene(source), { profile: 'generic', ...setting }), team)
}

/** What becomes of a paragraph. */
function said(words: string, settings: Setting['settings'] = { roster }, team = nobody): string {
  const { text, remains } = published(`# Queue stuck\n\n## Summary\n\n${words}\n`, { settings }, team)
  assert.deepEqual(remains, [])
  return text.replace(/^# Queue stuck\n\n## Summary\n\n/, '').trimEnd()
}

/** The example of each style and its copy for outside readers. */
const copies = lazily(() =>
  builtIn().map(({ data, example }) => {
    const given = view(scene(example), { profile: data.id })
    return { data, given, once: publish(given, nobody) }
  }),
)

test('every style’s example can be published, twice to the same text, with nobody named', () => {
  for (const { data, given, once } of copies()) {
    assert.deepEqual(once.remains, [], data.id)
    const again = publish(view(scene(once.text), { profile: data.id }), nobody)
    assert.equal(again.text, once.text, data.id)
    assert.deepEqual(again.removed, [])
    assert.ok(!/@\w|#\d|[A-Z]{3}-\d/.test(once.text), data.id)
    for (const { name } of given.record.people)
      if (/\s/.test(name) && !/team/.test(name)) assert.ok(!once.text.includes(name), name)
  }
})

test('sections that a style keeps inside go, with the line above the last of them', () => {
  for (const { data, given, once } of copies()) {
    const inside = new Set(data.sections.filter(one => one.internal).map(one => one.id))
    const titles = given.record.sections.filter(one => one.id !== null && inside.has(one.id))
    const { text } = once
    for (const { title } of titles) assert.ok(!text.includes(`# ${title.value}\n`), title.value)
    assert.match(text, /[^-\s]\n$/)
  }
})

test('names give way to the role somebody had, then to that of the roster, then to none', () => {
  const { text } = published(
    `# Queue stuck

- Author: Ruth Adeyemi
- Incident commander: Jane Doe

## Summary

Jane Doe paged Mo Farah Lindqvist. Ruth wrote this down, and Doe’s call was right. @amo agreed.
`,
    { settings: { roster } },
  )
  assert.match(text, /^# Queue stuck\n+## Summary\n/)
  assert.match(
    text,
    /The incident commander paged the database administrator\. An engineer wrote this down, and the incident commander’s call was right\. An engineer agreed\./,
  )
})

test('a name is a name in any case, script and place', () => {
  assert.equal(said('then mo farah lindqvist slept'), 'then the database administrator slept')
  assert.equal(said('then Mo Farah\nLindqvist slept'), 'then the database administrator slept')
  assert.equal(
    said('We think that\n@amo slept.\n@amo did.'),
    'We think that\nan engineer slept.\nAn engineer did.',
  )
  assert.equal(said('then **Mo** Farah Lindqvist slept').includes('Mo'), false)
  assert.equal(said('そして山田太郎が確認した'), 'そしてan engineerが確認した')
  assert.equal(said('run `deploy --as @mo`'), 'run `deploy --as the database administrator`')
  assert.equal(said('```\n14:05 Anne-Marie O’Neil: done\n```'), '```\n14:05 an engineer: done\n```')
  assert.equal(
    said('Mo-led, @mo-x, @mo_y; _@mo_ saw it'),
    'The database administrator-led, an engineer, an engineer; _the database administrator_ saw it',
  )
  assert.equal(said('- [ ] @mo: ship it'), '- [ ] The database administrator: ship it')
  assert.equal(
    said('we told the @everyone list, and mow the lawn'),
    'we told the @everyone list, and mow the lawn',
  )
})

test('a name that is a word of the language is left to a person', () => {
  const { text, doubts, remains } = published(
    '# Queue\n\n## Summary\n\nWill it hold? Will Park thinks so.\n',
    {
      settings: { roster },
    },
  )
  assert.match(text, /Will it hold\? An engineer thinks so\./)
  assert.deepEqual(
    doubts.map(one => one.what),
    ['Will'],
  )
  assert.deepEqual(remains, [])
})

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

test('what is quoted as code and replaced is no code any more', () => {
  assert.equal(said('tell `#payments-oncall` at once'), 'tell an internal channel at once')
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

test('a style may let names stay', () => {
  const source = builtIn().find(one => one.data.generic)!
  const own = { ...source.data, publication: { ...source.data.publication, names: true } }
  const profile = compileProfile({ ...source, data: own }, builtInPacks())
  const given = view(scene('# Queue\n\n- Author: Jane Doe\n\n## Summary\n\nJane Doe saw it.\n'), {
    profile: 'generic',
  })
  const { text, remains } = publish({ ...given, profile } as View, nobody)
  assert.match(text, /Jane Doe saw it/)
  assert.deepEqual(remains, [])
})

test('what cannot be taken out is a leak, with its place in the original', () => {
  const source = '---\nid: x\n---\n# Queue stuck (internal only)\n\nWords.\n'
  const { remains } = published(source)
  assert.deepEqual(
    remains.map(({ kind, what, span }) => [kind, what, source.slice(span.start, span.end)]),
    [['section', 'Queue stuck (internal only)', 'Queue stuck (internal only)']],
  )
})

test('what a person has to see to is told', () => {
  for (const { data } of profiles.values()) {
    const { confirm } = publish(view(scene('# Queue\n'), { profile: data.id }), nobody)
    for (const item of data.publication.checklist)
      assert.equal(confirm.includes(typeof item === 'string' ? item : item.item), typeof item === 'string')
  }
})

test('offsets of the copy lead back into the original', () => {
  const changes = [
    { kind: 'name' as const, what: '', span: { start: 2, end: 4 }, text: 'abcdef' },
    { kind: 'name' as const, what: '', span: { start: 8, end: 10 }, text: '' },
  ]
  // 01 23 4567 89 ab → 01 abcdef 4567 ab
  assert.deepEqual(
    [0, 1, 2, 5, 8, 11, 12].map(offset => originOf(offset, changes)),
    [0, 1, 2, 2, 4, 7, 10],
  )
})

const drawn = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2'
const secrets = [
  `gh${'p_'}${drawn.slice(0, 36)}`,
  `gl${'pat-'}${drawn.slice(0, 20)}`,
  `AI${'za'}${drawn.slice(0, 35)}`,
  `Authorization: Bearer ${drawn.slice(0, 40)}`,
  'postgres://app:Tr0ub4dor@db-7.prod:5432/ledger',
]
const data = ['jane.doe@northwind.dev', '+49 170 1234567', '81.2.69.142']
const addresses = ['https://wiki.internal/x', 'https://northwind.slack.com/archives/C1/p2']

/** Places where people put such things, each around something. */
const places: readonly ((what: string) => string)[] = [
  what => `We saw ${what} at noon.`,
  what => `${what} was seen`,
  what => `- [x] ${what}: done`,
  what => `> quoted ${what}, then more`,
  what => `| Time | What |\n| --- | --- |\n| 14:05 | ${what} |`,
  what => `\`\`\`\n14:05 ${what} said\n\`\`\``,
  what => `text with \`${what}\` in code`,
  what => `### About ${what}`,
  what => `a [link about ${what}](https://status.northwind.com/1)`,
  what => `**${what}**, *${what}*`,
  what => `_${what}_ and __${what}__`,
  what => `owned by:${what}, (${what})`,
  what => `<!-- ${what} -->`,
  what => `<details><summary>${what}</summary>\n\n${what}\n\n</details>`,
  what => `words[^1]\n\n[^1]: ${what}`,
  what => `1. one (${what})\n2. two`,
]

test('always: nothing on the roster and no secret survives, and a copy of the copy is the same', () => {
  const names = roster.flatMap(({ name, handle }) => [name, handle, name.toUpperCase()])
  const piece = fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...names, ...secrets, ...data, ...addresses))
    .map(([place, what]) => place(what))
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...profiles.keys()),
      (pieces, profile) => {
        const source = `# Queue stuck\n\n## Summary\n\n${pieces.join('\n\n')}\n`
        const setting = { profile, settings: { roster } }
        const once = published(source, setting)
        const low = once.text.toLowerCase()
        for (const { name, handle } of roster) {
          assert.ok(!low.includes(name.toLowerCase()), `${name} in ${once.text}`)
          assert.ok(!new RegExp(`${handle}(?![\\w.])`, 'i').test(once.text), `${handle} in ${once.text}`)
        }
        assert.deepEqual(secretsIn(once.text), [])
        assert.deepEqual(personalDataIn(once.text), [])
        for (const one of [...secrets, ...data, ...addresses]) assert.ok(!once.text.includes(one), one)
        assert.deepEqual(once.remains, [], once.text)
        assert.equal(published(once.text, setting).text, once.text)
      },
    ),
    { numRuns: runs(1000) },
  )
})
