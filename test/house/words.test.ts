import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sentencesByLanguage } from '../../tools/build/sentences.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const words = (path: string) => JSON.parse(read(path)) as Record<string, string>
const blanks = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()
const languages = ['de', 'ja']

const sources = (pattern: string) => globSync(pattern, { cwd: root }).map(file => [file, read(file)] as const)

/** What the client says: the literals handed to `l10n.t`. */
const byClient = sources('client/**/*.ts').flatMap(([, text]) =>
  [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1]!.replaceAll("\\'", "'")),
)

const messages = [...sources('core/**/*.ts'), ...sources('server/**/*.ts')]
const template = /\bsay`((?:\\.|\$\{[^{}`]*\}|[^`\\$])*)`/g

/** What core and server say: the words of `say`, with a number for each value. */
const byServer = messages.flatMap(([, text]) => [...text.matchAll(template)].map(match => keyOf(match[1]!)))

/** Signs alone are the same in most languages; a catalog need not hold them. */
const isOfSigns = (key: string) => !/\p{L}/u.test(key.replace(/\{\d\}/g, ''))

function keyOf(source: string): string {
  let count = 0
  return source
    .replace(/\$\{[^{}]*\}/g, () => `{${count++}}`)
    .replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
}

test('every sentence stands where it is said, so that it can be found', () => {
  for (const [file, text] of sources('client/**/*.ts'))
    assert.equal(text.match(/l10n\.t\((?!\s*')/g), null, file)
  for (const [file, text] of messages)
    assert.equal([...text.matchAll(template)].length, [...text.matchAll(/\bsay`/g)].length, file)
})

test('every sentence of the client stands in every language, with the same blanks', () => {
  const said = [...new Set(byClient)].sort()
  for (const language of languages) {
    const bundle = words(`l10n/bundle.l10n.${language}.json`)
    assert.deepEqual(Object.keys(bundle).sort(), said, language)
    for (const [english, other] of Object.entries(bundle))
      assert.deepEqual(blanks(other), blanks(english), other)
  }
})

test('so does every sentence of the server', () => {
  const all = JSON.parse(read('l10n/sentences.json')) as {
    languages: string[]
    sentences: Record<string, string[]>
  }
  assert.deepEqual(all.languages, languages)
  const said = new Set(byServer)
  // Throws if two of them have one key.
  sentencesByLanguage(read('l10n/sentences.json'))
  const lacking = [...said].filter(key => !isOfSigns(key) && !Object.hasOwn(all.sentences, key))
  assert.deepEqual(lacking, [])
  for (const [english, others] of Object.entries(all.sentences)) {
    assert.ok(said.has(english), `nobody says: ${english}`)
    assert.deepEqual(
      others.map(blanks),
      languages.map(() => blanks(english)),
      english,
    )
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
