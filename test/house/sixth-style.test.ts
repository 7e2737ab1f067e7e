import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  check,
  choicesFor,
  type Draft,
  inspect,
  noWorkspace,
  type Profile,
  parse,
  plainSettings,
  resolve,
  scaffold,
  type View,
  viewOf,
} from '../../core/index.ts'
import { reads } from '../configuring.ts'
import { profiles } from '../fixture.ts'

/** A made-up style that no code and no file of ours knows: YAML alone must be enough. */
const style = `
id: lighthouse
name: Lighthouse
about: Log-book entries of a harbour, one a grounding.
source: Harbour log rules
title: 'Log entry: {title}'
files: { pattern: '(?<date>\\d{4}-\\d{2}-\\d{2})-log-(?<slug>[a-z0-9-]+)\\.md', make: '{date}-log-{slug}.md', folder: log }
ids: { pattern: 'LOG-(?<year>\\d{4})-\\d{3}', make: 'LOG-{year}-{n}' }
evidence: { fields: [Logbook no., Sea state, Keeper], sections: [fog, bearings], title: '^Log entry' }
severities:
  - { id: gale, rank: 0, about: Ships were lost. }
  - { id: breeze, rank: 1, about: Ships were late. }
metadata:
  form: bold-bullet
  closed: true
  fields:
    - { key: Logbook no., means: id, required: true, about: The running number. }
    - { key: Day, means: date, type: date, required: true }
    - { key: Sea state, means: severity, type: enum, values: severities, required: true, about: How rough it was. }
    - { key: Keeper, means: person, role: author, type: text, required: true }
    - { key: Lamp out, means: started, type: date-time, zone: UTC }
    - { key: Lamp lit, means: resolved, type: date-time, zone: UTC }
sections:
  - { id: fog, kind: summary, title: What the fog hid, aliases: [Fog], about: What was not seen. }
  - { id: watch, kind: timeline, title: The watch, about: Hour by hour. }
  - { id: bearings, kind: root-cause, title: Bearings }
  - { id: buoys, kind: actions, title: Buoys to lay }
tiers:
  - { id: entry, rank: 0, template: entry.md, sections: [fog, watch, bearings, buoys], actions: 1 }
triggers:
  - { id: lost, asks: required, tier: entry, listed: false, when: [{ severity: [gale] }, { over: 30 }], about: Ships were lost or late. }
timeline:
  form: table
  zone: UTC
  columns: [{ role: time, title: Bell }, { role: event, title: Sighting }]
actions:
  form: table
  ids: 'B{n}'
  columns:
    - { role: id, title: Buoy }
    - { role: action, title: Where }
    - { role: owner, title: Crew }
    - { role: due, title: Tide }
    - { role: status, title: Laid }
  statuses:
    - { id: afloat, means: open }
    - { id: anchored, means: done }
`

const entry = `# Log entry: The lamp was out off Skagen

- **Logbook no.:** LOG-2026-004
- **Day:** 2026-08-14
- **Sea state:** breeze
- **Keeper:** Ada Holm
- **Lamp out:** 2026-08-14 02:10
- **Lamp lit:** 2026-08-14 02:50

## What the fog hid

The lamp went out for forty minutes and two ships were late.

## The watch

| Bell | Sighting |
| --- | --- |
| 02:10 | The lamp goes out |
| 02:25 | The keeper is woken by a horn |
| 02:50 | The lamp burns again |

## Bearings

The oil gauge shows full when the tank is empty.

## Buoys to lay

| Buoy | Where | Crew | Tide | Laid |
| --- | --- | --- | --- | --- |
| B1 | Replace the gauge with one that reads zero when dry | @ada | 2026-09-01 | afloat |
`

const path = 'log/2026-08-14-log-lamp-out.md'
const { configuration, problems } = reads({
  'postmortems.yaml': 'profiles: [styles/lighthouse.yaml]',
  'styles/lighthouse.yaml': style,
})
const own: Profile = configuration!.profiles.get('lighthouse')!
const surroundings = { path, profile: own, settings: plainSettings, workspace: noWorkspace }

function viewIn(text: string): View {
  return viewOf(parse(text), { ...surroundings, now: Date.parse('2026-08-20T09:00:00Z') })
}

suite('a sixth style, from YAML alone', () => {
  test('is read without a fault', () => {
    assert.deepEqual(problems, [])
    assert.deepEqual([...configuration!.profiles.keys()], ['lighthouse'])
  })

  test('is told by its text, by a key, and by the configuration', () => {
    const found = resolve(path, parse(entry), configuration, profiles)
    assert.equal(found.profile.data.id, 'lighthouse')
    assert.equal(found.isPostmortem, true)
    const keyed = `---\nprofile: lighthouse\n---\n\n# Something else\n`
    assert.equal(resolve('a.md', parse(keyed), configuration, profiles).profile.data.id, 'lighthouse')
    const chosen = reads({
      'postmortems.yaml': 'profiles: [styles/lighthouse.yaml]\ninclude: [log]\nprofile: lighthouse',
      'styles/lighthouse.yaml': style,
    })
    assert.deepEqual(chosen.problems, [])
    assert.equal(resolve(path, parse('# x'), chosen.configuration, profiles).confidence, 1)
    assert.equal(choicesFor(path, chosen.configuration!).profile?.id, 'lighthouse')
  })

  test('leaves the other styles as they are', () => {
    const text =
      '# Search was down on 2026-08-14\n\n## Timeline\n\n- 14:05 alert\n\n## Root cause\n\n## Action items\n'
    const alone = resolve('a.md', parse(text), null, profiles)
    assert.equal(resolve('a.md', parse(text), configuration, profiles).profile.data.id, alone.profile.data.id)
  })

  test('is checked: a sound document has no finding', () => {
    assert.deepEqual(check(viewIn(entry)), [])
  })

  const mutations: readonly [rule: string, from: string | RegExp, to: string][] = [
    ['metadata-required', '- **Keeper:** Ada Holm\n', ''],
    ['metadata-value', 'breeze', 'breze'],
    ['metadata-unknown-key', '**Lamp lit:**', '**Lamp list:**'],
    ['section-missing', /## Bearings\n\n.*\n\n/, ''],
    ['section-name', '## Bearings', '## Bearigns'],
    ['timeline-order', '02:25', '02:05'],
    ['action-without-owner', '@ada', ''],
    ['action-value', 'afloat', 'sunk'],
    ['impossible-date', '2026-09-01', '2026-09-31'],
    ['time-order', '02:50\n\n', '01:50\n\n'],
  ]

  for (const [rule, from, to] of mutations) {
    test(`is checked: ${rule}`, () => {
      const changed = entry.replace(from, to)
      assert.notEqual(changed, entry)
      const found = check(viewIn(changed)).map(finding => finding.rule)
      assert.ok(found.includes(rule), `found ${found.join(', ') || 'nothing'}`)
    })
  }

  test('is inspected: the record has everything', () => {
    const resolution = resolve(path, parse(entry), configuration, profiles)
    const { record } = viewIn(entry)
    assert.equal(record.id?.value, 'LOG-2026-004')
    assert.equal(record.severity?.value, 'breeze')
    const { isPostmortem, confidence, profile, reason } = resolution
    const seen = inspect(record, parse(entry), path, {
      isPostmortem,
      confidence,
      profile: profile.data.id,
      profileReason: reason,
    })
    assert.equal(seen.profile, 'lighthouse')
    assert.equal(seen.date, '2026-08-14')
    assert.equal(seen.times.started, '2026-08-14T02:10:00Z')
    assert.equal(seen.times.resolved, '2026-08-14T02:50:00Z')
    assert.deepEqual(
      seen.timeline.map(one => one.instant),
      ['2026-08-14T02:10:00Z', '2026-08-14T02:25:00Z', '2026-08-14T02:50:00Z'],
    )
    assert.deepEqual(
      seen.actions.map(({ owners, due, status }) => ({ owners, due, status })),
      [{ owners: ['@ada'], due: '2026-09-01', status: 'afloat' }],
    )
    assert.deepEqual(
      seen.sections.map(one => one.kind).filter(kind => kind !== null),
      ['summary', 'timeline', 'root-cause', 'actions'],
    )
  })

  test('is drafted: name, id, keys, sections and rows of its own', () => {
    const draft: Draft = scaffold(
      {
        title: 'The bell froze',
        date: '2026-11-02',
        severity: 'gale',
        timeline: [{ time: Date.parse('2026-11-02T04:00:00Z'), event: 'The bell is silent' }],
      },
      { ...surroundings, now: Date.parse('2026-11-03T09:00:00Z') },
    )
    assert.equal(draft.path, 'log/2026-11-02-log-the-bell-froze.md')
    assert.equal(draft.id, 'LOG-2026-001')
    assert.equal(draft.required, true)
    for (const line of [
      '# Log entry: The bell froze',
      '- **Logbook no.:** LOG-2026-001',
      '- **Day:** 2026-11-02',
      '- **Sea state:** gale',
      '## What the fog hid',
      '| Bell | Sighting |',
      '| Buoy | Where | Crew | Tide | Laid |',
    ]) {
      assert.ok(draft.text.includes(line), `${line} in\n${draft.text}`)
    }
    assert.match(draft.text, /^\| 04:00 +\| The bell is silent +\|$/m)
    assert.ok(!draft.text.includes('{'), draft.text)
    const found = resolve(draft.path, parse(draft.text), configuration, profiles)
    assert.equal(found.profile.data.id, 'lighthouse')
    const faults = check(viewOf(parse(draft.text), { ...surroundings, path: draft.path, now: 0 }))
    const shape = ['section-missing', 'section-order', 'section-name', 'metadata-unknown-key', 'file-name']
    assert.deepEqual(
      faults.filter(one => shape.includes(one.rule)),
      [],
    )
  })
})
