import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { choicesFor } from '../../../core/index.ts'
import { faults, reads } from '../../configuring.ts'

suite('extends', () => {
  const base = `
profile: generic
rules:
  section-order: { level: hint, since: 2026-01-01 }
  section-empty: off
calendar: { zone: Europe/Berlin, holidays: [2026-12-25] }
roster: [{ name: Mo, handle: mo }]
policy: policy.md
`

  test('the nearer file wins, entry by entry; lists are put together', () => {
    const { configuration, problems } = reads({
      'postmortems.yaml':
        'extends: company/base.yaml\nrules: { section-order: error }\ncalendar: { holidays: [2026-05-01] }\nroster: [{ name: Ada }]',
      'company/base.yaml': base,
      'company/policy.md': 'Write within five days.',
    })
    assert.deepEqual(problems, [])
    const { profile, settings } = choicesFor('a.md', configuration!)
    assert.equal(profile?.id, 'generic')
    assert.deepEqual(settings.levels, { 'section-order': 'error', 'section-empty': 'off' })
    assert.deepEqual(settings.since, { 'section-order': '2026-01-01' })
    assert.equal(settings.calendar.zone, 'Europe/Berlin')
    assert.deepEqual([...settings.calendar.holidays].sort(), ['2026-05-01', '2026-12-25'])
    assert.deepEqual(settings.roster, [
      { name: 'Mo', handle: '@mo' },
      { name: 'Ada', handle: null },
    ])
    assert.deepEqual(settings.policy, { path: 'company/policy.md', text: 'Write within five days.' })
  })

  test('faults of an extended file are placed in it', () => {
    faults({ 'postmortems.yaml': 'extends: ../base.yaml', '../base.yaml': 'profile: generic\nfoo: 1' }, [
      '../base.yaml:2:1 [foo] “foo” is not a key here. Expected extends, profile, include, exclude, overrides, profiles, rules, calendar, roster, tracker, policy or baseline.',
    ])
    faults({ 'postmortems.yaml': 'extends: a/b.yaml', 'a/b.yaml': 'policy: c.md' }, [
      'a/b.yaml:1:9 [c.md] There is no file a/c.md. Expected the path of one.',
    ])
  })

  test('a chain that does not end is a fault, and the rest of it holds', () => {
    faults('extends: postmortems.yaml', [
      '1:10 [postmortems.yaml] The file extends itself. Expected another one.',
    ])
    const ring = {
      'postmortems.yaml': 'extends: a/b.yaml\nprofile: generic',
      'a/b.yaml': 'extends: ../postmortems.yaml\nrules: { section-order: off }',
    }
    faults(ring, [
      'a/b.yaml:1:10 [../postmortems.yaml] postmortems.yaml extends this file in turn. Expected a chain that ends.',
    ])
    assert.deepEqual(choicesFor('x.md', reads(ring).configuration!).settings.levels, {
      'section-order': 'off',
    })
  })

  test('a file that is not there is a fault', () => {
    faults('extends: base.yaml', ['1:10 [base.yaml] There is no file base.yaml. Expected the path of one.'])
  })
})
