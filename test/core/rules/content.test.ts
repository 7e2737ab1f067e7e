import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { check } from '../../../core/check.ts'
import { applyEdits, fixAll, independent } from '../../../core/fix.ts'
import { rules } from '../../../core/rules/index.ts'
import type { Rule } from '../../../core/rules/rule.ts'
import type { View } from '../../../core/view.ts'
import { profiles, type Setting, scene, view } from '../../fixture.ts'
import { readPage } from '../../page.ts'

/** What holds for every fix of the rules on sections, timeline and action items, on their pages and in both line ends. */

const groups = new Set(['sections', 'timeline', 'actions'])
const own = rules.filter(rule => groups.has(rule.group))

for (const rule of own) {
  const page = readPage(readFileSync(new URL(`../../../core/rules/${rule.id}.md`, import.meta.url), 'utf8'))
  for (const example of page.examples.filter(one => one.kind === 'bad')) {
    test(`${rule.id}, line ${example.line}: each fix ends its finding and adds no error`, () => {
      const { text } = scene(example.text).main
      const given = view(scene(text, example.setting.path), example.setting)
      const before = foundIn(given, rule)
      const known = new Set(errorsIn(given))
      for (const fix of before.flatMap(finding => finding.fixes)) {
        assert.ok(independent(fix.edits), fix.title)
        const after = view(scene(applyEdits(text, fix.edits), example.setting.path), example.setting)
        assert.ok(foundIn(after, rule).length < before.length, `${fix.title}: still there`)
        assert.deepEqual(
          errorsIn(after).filter(one => !known.has(one)),
          [],
          fix.title,
        )
      }
    })
    test(`always: ${rule.id}, line ${example.line}: CR LF changes nothing but the line ends`, () => {
      const { text } = scene(example.text).main
      const crlf = text.replaceAll('\n', '\r\n')
      const plain = found(text, rule, example.setting)
      const other = found(crlf, rule, example.setting)
      assert.deepEqual(
        other.map(finding => finding.message),
        plain.map(finding => finding.message),
      )
      for (const [i, finding] of other.entries()) {
        for (const [j, fix] of finding.fixes.entries()) {
          const same = applyEdits(text, plain[i]!.fixes[j]!.edits).replaceAll('\n', '\r\n')
          assert.equal(applyEdits(crlf, fix.edits), same, fix.title)
        }
      }
    })
  }
}

for (const [id, { templates }] of profiles) {
  for (const [tier, template] of Object.entries(templates)) {
    test(`${id}, ${tier}: safe fixes of a template come to an end`, () => {
      const run = (text: string) => check(view(scene(text), { profile: id }), { rules: own, clock: 'skip' })
      const once = fixAll(template, run).text
      assert.deepEqual(fixAll(once, run).applied, [])
    })
  }
}

test('a style’s template has all its sections, in order and at their levels', () => {
  const shape = own.filter(rule => /^section-(?:missing|order|level|name|duplicate|empty)$/.test(rule.id))
  for (const [id, { templates, data }] of profiles) {
    for (const tier of data.tiers) {
      const text = templates[tier.id]!.replace('{tier}', tier.id)
      const findings = check(view(scene(text), { profile: id }), { rules: shape, clock: 'skip' })
      assert.deepEqual(
        findings.map(finding => `${id} ${tier.id}: ${finding.message}`),
        [],
      )
    }
  }
})

function found(text: string, rule: Rule, setting: Setting) {
  return foundIn(view(scene(text, setting.path), setting), rule)
}

function foundIn(given: View, rule: Rule) {
  return check(given, { rules: [rule], clock: 'judge' })
}

function errorsIn(given: View): string[] {
  const findings = check(given, { rules, clock: 'note' })
  return findings.filter(one => one.level === 'error').map(({ rule, message }) => `${rule} ${message}`)
}
