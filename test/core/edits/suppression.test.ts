import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { applyEdits, type Edit } from '../../../core/edit.ts'
import { suppressInFile, suppressInSection, suppressOnLine } from '../../../core/edits/suppression.ts'
import type { View } from '../../../core/view.ts'
import { scene, view } from '../../fixture.ts'

/** The text after an edit and the rules that still find something in it. */
function after(text: string, edit: (given: View) => Edit[]): { text: string; rules: string[] } {
  const made = applyEdits(text, edit(view(scene(text), { profile: 'generic' })))
  return { text: made, rules: check(view(scene(made), { profile: 'generic' })).map(({ rule }) => rule) }
}

const rule = 'root-cause-human-error'
const body = '# Queue stuck\n\n## Root cause\n\nHuman error by the operator.\n'

test('a rule is silent where it is told to be: on a line, in a section, in a file', () => {
  assert.ok(after(body, () => []).rules.includes(rule))
  for (const edit of [
    (given: View) => suppressOnLine(given, body.indexOf('Human'), rule),
    (given: View) => suppressInSection(given, given.record.sections.find(one => one.level === 2)!, rule),
    (given: View) => suppressInFile(given, rule),
  ]) {
    assert.ok(!after(body, edit).rules.includes(rule))
  }
})

test('a title of two lines stays whole, and an item that is a section is not silenced as one', () => {
  const inFirst = (given: View) =>
    suppressInSection(given, given.record.sections.find(one => one.level === 2)!, rule)
  const underlined = after(body.replace('## Root cause', 'Root cause\n----------'), inFirst)
  assert.match(underlined.text, /\nRoot cause\n-+\n\n<!--/)
  assert.ok(!underlined.rules.includes(rule))
  const items =
    '# x\n\n- **Impact**: many\n- **Root cause**:\n\n  Human error.\n- **Timeline**:\n  - 10:00 a\n'
  const given = view(scene(items), { profile: 'generic' })
  const [, ...sections] = given.record.sections
  assert.deepEqual(
    sections.flatMap(one => suppressInSection(given, one, rule)),
    [],
  )
})

test('a byte order mark stays in front', () => {
  const { text, rules } = after(`\ufeff${body}`, given => suppressInFile(given, rule))
  assert.ok(text.startsWith('\ufeff<!--'))
  assert.ok(!rules.includes(rule))
})

test('nothing is written into code or front matter', () => {
  const text = '---\nid: x\n---\n\n> ```\n> code\n> ```\n'
  const given = view(scene(text), { profile: 'generic' })
  for (const word of ['id', 'code']) assert.deepEqual(suppressOnLine(given, text.indexOf(word), rule), [])
})
