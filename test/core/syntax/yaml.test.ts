import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { readYaml } from '../../../core/syntax/yaml.ts'
import { coreValue, plainValue } from '../../../core/syntax/yamlValues.ts'
import { anyText, runs } from '../../properties.ts'

test('keeps scalars as written, with places', () => {
  const { root, problems } = readYaml('a: 0123\nb: "x y" # c\nd:\n  - e\n  -\nf:\n')
  assert.deepEqual(problems, [])
  assert.deepEqual(plainValue(root), { a: '0123', b: 'x y', d: ['e', null], f: null })
  assert.ok(root?.kind === 'map')
  assert.deepEqual(
    root.entries.map(({ key, value }) => [key.span, value.span, value.kind]),
    [
      [{ start: 0, end: 1 }, { start: 3, end: 7 }, 'scalar'],
      [{ start: 8, end: 9 }, { start: 11, end: 16 }, 'scalar'],
      [{ start: 21, end: 22 }, { start: 26, end: 33 }, 'list'],
      [{ start: 34, end: 35 }, { start: 36, end: 36 }, 'null'],
    ],
  )
})

test('always: resolves scalars as the core schema does', () => {
  const scalars = fc.oneof(
    fc.constantFrom(
      ...['', '~', 'null', 'Null', 'nULL', 'true', 'False', 'yes', '1', '-0', '+12', '010', '0o17', '0x1F'],
    ),
    fc.constantFrom(
      ...['1.', '.5', '-1.5e3', '1e', '.inf', '-.INF', '.nan', '0b1', '1_000', '14:05', '2026-04-21', '+'],
    ),
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  )
  fc.assert(
    fc.property(scalars, written => {
      assert.deepEqual(
        coreValue(written),
        parseDocument(written === '' ? 'null' : written, { schema: 'core' }).toJS(),
      )
    }),
  )
  const { root } = readYaml('a: 1\nb: "1"\nc: [true, no]\nd: 0x10')
  assert.deepEqual(plainValue(root, 'core'), { a: 1, b: '1', c: [true, 'no'], d: 16 })
})

test('reports a key that stands twice and keeps both', () => {
  const text = 'a: 1\nb:\n  c: 1\n  c: 2\na: 2\n'
  const { root, duplicates, problems } = readYaml(text)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    duplicates.map(({ span }) => span),
    [
      { start: text.indexOf('c: 2'), end: text.indexOf('c: 2') + 1 },
      { start: text.lastIndexOf('a'), end: text.lastIndexOf('a') + 1 },
    ],
  )
  assert.ok(root?.kind === 'map')
  assert.equal(root.entries.length, 3)
  assert.deepEqual(plainValue(root), { a: '2', b: { c: '2' } })
})

test('repeats lists and maps by name, each time where the alias is', () => {
  const text = 'base: &b {a: 1, c: [x]}\nother: *b\n'
  const { root, problems } = readYaml(text)
  assert.deepEqual(problems, [])
  assert.deepEqual(plainValue(root), { base: { a: '1', c: ['x'] }, other: { a: '1', c: ['x'] } })
  assert.ok(root?.kind === 'map' && root.entries[1]!.value.kind === 'map')
  const at = text.indexOf('*b')
  assert.deepEqual(root.entries[1]!.value.entries[0]!.value.span, { start: at, end: at + 2 })
  assert.equal(readYaml('a: &a [*a]').problems.length, 1)
})

test('lets no key reach a prototype and no alias grow the text', () => {
  const value = plainValue(readYaml('__proto__: 1\nconstructor: 2').root) as object
  assert.deepEqual(Object.keys(value), ['__proto__', 'constructor'])
  assert.equal(Object.getPrototypeOf(value), Object.prototype)
  const levels = [...'abcdefghij']
  const rows = levels.map((name, i) => `${name}: &${name} [${`*${levels[i - 1]}, `.repeat(9)}]`).slice(1)
  const bomb = readYaml(`a: &a [x, x]\n${rows.join('\n')}\n`)
  assert.ok(JSON.stringify(plainValue(bomb.root)).length < 20_000)
  assert.ok(bomb.problems.length > 0)
})

test('always: never throws', () => {
  const odd = fc
    .array(fc.constantFrom(...'ab:-[]{}#&*!|>\'"%@`?,. \n\t\r\\~'), { maxLength: 30 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(odd, anyText()), text => {
      const { problems, root } = readYaml(text)
      for (const { span } of problems)
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
      plainValue(root, 'core')
    }),
    { numRuns: runs(300) },
  )
  assert.ok(readYaml('['.repeat(3000)).problems.length > 0)
})
