import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { fixAll } from '../../../core/checking/fixAll.ts'
import { applyEdits, independent } from '../../../core/edit.ts'
import { rules } from '../../../core/rules/index.ts'
import type { Fix, Rule } from '../../../core/rules/rule.ts'
import { viewOfRecord } from '../../../core/view/read.ts'
import type { View } from '../../../core/view.ts'
import { profiles, type Scene, type Setting, scene, view } from '../../fixture.ts'
import { readPage } from '../../page.ts'

/** What holds for every fix of every rule: on the examples of its page, and on the templates of the styles. */

for (const rule of rules.filter(one => one.fix !== 'none' && one.reads !== 'suppressions')) {
  const page = readPage(readFileSync(new URL(`../../../core/rules/${rule.id}.md`, import.meta.url), 'utf8'))
  for (const { kind, line, text, setting } of page.examples) {
    if (kind !== 'bad') continue
    const given = scene(text, setting.path)
    test(`always: ${rule.id}, line ${line}: each fix ends its finding and adds no error`, () => {
      const seen = view(given, setting)
      const found = findingsOf(rule, seen)
      const known = new Set(errorsIn(seen))
      for (const fix of found.flatMap(finding => finding.fixes)) {
        assert.ok(independent(fix.edits), String(fix.title))
        const after = fixed(given, setting, fix)
        assert.ok(findingsOf(rule, after).length < found.length, `${fix.title}: still there`)
        const added = errorsIn(after).filter(one => !known.has(one) && !isUncovered.test(one))
        assert.deepEqual(added, [], String(fix.title))
      }
    })

    test(`always: ${rule.id}, line ${line}: other line ends change nothing but the line ends`, () => {
      const other = withText(given, given.main.text.replaceAll('\n', '\r\n'))
      const plain = findingsOf(rule, view(given, setting))
      const found = findingsOf(rule, view(other, setting))
      assert.deepEqual(
        found.map(one => one.message),
        plain.map(one => one.message),
      )
      for (const [i, finding] of found.entries()) {
        for (const [j, fix] of finding.fixes.entries()) {
          const same = applyEdits(given.main.text, plain[i]!.fixes[j]!.edits).replaceAll('\n', '\r\n')
          assert.equal(applyEdits(other.main.text, fix.edits), same, String(fix.title))
        }
      }
    })
  }
}

const ofContent = rules.filter(({ group }) => ['sections', 'timeline', 'actions'].includes(group))

for (const [id, { templates }] of profiles) {
  for (const [tier, template] of Object.entries(templates)) {
    test(`always: ${id}, ${tier}: safe fixes of a template come to an end`, () => {
      const run = (text: string) =>
        check(view(scene(text), { profile: id }), { rules: ofContent, clock: 'skip' })
      const once = fixAll(template, run).text
      assert.deepEqual(fixAll(once, run).applied, [])
    })
  }
}

for (const id of profiles.keys()) {
  test(`always: ${id}: all safe fixes of an example without one of its sections add no error`, () => {
    const example = readFileSync(new URL(`../../../profiles/${id}.example.md`, import.meta.url), 'utf8')
    const seen = (text: string) => view(scene(text), { profile: id })
    const run = (text: string) => check(seen(text), { rules, clock: 'skip' })
    for (const { span, level } of seen(example).record.sections) {
      if (level === 1) continue
      const text = example.slice(0, span.start) + example.slice(span.end)
      const known = errorsIn(seen(text)).map(ruleOf)
      const fixed = errorsIn(seen(fixAll(text, run).text)).map(ruleOf)
      for (const rule of known) if (fixed.includes(rule)) fixed.splice(fixed.indexOf(rule), 1)
      assert.deepEqual(fixed, [], text.slice(0, 400))
    }
  })
}

test('a style’s template has all its sections, in order and at their levels', () => {
  const shape = rules.filter(({ id }) => /^section-(?:missing|order|level|name|duplicate|empty)$/.test(id))
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

test('a zone that is wrong for the date is put right wherever it stands, or the others would be out of order', () => {
  const rows = (zone: string) => `- 07:32 ${zone} Retries pile up\n- 07:35 ${zone} Alert\n- 07:41 PDT Paged\n`
  const text = (zone: string) => `---\ndate: 2026-07-14\n---\n\n## Timeline\n\n${rows(zone)}`
  const found = check(view(scene(text('PST')), { profile: 'tiered' }), { clock: 'skip' })
  const fixes = found.filter(({ rule }) => rule === 'timeline-zone').flatMap(finding => finding.fixes)
  assert.equal(fixes.length, 2)
  for (const { edits } of fixes) assert.equal(applyEdits(text('PST'), edits), text('PDT'))
})

/** A higher tier asks for more; what it lacks was merely not asked for before. */
const isUncovered = /^(?:metadata-required|section-missing|action-missing) /

function findingsOf(rule: Rule, given: View) {
  const levels = rule.off ? { [rule.id]: rule.level } : {}
  const settings = { ...given.settings, levels: { ...given.settings.levels, ...levels } }
  const own = viewOfRecord(given.parsed, given.record, { ...given, settings })
  return check(own, { rules: [rule], clock: 'judge' })
}

function errorsIn(given: View): string[] {
  const errors = check(given, { rules, clock: 'note' }).filter(({ level }) => level === 'error')
  return errors.map(({ rule, message }) => `${rule} ${message}`)
}

function ruleOf(error: string): string {
  return error.slice(0, error.indexOf(' '))
}

/** The document once a fix is made, which may give its file another name. */
function fixed(given: Scene, setting: Setting, { edits, rename }: Fix): View {
  const text = applyEdits(given.main.text, edits)
  return view(withText(given, text, rename), rename ? { ...setting, path: rename } : setting)
}

function withText(given: Scene, text: string, path = given.main.path): Scene {
  const main = { ...given.main, path, text }
  return { files: given.files.map(file => (file === given.main ? main : file)), main }
}

/** What nothing closes runs to the end of the file, and takes in whatever comes behind it. */
const open = [
  '```\nlog',
  '<!-- later',
  '<pre>\nlog\n\nmore',
  '<script>',
  '<style>',
  '<textarea>\nx',
  '<?php\nx',
  '<![CDATA[\nx',
]

for (const left of open) {
  test(`adds no section and moves none behind what nothing closes: ${left.split('\n')[0]}`, () => {
    const missing = `## Summary\n\nx\n\n## What happened\n\n${left}\n`
    const swapped = `## What happened\n\nx\n\n## What we learned\n\nx\n\n## Summary\n\n${left}\n`
    for (const text of [missing, swapped]) {
      const seen = view(scene(`---\ntier: note\nstatus: draft\n---\n\n# X\n\n${text}`), { profile: 'tiered' })
      const found = check(seen, { rules: rules.filter(one => one.group === 'sections'), clock: 'skip' })
      const fixes = found.flatMap(finding => finding.fixes.map(fix => fix.title))
      assert.ok(found.length > 0)
      assert.deepEqual(fixes, [])
    }
  })
}

test('adds a section behind HTML that is closed', () => {
  const text =
    '---\ntier: note\nstatus: draft\n---\n\n# X\n\n## Summary\n\nx\n\n## What happened\n\n<pre>\nlog\n\n</pre>\n'
  const run = (words: string) =>
    check(view(scene(words), { profile: 'tiered' }), { rules: ofContent, clock: 'skip' })
  assert.deepEqual(fixAll(text, run).applied, ['Insert “What we learned”'])
})

/** The first fix of the only finding of a rule. */
function onlyFix(rule: string, text: string, profile: string): Fix {
  const found = check(view(scene(text), { profile }), { rules: rules.filter(one => one.id === rule) })
  assert.equal(found.length, 1)
  return found[0]!.fixes[0]!
}

test('a timeline is sorted safely only where the times of its entries agree with the rest', () => {
  const safe = (rows: string) =>
    onlyFix(
      'timeline-order',
      `---\ndate: 2026-08-14\ndetected_at: 2026-08-14T09:20:00Z\n---\n\n## Timeline (UTC)\n\n${rows}`,
      'tiered',
    ).safe
  assert.equal(safe('- 09:10 Full\n- 09:50 Mitigated\n- 09:20 Detected\n- 10:10 Resolved\n'), true)
  assert.equal(safe('- 09:10 Full\n- 14:20 Detected\n- 09:50 Mitigated\n- 10:10 Resolved\n'), false)
})

test('a timeline is not sorted by itself where an entry out of order lies before the start or after the end', () => {
  const safe = (rows: string, profile: string, head: string) =>
    onlyFix('timeline-order', `${head}\n\n## Timeline (UTC)\n\n${rows}`, profile).safe
  const times = '---\nstarted_at: 2026-08-14T14:32:10Z\nresolved_at: 2026-08-14T15:20:00Z\n---'
  assert.equal(safe('- 14:32 Full\n- 14:50 Alert\n- 14:40 Call\n- 15:20 Resolved\n', 'tiered', times), true)
  assert.equal(safe('- 14:50 Alert\n- 14:32 Full\n- 15:20 Resolved\n', 'tiered', times), true)
  assert.equal(safe('- 14:32 Full\n- 13:45 Alert\n- 15:20 Resolved\n', 'tiered', times), false)
  assert.equal(safe('- 14:32 Full\n- 15:40 Alert\n- 14:45 Call\n- 15:20 Resolved\n', 'tiered', times), false)
  assert.equal(safe('- 14:32 Full\n- 15:20 Resolved\n- 14:05 Review\n', 'tiered', times), false)
  const range = 'Date: 2026-08-14\nDuration: 48 minutes (14:32 UTC - 15:20 UTC)'
  assert.equal(safe('- 14:32 Full\n- 14:50 Alert\n- 14:40 Call\n- 15:20 Resolved\n', 'learning', range), true)
  assert.equal(safe('- 14:32 Full\n- 13:45 Alert\n- 15:20 Resolved\n', 'learning', range), false)
})

test('a slip in a key is mended by itself only where its value suits the key that is meant', () => {
  const safe = (author: string) =>
    onlyFix('metadata-unknown-key', `---\nauhtor: "${author}"\n---\n`, 'tiered').safe
  assert.equal(safe('@mo'), true)
  assert.equal(safe('the night shift'), false)
  assert.equal(safe('<who writes it>'), false)
})

test('a title that is left to be written is no value to take over', () => {
  const titled = (title: string) =>
    check(view(scene(`---\ntier: note\n---\n\n# ${title}\n`), { profile: 'tiered' }), {
      rules: rules.filter(one => one.id === 'metadata-required'),
    }).find(one => String(one.message).startsWith('“title”'))!.fixes.length
  assert.equal(titled('Payouts stalled'), 1)
  assert.equal(titled('{title}'), 0)
})

test('a heading moves up by itself only where it takes in no other', () => {
  const safe = (behind: string) =>
    onlyFix(
      'section-level',
      `---\ntier: note\n---\n\n# X\n\n## Summary\n\nx\n\n### What happened\n\ny\n\n${behind}`,
      'tiered',
    ).safe
  assert.equal(safe('## What we learned\n\nz\n'), true)
  assert.equal(safe('### Night\n\nz\n'), false)
})

test('an item to start from names the incident as people call it, without what stands before every title', () => {
  const text = `# Postmortem — Search went blank\n\n## Metadata\n\n- Incident commander: Lena Vogt\n\n## Action items\n\nNone yet.\n`
  const [made] = onlyFix('action-missing', text, 'platform').edits
  assert.match(made!.text, /Remove the cause: Search went blank/)
})

test('a length that several times disagree with is put right once', () => {
  const text = `  - First detected: 2026-08-04 09:14
- **Key events**
- **Time to resolve**: 35h 33m
  - 2026-08-10 12:28: Incident repaired
  - 2026-08-10 14:47: Incident resolved
- **Review actions**:`
  const found = check(view(scene(text), { profile: 'tiered' }), {
    rules: rules.filter(one => one.id === 'duration-mismatch'),
  })
  assert.ok(found.length > 0)
  for (const { edits } of found.flatMap(one => one.fixes)) assert.equal(edits.length, 1)
})
