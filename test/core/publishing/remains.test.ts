import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { publish } from '../../../core/publishing.ts'
import { personalDataIn } from '../../../core/safety/personal.ts'
import { secretsIn } from '../../../core/safety/secrets.ts'
import { profiles, scene, view } from '../../fixture.ts'
import { runs } from '../../properties.ts'
import { nobody, published, roster } from './copies.ts'

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
