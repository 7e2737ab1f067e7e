import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite, test } from 'node:test'
import { learn, type Source } from '../../core/learning.ts'
import type { Profile } from '../../core/profile/compile.ts'
import { builtIn } from '../../profiles/index.ts'
import { furtherFaults } from '../core/learning/furtherMutations.ts'
import { checksItsTemplate, findingsIn, means, styleOf, viewIn } from '../core/learning/learned.ts'
import { expected, type Fault, faults } from '../core/learning/mutations.ts'
import { profiles } from '../fixture.ts'
import { listing } from './specimens.ts'

/** The template and the example of a specimen: `=== path` starts each. */
function specimen(name: string): readonly [template: Source, example: Source] {
  const text = readFileSync(join(import.meta.dirname, '../core/learning', `${name}.md`), 'utf8')
  const [template, example] = text
    .split(/^=== /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n')
      const path = part.slice(0, end)
      return { name: basename(path), path, text: part.slice(end + 1) }
    })
  return [template!, example!]
}

/** The faults that the style does not find. */
function missed(own: readonly Fault[], { text, path }: Source, profile: Profile): string[] {
  return own.flatMap(([what, make]) => {
    const found = findingsIn(make(text), path, profile)
    const rules: readonly string[] = expected[what]
    return found.some(({ rule }) => rules.includes(rule))
      ? []
      : [`${what}: ${listing(found) || 'nothing found'}`]
  })
}

for (const [name, own] of Object.entries({ ...faults, ...furtherFaults })) {
  const [template, example] = specimen(name)
  for (const [from, examples] of [
    ['its template', []],
    ['its template and an example', [example]],
  ] as const) {
    suite(`a style learned from ${from}: ${name}`, () => {
      const profile = styleOf(learn(template, examples, means)!)

      test('finds nothing in a document made by filling in the blanks', () => {
        const found = findingsIn(example.text, example.path, profile)
        assert.deepEqual(found, [], listing(found))
      })

      test('finds nothing in its template but what is still to be filled in', () => {
        checksItsTemplate(template, profile)
      })

      test('finds eight of ten faults and more', () => {
        assert.equal(own.length, 10)
        const open = missed(own, example, profile)
        assert.ok(open.length <= 2, open.join('\n'))
      })
    })
  }
}

suite('a style learned from a template of ours', () => {
  for (const { data, templates, example } of builtIn()) {
    const { id, template: name } = viewIn(example, 'example.md', profiles.get(data.id)!).policy.tier
    const template = { name, path: `postmortems/${name}`, text: templates[id]! }
    const document = { name: 'example.md', path: 'postmortems/example.md', text: example }
    for (const [from, examples] of [
      ['template', []],
      ['template and example', [document]],
    ] as const) {
      test(`finds nothing in the example: ${data.id}, from ${from}`, () => {
        const profile = styleOf(learn(template, examples, means)!)
        const found = findingsIn(document.text, document.path, profile)
        assert.deepEqual(found, [], listing(found))
        checksItsTemplate(template, profile)
      })
    }
  }
})
