import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rules } from '../core/rules/index.ts'
import { checks, fixed, type Setting, scene } from './fixture.ts'
import { type Example, readPage } from './page.ts'

const folder = new URL('../core/rules/', import.meta.url)

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(folder).filter(name => name.endsWith('.md'))
  assert.deepEqual(pages.sort(), rules.map(rule => `${rule.id}.md`).sort())
})

for (const rule of rules) {
  test(rule.id, async t => {
    const page = readPage(readFileSync(new URL(`${rule.id}.md`, folder), 'utf8'))
    await t.test('opens with its id and says why', () => {
      assert.equal(page.title, rule.id)
      assert.ok(page.why.length > 60, 'the page must say why in a sentence or two')
      assert.ok(page.source, 'the page must name its source in a paragraph that starts with "Source:"')
    })
    await t.test('names its options', () => {
      const prose = page.paragraphs.join('\n')
      for (const option of Object.keys(rule.options ?? {})) assert.ok(prose.includes(`\`${option}\``), option)
    })
    await t.test('shows at least one bad and one good example', () => {
      assert.ok(page.examples.some(one => one.kind === 'bad'))
      assert.ok(page.examples.some(one => one.kind === 'good'))
      if (rule.fix !== 'none') assert.ok(page.examples.some(one => one.kind === 'fixed'))
    })
    for (const [i, example] of page.examples.entries()) {
      if (example.kind === 'good') await t.test(`good, line ${example.line}`, () => good(example))
      if (example.kind === 'bad')
        await t.test(`bad, line ${example.line}`, () => bad(example, page.examples[i + 1]))
    }

    /** Rules that are off by default run on their own pages. */
    function turnedOn(setting: Setting): Setting {
      return rule.off ? { ...setting, settings: { levels: { [rule.id]: rule.level } } } : setting
    }

    function good(example: Example): void {
      const given = scene(example.text)
      assert.equal(given.main.marks.length, 0, 'a good example has no marks')
      checks(example.text, [rule], turnedOn(example.setting))
    }

    function bad(example: Example, next: Example | undefined): void {
      const findings = checks(example.text, [rule], turnedOn(example.setting))
      assert.ok(findings.length > 0, 'a bad example has marks')
      if (next?.kind !== 'fixed') return
      const { main } = scene(example.text)
      const rename = findings.find(finding => finding.fixes[0]?.rename)?.fixes[0]?.rename
      const setting: Setting = rename ? { ...next.setting, path: rename } : next.setting
      assert.equal(fixed(main.text, findings), scene(next.text).main.text)
      checks(next.text, [rule], turnedOn(setting))
      if (rule.fix === 'safe') assert.ok(findings.some(finding => finding.fixes[0]?.safe))
    }
  })
}
