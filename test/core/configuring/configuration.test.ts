import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { parse } from 'yaml'
import { choicesFor } from '../../../core/index.ts'
import { configurationJsonSchema } from '../../../tools/generate/configuration.ts'
import { faults, reads } from '../../configuring.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'

const root = join(import.meta.dirname, '../../..')

const guide = readFileSync(join(root, 'docs/configuration.md'), 'utf8')

const example = /```yaml\n([\s\S]*?)```/.exec(guide)![1]!

suite('faults of a configuration', () => {
  test('a configuration without faults has none, and neither has an empty one', () => {
    faults({ 'postmortems.yaml': example, 'docs/policy.md': 'Our policy.' }, [])
    faults('', [])
    faults('# nothing yet\n', [])
  })

  test('an unknown key names the one that was meant, or those there are', () => {
    faults('profle: x', ['1:1 [profle] “profle” is not a key here. Did you mean “profile”?'])
    faults('rules:\n  section-order: { levl: off }', [
      '2:20 [levl] “levl” is not a key here. Did you mean “level”?',
    ])
    faults('tracker: { kind: jira, colour: red }', [
      '1:24 [colour] “colour” is not a key here. Expected kind, host or project.',
    ])
  })

  test('a value of another kind is named with what was expected', () => {
    faults('calendar: 3', ['1:11 [3] “calendar” is “3”. Expected a map.'])
    faults('include: docs', ['1:10 [docs] “include” is “docs”. Expected a list.'])
    faults('profile: [a]', ['1:1 [profile] “profile” is a list. Expected text.'])
    faults('profile: 7', ['1:10 [7] “profile” is “7”. Expected text. Put it in quotes.'])
    faults('profile: ""', ['1:10 [""] “profile” is “”. Expected text.'])
    faults('rules:', ['1:1 [rules] “rules” is empty. Expected a map.'])
    faults('- a', ['1:1 [- a] The file is a list. Expected a map.'])
    faults('just words', ['1:1 [just words] The file is “just words”. Expected a map.'])
  })

  test('a word that is not offered names those that are', () => {
    faults('rules: { section-order: eror }', [
      '1:25 [eror] “rules.section-order” is “eror”. Expected error, warning, information, hint or off. Did you mean “error”?',
    ])
    faults('rules: { section-order: [1] }', [
      '1:10 [section-order] “rules.section-order” is a list. Expected error, warning, information, hint or off, or a map of level, options, since.',
    ])
    faults('calendar: { weekend: [sat, sunday] }', [
      '1:28 [sunday] “calendar.weekend[1]” is “sunday”. Expected sun, mon, tue, wed, thu, fri or sat.',
    ])
  })

  test('days, zones and handles are looked at', () => {
    faults('calendar: { holidays: [2026-02-30, 1.5.2026], zone: Europe/Berlim }', [
      '1:24 [2026-02-30] “calendar.holidays[0]” is “2026-02-30”. Expected a day that exists.',
      '1:36 [1.5.2026] “calendar.holidays[1]” is “1.5.2026”. Expected a day as YYYY-MM-DD.',
      '1:53 [Europe/Berlim] “calendar.zone” is “Europe/Berlim”. Expected an IANA time zone such as Europe/Berlin.',
    ])
    faults('calendar: { weekend: [sun, mon, tue, wed, thu, fri, sat] }', [
      '1:13 [weekend] “calendar.weekend” is a list. Expected at least one day of work.',
    ])
    faults("roster: [{ name: Mo, handle: '@mo larsen' }]", [
      "1:30 ['@mo larsen'] “roster[0].handle” is “@mo larsen”. Expected one word such as @mo.",
    ])
    faults('calendar: { zone: UTC }', [])
  })

  test('what is missing is shown where it belongs', () => {
    faults('tracker:\n  host: x', [
      '1:1 [tracker] “kind” is missing in “tracker”. Expected gitlab, github or jira.',
    ])
    faults('overrides:\n  - profile: generic', [
      '2:5 [profile] “files” is missing in “overrides[0]”. Expected a list.',
    ])
  })

  test('names of styles, rules and options must lead somewhere', () => {
    faults('profile: genric', ['1:10 [genric] There is no house style “genric”. Did you mean “generic”?'])
    faults('profile: x', [
      `1:10 [x] There is no house style “x”. Expected ${[...profiles.keys()].join(', ').replace(/, (\S+)$/, ' or $1')}.`,
    ])
    faults('rules: { section-ordr: off }', [
      '1:10 [section-ordr] There is no rule “section-ordr”. Did you mean “section-order”?',
    ])
    faults('overrides: [{ files: [a], profile: genric, rules: { zz: off } }]', [
      '1:36 [genric] There is no house style “genric”. Did you mean “generic”?',
      '1:53 [zz] There is no rule “zz”. Expected the id of a rule.',
    ])
    faults('rules:\n  action-without-ticket: { options: { erly: true, early: 3 } }', [
      '2:39 [erly] “erly” is no option of action-without-ticket. Did you mean “early”?',
      '2:58 [3] “early” is “3”. Expected true or false.',
    ])
    faults('rules:\n  section-order: { options: { a: 1 } }', [
      '2:31 [a] “a” is no option of section-order. It has none.',
    ])
  })

  test('files that are named must be there, and start from this one', () => {
    faults('policy: docs/policy.md', [
      '1:9 [docs/policy.md] There is no file docs/policy.md. Expected the path of one.',
    ])
    for (const name of ['/etc/passwd', 'https://example.org/x.yaml', 'C:/x.yaml', 'a\\b.yaml']) {
      faults({ 'postmortems.yaml': `extends: '${name}'`, 'etc/passwd': 'profile: generic' }, [
        `1:10 ['${name}'] “${name}” does not start from this file. Expected a relative path, with / between folders.`,
      ])
    }
  })

  test('YAML that cannot be read and keys that stand twice are faults', () => {
    faults('profile: generic\nprofile: generic', [
      '2:1 [profile] The key “profile” appears twice. Expected each key once.',
    ])
    const { problems } = reads({ 'postmortems.yaml': 'profile: [\nrules: x' })
    assert.ok(problems.length > 0)
  })

  test('places are right with CR LF, a byte order mark and characters of two units', () => {
    faults('# 🔥\r\nrules:\r\n  x: "🔥"\r\nprofle: 1', [
      '3:6 ["🔥"] “rules.x” is “🔥”. Expected error, warning, information, hint or off.',
      '4:1 [profle] “profle” is not a key here. Did you mean “profile”?',
    ])
    faults('\ufeffprofle: 1', ['1:2 [profle] “profle” is not a key here. Did you mean “profile”?'])
  })
})

suite('what is sound in a faulty configuration', () => {
  test('holds, entry by entry for rules, key by key for the rest', () => {
    const { configuration } = reads({
      'postmortems.yaml':
        'profile: generic\nfoo: 1\nrules: { section-order: off, section-empty: wrong }\ncalendar: 3',
    })
    const { profile, settings } = choicesFor('a.md', configuration!)
    assert.equal(profile?.id, 'generic')
    assert.deepEqual(settings.levels, { 'section-order': 'off' })
    assert.equal(settings.calendar.zone, 'UTC')
  })
})

suite('JSON', () => {
  const files = {
    'postmortems.json': '{\n\t"profile": "generic",\n\t"rules": { "section-order": "off" }\n}\n',
  }

  test('is read by the same reader, tabs and all', () => {
    const { configuration, problems } = reads(files)
    assert.deepEqual(problems, [])
    assert.deepEqual(choicesFor('a.md', configuration!).settings.levels, { 'section-order': 'off' })
  })

  test('has its faults placed the same way', () => {
    faults({ 'postmortems.json': '{\n\t"rules": { "section-order": "of" }\n}' }, [
      'postmortems.json:2:30 ["of"] “rules.section-order” is “of”. Expected error, warning, information, hint or off.',
    ])
  })
})

suite('the reader', () => {
  test('always: never throws and never asks without end', () => {
    const piece = fc.constantFrom(
      'profile: ',
      'extends: ',
      'postmortems.yaml',
      'a.yaml',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ':',
      '"',
      'rules:',
      'section-order',
      'off',
      'profiles:',
      'id: x',
      '__proto__',
      'constructor',
      '&a',
      '*a',
      '🔥',
      '\r',
    )
    const text = fc.array(piece, { maxLength: 14 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (own, other) => {
        const { configuration, problems } = reads({ 'postmortems.yaml': own, 'a.yaml': other })
        assert.ok(configuration)
        for (const { span, text: source } of problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length)
        }
      }),
      { numRuns: runs(300) },
    )
  })
})

suite('the JSON Schema', () => {
  test('always: takes what the reader takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(configurationJsonSchema().text))
    assert.ok(validate(parse(example)), JSON.stringify(validate.errors))
    for (const bad of [
      { profle: 'x' },
      { rules: { 'section-ordr': 'off' } },
      { rules: { 'section-order': 'of' } },
      { tracker: { host: 'x' } },
      { overrides: [{ files: ['a'], rules: { zz: 'off' } }] },
    ]) {
      assert.ok(!validate(bad), JSON.stringify(bad))
    }
  })
})

suite('a baseline', () => {
  test('is read with the configuration; one that is not there yet is empty', () => {
    const known = '{"version":1,"files":{"a.md":{"00":"section-order"}}}'
    const { configuration, problems } = reads({
      'postmortems.yaml': 'extends: x/base.yaml',
      'x/base.yaml': 'baseline: known.json',
      'x/known.json': known,
    })
    assert.deepEqual(problems, [])
    assert.deepEqual(
      choicesFor('a.md', configuration!).settings.baseline,
      new Map([['a.md', new Set(['00'])]]),
    )
    faults('baseline: known.json', [])
    faults({ 'postmortems.yaml': 'baseline: known.json', 'known.json': '{' }, [
      'known.json:1:1 [{] The file is no JSON. Expected a baseline as it was written.',
    ])
  })
})
