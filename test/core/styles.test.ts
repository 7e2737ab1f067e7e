import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { holdsText, within } from '../../core/facts/outline.ts'
import { readRecord } from '../../core/facts/read.ts'
import type { IncidentRecord } from '../../core/facts/record.ts'
import type { Profile } from '../../core/profile/compile.ts'
import { tierOf } from '../../core/profile/lookup.ts'
import { fillTemplate } from '../../core/profile/template.ts'
import { parse } from '../../core/syntax/parse.ts'
import { builtIn } from '../../profiles/index.ts'
import { profiles } from '../fixture.ts'

const styles = new Map(
  builtIn().map(source => [
    source.data.id,
    { profile: profiles.get(source.data.id)!, example: source.example },
  ]),
)

function read(id: string, text = styles.get(id)!.example): IncidentRecord {
  return readRecord(parse(text), styles.get(id)!.profile)
}

/** The ids of the sections in order, each with the id of the section it lies in. */
function nesting(record: IncidentRecord): string[] {
  return record.sections
    .filter(section => section.id !== null)
    .map(({ id, parent }) => {
      const around = parent === null ? null : record.sections[parent]!.id
      return around === null ? id! : `${around} > ${id}`
    })
}

function sectionsAsked(profile: Profile): string[] {
  const asked = tierOf(profile, null).sections.map(id => profile.data.sections.find(one => one.id === id)!)
  return asked.filter(one => !one.optional && one.flag === undefined).map(one => one.id)
}

suite('the platform example says', () => {
  const record = read('platform')
  test('when it began and how long it lasted', () => {
    assert.equal(record.id?.value, 'INC-2026-04-21-001')
    assert.equal(record.date?.value, '2026-04-21')
    assert.equal(record.moments.started?.value.instant, Date.UTC(2026, 3, 21, 9, 12))
    assert.equal(record.duration?.value.minutes, 46)
    assert.equal(record.timeline[0]?.instant, Date.UTC(2026, 3, 21, 9, 12))
    assert.equal(record.timeline.at(-1)?.instant, Date.UTC(2026, 3, 21, 9, 58))
  })
  test('who did what', () => {
    const roles = Object.fromEntries(record.people.map(person => [person.role, person.name]))
    assert.equal(roles['on-call'], 'Ines Duarte')
    assert.equal(roles.commander, 'Lena Vogt')
    assert.equal(roles.recorder, 'Sam Petrov')
  })
  test('what will be done, each with a ticket', () => {
    assert.deepEqual(
      record.actions.map(action => [action.id?.value, action.tickets[0]?.value, action.due?.value]),
      [
        ['A1', '#2101', '2026-05-05'],
        ['A2', '#2102', '2026-05-08'],
        ['A3', '#2103', '2026-04-28'],
        ['A4', '#2104', '2026-05-29'],
      ],
    )
  })
})

suite('the learning example says', () => {
  const record = read('learning')
  test('what kind of incident it was', () => {
    assert.equal(record.severity?.value, 'P1')
    assert.deepEqual(
      record.classes.map(one => one.value),
      ['deployment-failures'],
    )
    assert.equal(record.duration?.value.minutes, 34)
  })
  test('who saw what, and where it is written', () => {
    assert.deepEqual(
      record.timeline.map(entry => entry.actor?.value),
      ['Deploy pipeline', 'Monitoring', 'Support', 'On-call', 'On-call'],
    )
    assert.ok(record.timeline.every(entry => entry.source !== null))
  })
  test('which actions belong to which horizon', () => {
    assert.deepEqual(
      record.actions.map(action => action.group),
      [
        'Immediate actions (0-7 days)',
        'Immediate actions (0-7 days)',
        'Short-term actions (1-4 weeks)',
        'Long-term actions (1-3 months)',
        'Long-term actions (1-3 months)',
      ],
    )
  })
  test('with bold sections that hold real subheadings and keep their rank behind them', () => {
    assert.deepEqual(nesting(record).slice(-6), [
      'actions',
      'actions > actions-immediate',
      'actions > actions-short-term',
      'actions > actions-long-term',
      'prevention',
      'appendices',
    ])
  })
  test('the same things when its sections have real headings', () => {
    const text = styles.get('learning')!.example.replace(/^\*\*([A-Z &]+)\*\*$/gm, '## $1')
    assert.deepEqual(nesting(read('learning', text)), nesting(record))
  })
})

suite('the process example says', () => {
  const record = read('process')
  test('how long everything took', () => {
    assert.equal(record.duration?.value.minutes, 52)
    assert.equal(record.fields.find(field => field.key === 'Total response time')?.items.length, 1)
    assert.equal(record.fields.find(field => field.key === 'Detection time')?.value.value, '7 minutes')
  })
  test('that no data was lost: none is an answer, and no trigger', () => {
    const loss = record.fields.find(field => field.key === 'Data loss')
    assert.equal(loss?.value.value, 'None')
    assert.deepEqual(loss?.items, [])
  })
  test('which actions improve what', () => {
    assert.deepEqual(
      record.actions.map(action => [action.group, action.priority?.value, action.tickets[0]?.value]),
      [
        ['Prevent recurrence', 'P0', '#812'],
        ['Improve detection', 'P0', '#813'],
        ['Improve detection', 'P1', '#814'],
        ['Improve response', 'P1', '#815'],
      ],
    )
  })
})

suite('every style', () => {
  for (const [id, { profile, example }] of styles) {
    if (profile.data.generic) continue
    test(`${id}: the example has the sections of its tier, none of them empty`, () => {
      const record = read(id)
      const tier = tierOf(profile, record.tier?.value ?? null)
      const ids = record.sections.map(section => section.id)
      for (const one of tier.sections) {
        const section = profile.data.sections.find(data => data.id === one)!
        if (section.optional || section.flag) continue
        assert.ok(ids.includes(one), one)
      }
      record.sections.forEach((section, index) => {
        assert.ok([section, ...within(record, index)].some(holdsText), section.title.value)
      })
      assert.doesNotMatch(example, /TODO|YYYY|HH:MM|<[a-z ]+>/)
    })
    test(`${id}: a fresh template has every section and states nothing yet`, () => {
      const record = read(id, fillTemplate(profile, null, {}))
      const ids = record.sections.map(section => section.id)
      for (const one of sectionsAsked(profile)) assert.ok(ids.includes(one), one)
      assert.equal(record.date, null)
      assert.equal(record.duration, null)
      assert.deepEqual(record.people, [])
    })
  }
})
