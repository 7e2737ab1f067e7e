import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { check } from '../../../core/check.ts'
import { applyEdits, independent } from '../../../core/fix.ts'
import { rules } from '../../../core/rules/index.ts'
import type { Rule } from '../../../core/rules/rule.ts'
import type { View } from '../../../core/view.ts'
import { type Scene, scene, view } from '../../fixture.ts'
import { readPage } from '../../page.ts'

const groups = new Set(['metadata', 'times', 'triggers', 'lifecycle'])

/** A higher tier asks for more; what it lacks was merely not asked for before. */
const isUncovered = /^(?:metadata-required|section-missing|action-missing) /

/** The scene with another text, and the file another name. */
function changed(given: Scene, text: string, rename: string | undefined): Scene {
  const path = rename ?? given.main.path
  const main = { ...given.main, path, text }
  return { files: given.files.map(file => (file === given.main ? main : file)), main }
}

function errorsIn(given: View): string[] {
  const findings = check(given, { rules, clock: 'note' })
  return findings
    .filter(finding => finding.level === 'error')
    .map(({ rule, message }) => `${rule} ${message}`)
}

for (const rule of rules.filter(one => groups.has(one.group))) {
  const page = readPage(readFileSync(new URL(`../../../core/rules/${rule.id}.md`, import.meta.url), 'utf8'))
  for (const example of page.examples.filter(one => one.kind === 'bad')) {
    test(`${rule.id}, line ${example.line}: each fix ends its finding and adds no error`, () => {
      const given = scene(example.text, example.setting.path)
      const seen = view(given, example.setting)
      const findings = foundIn(seen, rule)
      const before = new Set(errorsIn(seen))
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          assert.ok(independent(fix.edits), fix.title)
          const after = changed(given, applyEdits(given.main.text, fix.edits), fix.rename)
          const setting = fix.rename ? { ...example.setting, path: fix.rename } : example.setting
          const seenAfter = view(after, setting)
          const left = foundIn(seenAfter, rule).length
          assert.ok(left < findings.length, `${fix.title}: still there`)
          const added = errorsIn(seenAfter).filter(one => !before.has(one) && !isUncovered.test(one))
          assert.deepEqual(added, [], fix.title)
        }
      }
    })
  }
}

function foundIn(given: View, rule: Rule) {
  return check(given, { rules: [rule], clock: 'judge' })
}
