import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  actionStatusOf,
  choiceOf,
  columnOf,
  fieldOf,
  isNone,
  isRequired,
  isUnknown,
  nameOf,
  nearSection,
  normalise,
  sectionOf,
  statusesOf,
  tierOf,
  valuesOf,
} from '../../../core/profile/lookup.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { compileStyle, profiles } from '../../fixture.ts'
import { style } from '../reading.ts'

const styles = [...profiles.values()]

suite('looking up sections', () => {
  const tiered = style('tiered')

  const titles: [string, string | null, string | null, string | null][] = [
    ['Timeline', 'timeline', 'timeline', null],
    ['## **Timeline**:', 'timeline', 'timeline', null],
    ['Timeline, all times UTC', 'timeline', 'timeline', null],
    ['Timeline (PST)', 'timeline', 'timeline', null],
    ['Timeline: 3 March', 'timeline', 'timeline', null],
    ['Root cause analysis', 'root-cause', 'root-cause', null],
    ['タイムライン', 'timeline', 'timeline', null],
    ['Timline', null, 'timeline', 'timeline'],
    ['Acton itmes', null, 'actions', 'actions'],
    ['What happened', 'happened', 'background', null],
    ['Lessons', 'lessons', 'lessons', null],
    ['Money-flow accounting', 'money-flow', 'addendum', null],
    ['Direction', null, null, null],
    ['The database we chose', null, null, null],
  ]

  for (const [title, id, kind, near] of titles) {
    test(`${title} → ${id ?? near ?? 'nothing'}`, () => {
      const { word, ...match } = sectionOf(tiered, title)
      assert.deepEqual(match, { id, kind, near, within: null })
      assert.equal(word, normalise(title))
      assert.equal(nearSection(tiered, title), near)
    })
  }

  test('fills the gaps of what other languages ask', () => {
    const process = style('process')
    for (const title of [
      'Warum wurde es nicht früher erkannt?',
      'なぜ早く気づけなかったのか',
      '为什么没有及时发现',
    ])
      assert.equal(sectionOf(process, title).id, 'why-not-detected', title)
    for (const title of [
      'Warum dauerte die Behebung so lange?',
      '왜 복구에 오래 걸렸나',
      'Por que demorou tanto',
    ])
      assert.equal(sectionOf(process, title).id, 'why-so-long', title)
    assert.equal(sectionOf(process, 'Warum ist das passiert?').id, 'why-happened')
    assert.equal(sectionOf(style('tiered'), 'Warum ist es passiert').id, 'root-cause')
    assert.equal(sectionOf(style('tiered'), 'Was ist schlecht gelaufen').id, 'went-wrong')
  })

  test('fills the gap of a title that has one', () => {
    const source = builtInStyle('generic')!
    const slow = { ...source.data.sections[0]!, id: 'slow', title: 'Why it took * to resolve' }
    const data = { ...source.data, sections: [...source.data.sections, slow] }
    const profile = compileStyle({ ...source, data })
    assert.equal(sectionOf(profile, 'Why It Took 40 Minutes to Resolve').id, 'slow')
    assert.equal(sectionOf(profile, 'Why it took [X] time to resolve').id, 'slow')
  })

  test('finds the action items in a title that joins them to something else', () => {
    const generic = style('generic')
    assert.equal(sectionOf(generic, 'Decisiones y acciones').kind, 'actions')
    assert.equal(sectionOf(generic, 'Maßnahmen und Wünsche').kind, 'actions')
    assert.equal(sectionOf(generic, 'Context and problem statement').kind, null)
  })

  test('finds the section that one of two names of a title means', () => {
    const kinds = [
      'Recommendations / follow-up actions',
      'Odds & ends (Root Cause Analysis)',
      'Odds (and ends)',
    ].map(title => sectionOf(style('generic'), title).kind)
    assert.deepEqual(kinds, ['actions', 'root-cause', null])
  })

  test('says the kind that some words of an unknown title give', () => {
    const { kind, within } = sectionOf(tiered, 'How the timeline unfolded')
    assert.deepEqual([kind, within], [null, 'timeline'])
    const kinds = (titles: readonly string[]) =>
      titles.map(title => sectionOf(style('generic'), title).within ?? title)
    const unseen = ['Why nobody noticed', 'Por qué ningún test lo detectó', "Pourquoi rien ne l'a détecté"]
    assert.deepEqual(
      kinds([...unseen, 'Warum es niemand bemerkte', '为什么没有发现']),
      Array(5).fill('detection'),
    )
    const held = ['How we contained the fire', 'Cómo se contuvo', 'Comment la fuite a été contenue']
    assert.deepEqual(kinds([...held, 'Wie wir das Leck eingedämmt haben']), Array(4).fill('resolution'))
    const ended = [
      'What fixed the queue',
      "Ce qui a résolu l'incident",
      'Qué resolvió la caída',
      'O que resolveu a falha',
    ]
    assert.deepEqual(kinds(ended), Array(4).fill('resolution'))
    assert.deepEqual(kinds(['A plain-English summary for readers']), ['summary'])
  })

  test('knows a kind the style has no section for', () => {
    const { word: _, ...match } = sectionOf(tiered, 'Appendix')
    assert.deepEqual(match, { id: null, kind: 'supporting', near: null, within: null })
  })
})

suite('looking up labels, columns and values', () => {
  const tiered = style('tiered')

  const rollback = style('rollback')

  const generic = style('generic')

  test('compares keys exactly only where the style does', () => {
    assert.equal(fieldOf(tiered, 'severity')?.key, 'severity')
    assert.equal(fieldOf(tiered, 'Severity'), null)
    assert.equal(fieldOf(rollback, 'rollback sha')?.key, 'Rollback SHA (if rolled back)')
    assert.equal(fieldOf(rollback, '**Detection Time** (UTC):')?.means, 'detected')
  })

  test('knows labels of other teams and languages by what they mean', () => {
    assert.equal(fieldOf(generic, 'Date of incident')?.means, 'date')
    assert.equal(fieldOf(generic, 'Incident Commander')?.role, 'commander')
    assert.equal(fieldOf(generic, 'Favourite colour'), null)
    const means = {
      'Date des faits': 'date',
      Niveau: 'severity',
      Desde: 'started',
      时间: 'started',
      감지: 'detected',
      Contornado: 'mitigated',
      Wiederherstellung: 'resolved',
      継続期間: 'duration',
    }
    for (const [label, meaning] of Object.entries(means))
      assert.equal(nameOf(generic, label).means, meaning, label)
  })

  test('knows what other languages call the names of a style', () => {
    const platform = style('platform')
    assert.equal(fieldOf(platform, 'Betroffene Mandanten')?.key, 'Affected tenants')
    assert.equal(fieldOf(platform, '影響を受けたリージョン')?.key, 'Affected regions')
    assert.equal(fieldOf(rollback, 'Entorno afectado')?.key, 'Affected environment')
    assert.equal(sectionOf(rollback, '검증')?.id, null)
    assert.equal(sectionOf(rollback, 'Lacunes de détection')?.id, 'detection-gaps')
    assert.equal(choiceOf(rollback.data.severities, 'Hoch')?.id, 'High')
    assert.equal(choiceOf(rollback.data.severities, '高')?.id, 'High')
    assert.equal(choiceOf(tiered.data.severities, '高'), null)
  })

  test('one name may be of a label in one style and of a section in another', () => {
    assert.equal(fieldOf(rollback, '検知方法')?.key, 'Detected by')
    assert.equal(sectionOf(style('process'), '検知方法')?.id, 'how-detected')
  })

  test('scripts that need no spaces are read with and without them', () => {
    assert.equal(fieldOf(rollback, 'ロールバック SHA')?.key, 'Rollback SHA (if rolled back)')
    assert.equal(fieldOf(rollback, '영향 받은 환경')?.key, 'Affected environment')
    assert.equal(sectionOf(rollback, '감지미비점')?.id, 'detection-gaps')
  })

  test('what stands in a parenthesis may tell a label from its neighbour', () => {
    const platform = style('platform')
    assert.equal(fieldOf(platform, 'On-call (primary)')?.key, 'On-call primary')
    assert.equal(fieldOf(platform, 'On-call (secondary)')?.key, 'On-call secondary')
    assert.equal(fieldOf(platform, 'Bereitschaft (sekundär)')?.key, 'On-call secondary')
    assert.equal(fieldOf(platform, 'Severity (see policy)')?.key, 'Severity')
  })

  test('every style understands publication, profile and suppressions', () => {
    for (const profile of styles) {
      for (const key of ['publication', 'profile', 'postmortem-ignore']) {
        assert.ok(fieldOf(profile, key), `${profile.data.id}: ${key}`)
      }
    }
  })

  test('tells columns of a timeline from those of action items', () => {
    assert.equal(columnOf(tiered, 'timeline', 'Time'), 'time')
    assert.equal(columnOf(tiered, 'actions', 'Issue'), 'ticket')
    assert.equal(columnOf(generic, 'timeline', 'Description'), 'event')
    assert.equal(columnOf(generic, 'actions', 'Description'), 'action')
    assert.equal(columnOf(rollback, 'actions', 'Target date'), 'due')
    assert.equal(columnOf(tiered, 'actions', 'Weather'), null)
  })

  test('reads the leading token of an enum', () => {
    const { severities } = tiered.data
    for (const text of [
      'sev1',
      'SEV1',
      'Sev 1',
      'SEV-1 (major outage)',
      'sev1: payouts stopped',
      'severity 1',
    ]) {
      assert.equal(choiceOf(severities, text)?.id, 'sev1', text)
    }
    for (const text of ['sev9', '1', 'severe', '', 'sev'])
      assert.equal(choiceOf(severities, text), null, text)
    assert.equal(choiceOf(severities, 'SEV1', true), null)
    assert.equal(choiceOf(severities, 'sev1', true)?.id, 'sev1')
  })

  test('reads the status of an action item', () => {
    const means = (text: string) => actionStatusOf(tiered, text)?.means ?? null
    assert.deepEqual(actionStatusOf(tiered, 'IN-PROGRESS'), { id: 'in progress', means: 'open' })
    assert.deepEqual(actionStatusOf(tiered, 'deferred to 2026-09-01'), { id: 'deferred', means: 'deferred' })
    assert.equal(means('Done in !45'), 'done')
    assert.equal(means('✅'), 'done')
    assert.equal(means('[x]'), 'done')
    assert.equal(means('完了'), 'done')
    assert.equal(means('reporté au 1er octobre 2026'), 'deferred')
    assert.equal(means('Zurückgestellt auf 2026-10-01'), 'deferred')
    assert.equal(means('not done'), 'open')
    assert.equal(means('the weather'), null)
    assert.equal(means(''), null)
  })

  test('knows declared unknowns and nothings', () => {
    for (const text of ['TBD', '?', '??', 'unknown']) assert.ok(isUnknown(tiered, text), text)
    for (const text of ['none', 'N/A', '–', '-']) assert.ok(isNone(tiered, text), text)
    for (const text of ['', '42', 'payouts'])
      assert.ok(!isUnknown(tiered, text) && !isNone(tiered, text), text)
  })

  test('a field is required by tier and by status', () => {
    const asks = (key: string, tier: string | null, status: string | null) =>
      isRequired(tiered, fieldOf(tiered, key)!, tier, status)
    assert.ok(asks('severity', null, null))
    assert.ok(asks('closed_at', 'full', 'draft'))
    assert.ok(!asks('closed_at', 'note', 'draft'))
    assert.ok(!asks('reviewed_at', 'full', 'refined'))
    assert.ok(asks('reviewed_at', 'full', 'closed'))
    assert.ok(!asks('root_cause', 'full', 'nonsense'))
    assert.ok(!asks('slo_impact', 'full', 'closed'))
  })

  test('an unknown tier is taken for the one that asks least', () => {
    assert.equal(tierOf(tiered, null).id, 'note')
    assert.equal(tierOf(tiered, 'full').id, 'full')
  })

  test('triggers that are no more than facts are not offered', () => {
    const ids = valuesOf(tiered, fieldOf(tiered, 'triggers')!).map(choice => choice.id)
    assert.equal(ids.length, 16)
    assert.ok(!ids.includes('regulatory'))
    assert.deepEqual(
      statusesOf(tiered).map(stage => stage.id),
      ['draft', 'refined', 'reviewed', 'closed'],
    )
  })
})
