import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const words = (path: string) => JSON.parse(read(path)) as Record<string, string>
const blanks = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()
const languages = ['de', 'ja']

/** What the client says: the literals handed to `l10n.t`. */
const said = globSync('client/**/*.ts', { cwd: root }).flatMap(file =>
  [...read(file).matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1]!.replaceAll("\\'", "'")),
)

test('every call names its words as a literal, so that they can be found', () => {
  for (const file of globSync('client/**/*.ts', { cwd: root })) {
    assert.equal(read(file).match(/l10n\.t\((?!\s*')/g), null, file)
  }
})

test('every message of the client stands in every language, with the same blanks', () => {
  for (const suffix of ['', ...languages.map(language => `.${language}`)]) {
    const bundle = words(`l10n/bundle.l10n${suffix}.json`)
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(said)].sort(), `bundle${suffix}`)
    for (const [english, other] of Object.entries(bundle))
      assert.deepEqual(blanks(other), blanks(english), other)
  }
})

test('every title and description of the manifest stands in every language, with the same commands', () => {
  const named = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(match => match[1]!)
  const english = words('package.nls.json')
  assert.deepEqual(Object.keys(english).sort(), [...new Set(named)].sort())
  const commands = (text: string) => text.match(/command:[\w.]+/g) ?? []
  for (const language of languages) {
    const own = words(`package.nls.${language}.json`)
    assert.deepEqual(Object.keys(own), Object.keys(english), language)
    for (const key of Object.keys(english))
      assert.deepEqual(commands(own[key]!), commands(english[key]!), key)
  }
})
