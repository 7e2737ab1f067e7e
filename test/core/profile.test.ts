import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { parse } from 'yaml'
import { compileProfile, type Profile } from '../../core/profile/compile.ts'
import {
  actionStatusOf,
  choiceOf,
  columnOf,
  fieldOf,
  isNone,
  isRequired,
  isUnknown,
  nearSection,
  normalise,
  sectionOf,
  statusesOf,
  tierOf,
  valuesOf,
} from '../../core/profile/lookup.ts'
import { distance, nearest } from '../../core/profile/near.ts'
import { danglingNames } from '../../core/profile/references.ts'
import { fillTemplate, templateSection } from '../../core/profile/template.ts'
import { variableOf } from '../../core/profile/variable.ts'
import { gather, vocabularyOf } from '../../core/profile/vocabulary.ts'
import { builtInIds, builtInPacks, builtInStyle, builtInVocabulary } from '../../profiles/index.ts'
import { profileJsonSchema } from '../../tools/generate/schemas.ts'
import { profiles } from '../fixture.ts'
import { runs } from '../properties.ts'

const root = join(import.meta.dirname, '../..')
const packs = builtInPacks()
const vocabulary = builtInVocabulary()
const styles = [...profiles.values()]

function style(id: string): Profile {
  const found = styles.find(one => one.data.id === id)
  assert.ok(found, `a style ${id}`)
  return found
}

suite('normalise', () => {
  const same: [string, string][] = [
    ['Timeline', 'timeline'],
    ['2) **Timeline** (UTC):', 'timeline'],
    ['1.2 Root   cause', 'root cause'],
    ['IV. Impact', 'impact'],
    ['💥 Impact', 'impact'],
    ['1️⃣ Summary', 'summary'],
    [':rotating_light: Detection', 'detection'],
    ['<a name="x"></a>Resolution', 'resolution'],
    ['Detection & response', 'detection and response'],
    ["Why it wasn't detected sooner", 'why it wasnt detected sooner'],
    ['Why it wasn’t detected sooner', 'why it wasnt detected sooner'],
    ['5 Whys Analysis', '5 whys analysis'],
    ['2026-08-14 outage', '2026 08 14 outage'],
    ['started_at', 'started at'],
    ['Date / Time (UTC)', 'date time'],
    ['Rollback SHA (if rolled back)', 'rollback sha'],
    ['(UTC)', 'utc'],
    ['タイムライン（ＵＴＣ）', 'タイムライン'],
    ['一、概要：', '概要'],
    ['***', ''],
    ['', ''],
  ]
  for (const [title, expected] of same) {
    test(`${title} → ${expected}`, () => assert.equal(normalise(title), expected))
  }

  test('always: never throws, and leaves no space around or doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), title => {
        const once = normalise(title)
        assert.equal(once, once.trim())
        assert.doesNotMatch(once, / {2}/)
      }),
      { numRuns: runs(500) },
    )
  })

  test('always: takes linear time for long runs of one character', () => {
    const start = performance.now()
    for (const run of ['(', ')', '[', '<', ':', '1.', ' ', '*', 'i', '_ ', '–']) normalise(run.repeat(50_000))
    assert.ok(performance.now() - start < 1000, 'no quadratic pattern')
  })
})

suite('nearest', () => {
  test('forgives a slip, and two in long words', () => {
    assert.equal(nearest('severance', ['severity', 'service']), null)
    assert.equal(nearest('severty', ['severity', 'service']), 'severity')
    assert.equal(nearest('correctve', ['corrective', 'preventive']), 'corrective')
    assert.equal(nearest('Timline', ['Timeline', 'Impact']), 'Timeline')
    assert.equal(nearest('reveiwed', ['refined', 'reviewed']), 'reviewed')
  })
  test('does not choose between two that are equally near', () => {
    assert.equal(nearest('sev5', ['sev0', 'sev1', 'sev2']), null)
  })
  test('forgives nothing in words of three letters', () => {
    assert.equal(nearest('dok', ['doc']), null)
  })
  test('always: counts as the full table does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(letters, letters, fc.nat(4), (a, b, bound) => {
        const full = distance(a, b, 99)
        const bounded = distance(a, b, bound)
        assert.equal(bounded > bound, full > bound)
        if (full <= bound) assert.equal(bounded, full)
        assert.equal(distance(b, a, 99), full)
      }),
    )
  })
})

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

  test('fills the gap of a title that has one', () => {
    const source = builtInStyle('generic')!
    const slow = { ...source.data.sections[0]!, id: 'slow', title: 'Why it took * to resolve' }
    const data = { ...source.data, sections: [...source.data.sections, slow] }
    const profile = compileProfile({ ...source, data }, packs, vocabulary)
    assert.equal(sectionOf(profile, 'Why It Took 40 Minutes to Resolve').id, 'slow')
    assert.equal(sectionOf(profile, 'Why it took [X] time to resolve').id, 'slow')
  })

  test('says the kind that some words of an unknown title give', () => {
    const { kind, within } = sectionOf(tiered, 'How the timeline unfolded')
    assert.deepEqual([kind, within], [null, 'timeline'])
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
  test('the generated vocabulary is the one gathered from the packs', () => {
    assert.deepEqual(vocabulary, vocabularyOf(gather(packs)))
  })
})

suite('every built-in style', () => {
  for (const profile of styles) {
    const { data, templates } = profile
    test(`${data.id}: each tier’s template has the sections asked for, in order, and no others`, () => {
      for (const tier of data.tiers) {
        const found = headings(templates[tier.id]!).flatMap(title => sectionOf(profile, title).id ?? [])
        const asked = tier.sections.filter(id => found.includes(id))
        assert.deepEqual(
          found.filter(id => tier.sections.includes(id)),
          asked,
        )
        for (const id of tier.sections) {
          const section = data.sections.find(one => one.id === id)!
          if (!section.optional && section.flag === undefined)
            assert.ok(found.includes(id), `${tier.id}: ${id}`)
        }
      }
    })
    test(`${data.id}: each section asked for has a body to insert`, () => {
      for (const tier of data.tiers) {
        for (const id of tier.sections) {
          const section = data.sections.find(one => one.id === id)!
          if (section.optional) continue
          const body = templateSection(profile, tier.id, id)
          assert.ok(body, `${tier.id}: ${id}`)
          assert.equal(sectionOf(profile, body.split('\n', 1)[0]!).id, id)
          assert.match(body, /[^\n]\n$/)
        }
      }
    })
    test(`${data.id}: templates use only variables that the metadata has`, () => {
      const known = new Set(['file', 'title', ...data.metadata.fields.map(variableOf)])
      for (const [tier, text] of Object.entries(templates)) {
        for (const [, name] of text.matchAll(/\{([a-z_0-9]+)\}/g))
          assert.ok(known.has(name!), `${tier}: {${name}}`)
      }
    })
    test(`${data.id}: an empty template keeps no variable`, () => {
      for (const tier of data.tiers) assert.doesNotMatch(fillTemplate(profile, tier.id, {}), /\{[a-z_]+\}/)
    })
    test(`${data.id}: the example has every section of its tier, in order`, () => {
      const example = builtInStyle(data.id)!.example
      const tier = tierOf(profile, /^tier: (\S+)$/m.exec(example)?.[1] ?? null)
      const found = headings(example).flatMap(title => sectionOf(profile, title).id ?? [])
      const asked = tier.sections.filter(id => {
        const section = data.sections.find(one => one.id === id)!
        return !section.optional && section.flag === undefined
      })
      assert.deepEqual(
        asked.filter(id => !found.includes(id)),
        [],
      )
      assert.deepEqual(
        tier.sections.filter(id => found.includes(id)),
        found.filter(id => tier.sections.includes(id)),
      )
    })
    test(`${data.id}: its own patterns compile and accept its own examples`, () => {
      for (const field of data.metadata.fields) {
        if (!field.pattern || !field.example) continue
        const pattern = new RegExp(`^(?:${field.pattern})$`)
        for (const item of field.example.replace(/^\[|\]$/g, '').split(', '))
          assert.match(item, pattern, field.key)
      }
      const made = data.files.make.replace('{date}', '2026-03-10').replace('{slug}', 'queue-stall')
      if (data.files.pattern) assert.match(made, new RegExp(`^(?:${data.files.pattern})$`))
    })
  }
})

suite('names within a profile', () => {
  test('all lead somewhere in the built-in styles', () => {
    for (const { data } of styles) assert.deepEqual(danglingNames(data), [], data.id)
  })
  test('are found where they do not, with the way to them', () => {
    const { data } = style('tiered')
    const [tier, ...tiers] = data.tiers
    const broken = { ...data, tiers: [{ ...tier!, sections: ['summary', 'sumary'] }, ...tiers] }
    const [only, ...others] = danglingNames(broken)
    assert.deepEqual(only?.path, ['tiers', 0, 'sections', 1])
    assert.match(only.message, /^no section "sumary", expected one of summary, /)
    assert.deepEqual(others, [])
  })
})

suite('filling a template', () => {
  const tiered = style('tiered')
  test('front matter reads back as the values that went in', () => {
    const values = {
      id: '2026-03-10-queue-stall',
      title: "It's a stall: 40 % of payouts",
      date: '2026-03-10',
      severity: 'sev1',
      tier: 'full',
      status: 'draft',
      author: '@mo',
      started: '2026-03-10T14:32:00Z',
      triggers: 'sev1-over-15m, slo-violation',
      money_flow_impact: 'false',
    }
    const text = fillTemplate(tiered, 'full', values)
    const front = parse(text.slice(4, text.indexOf('\n---', 4)))
    assert.equal(front.title, values.title)
    assert.equal(front.author, '@mo')
    assert.equal(front.started_at, values.started)
    assert.deepEqual(front.triggers, ['sev1-over-15m', 'slo-violation'])
    assert.equal(front.money_flow_impact, false)
    assert.equal(front.refined_at, null)
    assert.equal(front.resolved_at, 'YYYY-MM-DDTHH:MM:SSZ')
    assert.deepEqual(front.services, [])
    assert.match(text, /^# It's a stall: 40 % of payouts$/m)
    assert.doesNotMatch(text, / $/m)
  })
  test('every key of the front matter is a field of the style', () => {
    for (const tier of tiered.data.tiers) {
      const text = fillTemplate(tiered, tier.id, {})
      for (const key of Object.keys(parse(text.slice(4, text.indexOf('\n---', 4)))))
        assert.ok(fieldOf(tiered, key), key)
    }
  })
  test('addenda come from the texts that belong to no tier', () => {
    assert.match(templateSection(tiered, 'standard', 'money-flow') ?? '', /^## Money-flow accounting\n[^#]+$/)
    assert.equal(templateSection(tiered, 'full', 'no-such-section'), null)
  })
})

suite('generated files', () => {
  test('always: the JSON Schema accepts every style and refuses a misspelt key', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(profileJsonSchema().text))
    for (const id of builtInIds()) {
      const source: object = parse(readFileSync(join(root, 'profiles', `${id}.yaml`), 'utf8'))
      assert.ok(validate(source), `${id}: ${JSON.stringify(validate.errors?.[0])}`)
      assert.ok(!validate({ ...source, severitys: [] }), id)
    }
  })
})

test('always: no text of ours repeats nine words of the documents the styles come from', t => {
  const seeds = join(root, '../shared/seeds')
  if (!existsSync(seeds)) return t.skip('the documents are not here')
  const runs = new Set(readdirSync(seeds).flatMap(name => wordRuns(readFileSync(join(seeds, name), 'utf8'))))
  for (const { data, templates } of styles) {
    const ours = [...Object.values(templates).map(text => text.replace(/^\|.*$/gm, '')), ...abouts(data)]
    for (const text of ours) for (const run of wordRuns(text)) assert.ok(!runs.has(run), `${data.id}: ${run}`)
  }
})

function wordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  return words.slice(8).map((_, i) => words.slice(i, i + 9).join(' '))
}

/** Every `about` within the data. */
function abouts(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'about' && typeof value === 'string' ? [value] : abouts(value),
  )
}

function headings(text: string): string[] {
  const bare = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
  return [...bare.matchAll(/^(?:#{2,6} +(.+)|\*\*([^*]+)\*\*)$/gm)].map(match => (match[1] ?? match[2])!)
}
