import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { sectionOf, tierOf } from '../../../core/profile/lookup.ts'
import { fillTemplate, templateSection } from '../../../core/profile/template.ts'
import { variableOf } from '../../../core/profile/variable.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { profileJsonSchema } from '../../../tools/generate/schemas.ts'
import { profiles } from '../../fixture.ts'

const root = join(import.meta.dirname, '../../..')

const styles = [...profiles.values()]

suite('every built-in style', () => {
  for (const profile of styles) {
    const { data, templates } = profile
    test(`${data.id}: each tier’s template has the sections asked for, in order, and no others`, () => {
      for (const tier of data.tiers) {
        const found = headings(templates[tier.id]!).flatMap(title => sectionOf(profile, title).id ?? [])
        const asked = tier.sections.filter(id => found.includes(id))
        assert.deepEqual(
          found.filter(id => tier.sections.includes(id)),
          asked,
        )
        for (const id of tier.sections) {
          const section = data.sections.find(one => one.id === id)!
          if (!section.optional && section.flag === undefined)
            assert.ok(found.includes(id), `${tier.id}: ${id}`)
        }
      }
    })
    test(`${data.id}: each section asked for has a body to insert`, () => {
      for (const tier of data.tiers) {
        for (const id of tier.sections) {
          const section = data.sections.find(one => one.id === id)!
          if (section.optional) continue
          const body = templateSection(profile, tier.id, id)
          assert.ok(body, `${tier.id}: ${id}`)
          assert.equal(sectionOf(profile, body.split('\n', 1)[0]!).id, id)
          assert.match(body, /[^\n]\n$/)
        }
      }
    })
    test(`${data.id}: templates use only variables that the metadata has`, () => {
      const known = new Set(['file', 'title', ...data.metadata.fields.map(variableOf)])
      for (const [tier, text] of Object.entries(templates)) {
        for (const [, name] of text.matchAll(/\{([a-z_0-9]+)\}/g))
          assert.ok(known.has(name!), `${tier}: {${name}}`)
      }
    })
    test(`${data.id}: an empty template keeps no variable`, () => {
      for (const tier of data.tiers) assert.doesNotMatch(fillTemplate(profile, tier.id, {}), /\{[a-z_]+\}/)
    })
    test(`${data.id}: the example has every section of its tier, in order`, () => {
      const example = builtInStyle(data.id)!.example
      const tier = tierOf(profile, /^tier: (\S+)$/m.exec(example)?.[1] ?? null)
      const found = headings(example).flatMap(title => sectionOf(profile, title).id ?? [])
      const asked = tier.sections.filter(id => {
        const section = data.sections.find(one => one.id === id)!
        return !section.optional && section.flag === undefined
      })
      assert.deepEqual(
        asked.filter(id => !found.includes(id)),
        [],
      )
      assert.deepEqual(
        tier.sections.filter(id => found.includes(id)),
        found.filter(id => tier.sections.includes(id)),
      )
    })
    test(`${data.id}: its own patterns compile and accept its own examples`, () => {
      for (const field of data.metadata.fields) {
        if (!field.pattern || !field.example) continue
        const pattern = new RegExp(`^(?:${field.pattern})$`)
        for (const item of field.example.replace(/^\[|\]$/g, '').split(', '))
          assert.match(item, pattern, field.key)
      }
      const made = data.files.make.replace('{date}', '2026-03-10').replace('{slug}', 'queue-stall')
      if (data.files.pattern) assert.match(made, new RegExp(`^(?:${data.files.pattern})$`))
    })
  }
})

suite('generated files', () => {
  test('always: the JSON Schema accepts every style and refuses a misspelt key', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(profileJsonSchema().text))
    for (const id of profiles.keys()) {
      const source: object = parse(readFileSync(join(root, 'profiles', `${id}.yaml`), 'utf8'))
      assert.ok(validate(source), `${id}: ${JSON.stringify(validate.errors?.[0])}`)
      assert.ok(!validate({ ...source, severitys: [] }), id)
    }
  })
})

test('always: no text of ours repeats nine words of the documents the styles come from', t => {
  const seeds = join(root, '../shared/seeds')
  if (!existsSync(seeds)) return t.skip('the documents are not here')
  const runs = new Set(readdirSync(seeds).flatMap(name => wordRuns(readFileSync(join(seeds, name), 'utf8'))))
  for (const { data, templates } of styles) {
    const ours = [...Object.values(templates).map(text => text.replace(/^\|.*$/gm, '')), ...abouts(data)]
    for (const text of ours) for (const run of wordRuns(text)) assert.ok(!runs.has(run), `${data.id}: ${run}`)
  }
})

function wordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  return words.slice(8).map((_, i) => words.slice(i, i + 9).join(' '))
}

/** Every `about` within the data. */
function abouts(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'about' && typeof value === 'string' ? [value] : abouts(value),
  )
}

function headings(text: string): string[] {
  const bare = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
  return [...bare.matchAll(/^(?:#{2,6} +(.+)|\*\*([^*]+)\*\*)$/gm)].map(match => (match[1] ?? match[2])!)
}
