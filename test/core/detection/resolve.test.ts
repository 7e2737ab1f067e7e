import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { choicesFor, type Resolution, resolve } from '../../../core/index.ts'
import { globsOf } from '../../../core/profile/globs.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { reads } from '../../configuring.ts'
import { profiles } from '../../fixture.ts'

const report = `# Search was down on 14 August 2026

## Summary

Search was down.

## Timeline

- 14:05 alert
- 14:20 rolled back

## Root cause

## Action items

- [ ] Add an alert
`
const note = '# Lunch\n\nWe had soup.\n'

const ids = [...profiles.keys()].filter(id => !profiles.get(id)!.data.generic)
const [first, second] = ids as [string, string]

function resolved(path: string, text: string, configuration?: string): Resolution {
  const reading = configuration === undefined ? null : reads({ 'postmortems.yaml': configuration })
  assert.deepEqual(reading?.problems ?? [], [])
  return resolve(path, parse(text), reading?.configuration ?? null, profiles)
}

suite('which file is a postmortem', () => {
  test('evidence decides where nothing else does', () => {
    assert.equal(resolved('a.md', report).isPostmortem, true)
    assert.equal(resolved('a.md', note).isPostmortem, false)
    assert.equal(resolved('a.md', report, `profile: ${first}`).isPostmortem, true)
    assert.equal(resolved('a.md', note, `profile: ${first}`).isPostmortem, false)
  })

  test('include and exclude decide for good', () => {
    const configuration = 'include: [docs/**/*.md]\nexclude: [docs/drafts]'
    const named = resolved('docs/a.md', note, configuration)
    assert.equal(named.isPostmortem, true)
    assert.equal(named.confidence, 1)
    assert.equal(resolved('other/a.md', report, configuration).isPostmortem, false)
    assert.equal(resolved('docs/drafts/a.md', report, configuration).isPostmortem, false)
  })

  test('a README or template that fits a glob is none, unless it is named', () => {
    for (const name of ['docs/README.md', 'docs/_template.md', 'docs/index.md']) {
      assert.equal(resolved(name, report, 'include: [docs/**]').isPostmortem, false, name)
      assert.equal(resolved(name, report, `include: ['${name}']`).isPostmortem, true, name)
    }
  })

  test('files of data are none, whatever fits them', () => {
    assert.equal(resolved('postmortems.yaml', note, "include: ['**']").isPostmortem, false)
  })
})

suite('the first of the reasons is the one that decided', () => {
  const first = (path: string, text: string, configuration?: string) =>
    resolved(path, text, configuration).because[0]

  test('that a file is a postmortem', () => {
    assert.equal(first('docs/a.md', note, 'include: [docs/**]'), 'include names it')
    assert.equal(first('docs/README.md', report, 'include: [docs/README.md]'), 'include names it')
  })

  test('that it is none', () => {
    const configuration = `profile: ${ids[0]}\ninclude: [docs/**]\nexclude: [docs/drafts]`
    assert.equal(first('docs/drafts/a.md', report, configuration), 'exclude names it')
    assert.equal(first('other/a.md', report, configuration), 'include does not name it')
    assert.match(first('docs/README.md', report, configuration)!, /^named readme/)
    assert.match(first('README.md', report, `profile: ${ids[0]}`)!, /^named readme/)
    assert.equal(first('docs/a.yaml', note, configuration), 'it holds data')
  })
})

suite('which style a file has', () => {
  const keyed = `---\nprofile: ${second}\n---\n\n${report}`

  test('the configuration by path, then the key, then evidence, then generic', () => {
    assert.equal(resolved('a.md', keyed, `profile: ${first}`).profile.data.id, first)
    assert.equal(resolved('a.md', keyed).profile.data.id, second)
    assert.equal(resolved('a.md', keyed, 'rules: { section-order: off }').profile.data.id, second)
    assert.equal(resolved('a.md', report).profile.data.generic, true)
    assert.equal(resolved('a.md', builtInStyle(second)!.example).profile.data.id, second)
  })

  test('its text decides where `include` has decided that it is a postmortem', () => {
    for (const id of ids) {
      for (const name of ['_template-full.md', 'README.md', 'blog/a.md'])
        assert.equal(
          resolved(name, builtInStyle(id)!.example, `include: ['${name}']`).profile.data.id,
          id,
          name,
        )
    }
    assert.equal(resolved('README.md', note, 'include: [README.md]').profile.data.generic, true)
  })

  test('the last override that fits wins, for style and rules alike', () => {
    const configuration = `
profile: ${first}
rules: { section-order: off, section-empty: off }
overrides:
  - { files: ['pay/**'], profile: ${second}, rules: { section-order: error } }
  - { files: ['pay/old/**'], rules: { section-order: hint } }
`
    assert.equal(resolved('a.md', report, configuration).profile.data.id, first)
    const pay = resolved('pay/a.md', report, configuration)
    assert.equal(pay.profile.data.id, second)
    assert.deepEqual(pay.settings.levels, { 'section-order': 'error', 'section-empty': 'off' })
    const old = resolved('pay/old/a.md', report, configuration)
    assert.equal(old.profile.data.id, second)
    assert.equal(old.settings.levels['section-order'], 'hint')
    assert.ok(old.because.some(text => text.includes('overrides[1]')))
  })

  test('it says why', () => {
    const chosen = resolved('pay/a.md', report, `overrides: [{ files: [pay], profile: ${second} }]`)
    assert.equal(chosen.reason, `overrides[0].profile in the configuration says ${second}`)
    assert.deepEqual(chosen.because.slice(0, 2), ['overrides[0] names it', chosen.reason])
    assert.equal(resolved('a.md', keyed).reason, `key "profile" says ${second}`)
    assert.ok(resolved('a.md', report).reason.length > 0)
  })

  test('a style that is not there leaves the choice to evidence', () => {
    const { configuration, problems } = reads({ 'postmortems.yaml': 'profile: nowhere' })
    assert.equal(problems.length, 1)
    assert.equal(resolve('a.md', parse(keyed), configuration, profiles).profile.data.id, second)
  })
})

suite('settings', () => {
  test('options and effective dates gather, levels replace each other', () => {
    const { configuration } = reads({
      'postmortems.yaml': `
rules:
  action-without-ticket: { level: hint, options: { early: false }, since: 2026-07-01 }
overrides:
  - { files: [a], rules: { action-without-ticket: warning } }
`,
    })
    const { settings } = choicesFor('a/x.md', configuration!)
    assert.deepEqual(settings.levels, { 'action-without-ticket': 'warning' })
    assert.deepEqual(settings.options, { 'action-without-ticket': { early: false } })
    assert.deepEqual(settings.since, { 'action-without-ticket': '2026-07-01' })
  })

  test('the calendar and the roster are the team’s', () => {
    const { configuration } = reads({
      'postmortems.yaml': `
calendar: { zone: Asia/Dubai, weekend: [fri, sat], holidays: [2026-12-02] }
roster: [{ name: Ada, handle: ada }, { name: Mo, handle: '@mo' }]
`,
    })
    const { settings } = choicesFor('a.md', configuration!)
    assert.deepEqual(settings.calendar, {
      zone: 'Asia/Dubai',
      weekend: [5, 6],
      holidays: new Set(['2026-12-02']),
    })
    assert.deepEqual(
      settings.roster.map(one => one.handle),
      ['@ada', '@mo'],
    )
  })
})

suite('globs', () => {
  const cases: readonly [globs: readonly string[], fits: readonly string[], not: readonly string[]][] = [
    [['docs/**/*.md'], ['docs/a.md', 'docs/b/c.md', 'docs/.x/a.md'], ['a.md', 'docs/a.txt']],
    [['*.md'], ['a.md'], ['docs/a.md']],
    [['docs'], ['docs/a.md', 'docs/b/c.md', 'docs'], ['docs2/a.md']],
    [['docs/'], ['docs/a.md'], ['docs.md', 'other/docs/a.md']],
    [['./docs/**'], ['docs/a.md'], ['a.md']],
    [['.'], ['a.md', 'b/c.md'], []],
    [['**/*.md', '!drafts/**'], ['a.md', 'b/c.md'], ['drafts/a.md']],
    [['!drafts'], ['a.md'], ['drafts/a.md']],
    [
      ['{a,b}/*.md', 'c/[0-9]*.md'],
      ['a/x.md', 'b/x.md', 'c/1x.md'],
      ['d/x.md', 'c/x.md'],
    ],
    [[], [], ['a.md']],
    [['['], [], ['a.md']],
    [[`${'a'.repeat(70_000)}*`], [], ['a.md']],
  ]

  test('name files and folders', () => {
    for (const [globs, fits, not] of cases) {
      const own = globsOf(globs)
      for (const path of fits) assert.ok(own(path), `${path} fits ${globs}`)
      for (const path of not)
        assert.ok(!own(path), `${path} does not fit ${globs.map(one => one.slice(0, 20))}`)
    }
  })
})
