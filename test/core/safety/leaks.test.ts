import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInternalAddress } from '../../../core/safety/addresses.ts'
import { leaksOf } from '../../../core/safety/leaks.ts'
import { profiles, scene, view } from '../../fixture.ts'

test('addresses that open only inside are told by their host', () => {
  for (const address of [
    'https://wiki/sync',
    'https://wiki.internal/sync',
    'http://db.corp.northwind.dev',
    'https://jira.northwind.dev/browse/OPS-1',
    'https://northwind.slack.com/archives/C1/p2',
    'https://northwind.pagerduty.com/incidents/P1',
    'https://app.datadoghq.eu/dash/1',
    'http://10.2.3.4:3000/d',
    'https://user@grafana.ops.northwind.dev/d?x=1',
  ])
    assert.equal(isInternalAddress(address), true, address)
})

test('those of the public are not', () => {
  for (const address of [
    'https://northwind.dev',
    'https://grafana.com/docs',
    'https://status.slack.com/2026',
    'https://support.pagerduty.com/x',
    'https://github.com/northwind/sync',
    'https://www.northwind-corp.com',
    'http://localhost:8080',
    'https://internal-affairs.gov.uk/x',
    'mailto:press@northwind.dev',
  ])
    assert.equal(isInternalAddress(address), false, address)
})

test('hosts a team names itself go before what is known of them', () => {
  assert.equal(isInternalAddress('https://runbooks.northwind.dev/x', ['northwind.dev']), true)
  assert.equal(isInternalAddress('https://grafana.northwind.dev/x', [], ['northwind.dev']), false)
})

test('a style that asks for a sign-off may keep it, without the names', () => {
  const [asked] = [...profiles.values()].filter(({ data }) =>
    data.sections.some(one => one.kind === 'sign-off' && data.tiers[0]!.sections.includes(one.id)),
  )
  assert.ok(asked)
  const given = scene(`
    # Postmortem — Sync

    ## Sign-off

    | Role               | Name     | Date       |
    | ------------------ | -------- | ---------- |
    | Incident commander | Jane Doe | 2026-03-25 |
  `)
  const leaks = leaksOf(view(given, { profile: asked.data.id }), { inside: [], outside: [] })
  assert.deepEqual(
    leaks.map(({ kind, text }) => [kind, text]),
    [['name', 'Jane Doe']],
  )
})

test('names of the roster are individuals, first names and groups are not', () => {
  const given = scene('# Sync\n\nAda Lovelace told Will and the Data Team; `Ada Lovelace` is a tag.\n')
  const roster = [
    { name: 'Ada Lovelace', handle: null },
    { name: 'Will', handle: null },
    { name: 'Data Team', handle: null },
  ]
  const leaks = leaksOf(view(given, { settings: { roster } }), { inside: [], outside: [] })
  assert.deepEqual(new Set(leaks.map(leak => leak.text)), new Set(['Ada Lovelace']))
})

test('a name with a hyphen is found like any other', () => {
  const given = scene('# Sync\n\nAnne-Marie Doe rolled back.\n')
  const settings = { roster: [{ name: 'Anne-Marie Doe', handle: null }] }
  const leaks = leaksOf(view(given, { settings }), { inside: [], outside: [] })
  assert.deepEqual(
    leaks.map(leak => leak.text),
    ['Anne-Marie Doe'],
  )
})

test('sections for insiders are told by their titles, in every language', () => {
  const titleOfLeak = (title: string) =>
    leaksOf(view(scene(`# Sync\n\n## ${title}\n\nText.\n`)), { inside: [], outside: [] }).map(
      ({ text }) => text,
    )
  for (const title of [
    'Internal',
    'Root cause (internal)',
    'Internal-only details',
    'Notes [internal use]',
    'Confidential',
    'Do not publish',
    'Intern',
    'Ursache (nur intern)',
    'Interne Notizen',
    'Vertraulich',
    'Nicht zur Veröffentlichung',
    'Notes internes',
    'Cause (interne)',
    'À usage interne',
    'Notas internas',
    'Solo para uso interno',
    'Detalles (confidencial)',
    'Não publicar',
    '原因（社内限定）',
    '社外秘',
    '内部资料',
    '原因（仅供内部）',
    '내부용 메모',
    '대외비',
  ])
    assert.deepEqual(titleOfLeak(title), [title])
  for (const title of [
    'Internal impact',
    'Impact on internal users',
    'Interne Auswirkungen',
    'Internationale Kunden (intern und extern betroffen)',
    'Impact interne',
    'Impacto interno',
    '社内への影響',
    '内部影响',
    '내부 시스템 영향',
    'Internal server errors',
  ])
    assert.deepEqual(titleOfLeak(title), [], title)
})

test('teams and roles are nobody in particular, in every language', () => {
  const named = (owner: string) =>
    leaksOf(
      view(
        scene(`# Sync\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n| Limit it | ${owner} |\n`),
      ),
      {
        inside: [],
        outside: [],
      },
    ).map(({ text }) => text)
  for (const group of [
    'Data Team',
    'Team Zahlungen',
    'Leitung Betrieb',
    'Abteilung Technik',
    'Das Zahlungsteam Nord',
    'Équipe Paiements',
    'Astreinte Réseau',
    'Equipo Pagos',
    'Guardia Nocturna',
    'Equipe Dados',
    'Time Pagamentos',
    '開発部',
    '運用担当',
    '基盤チーム',
    '支付团队',
    '결제팀',
    '@equipe-paiements',
  ])
    assert.deepEqual(named(group), [], group)
  for (const person of [
    'Jane Doe',
    'Jörg Weiß',
    'Éloïse Petit',
    'María Núñez',
    '阿部',
    '佐藤 花子',
    '김민준',
  ])
    assert.deepEqual(named(person), [person])
})
