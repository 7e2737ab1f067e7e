import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Entry, Run } from '../../cli/documents/documents.ts'
import { Fault } from '../../cli/fault.ts'
import { atHand } from '../../cli/kept/stash.ts'
import { examineAll } from '../../cli/survey/examination.ts'
import { type Rule, rules } from '../../core/index.ts'

const home = {
  folder: '/team',
  configuration: null,
  configurationFile: null,
  isMarked: true,
  source: '',
  exists: () => false,
  isOther: () => false,
}

const texts: Readonly<Record<string, string>> = {
  'a.md': '---\nseverity: sev1\n---\n# First outage\n\n## Timeline\n',
  'b.md': '# Second outage\n\n## Root cause\n',
  'c.md': '# Third outage\n\n## Timeline\n',
}

/** A run with these rules over the texts. */
function runOf(judging: readonly Rule[]): Run {
  return {
    profile: 'tiered',
    now: Date.parse('2026-09-01T12:00:00Z'),
    rules: judging,
    clock: 'note',
    level: 'hint',
    wants: { frames: false, bytes: false, fixes: false, fingerprints: false },
    tellers: [({ file, findings }) => `${file}: ${findings.map(({ rule }) => rule).join(' ')}`],
    stash: { told: atHand, cards: atHand },
    warn: () => {},
    baseline: null,
    texts: new Map(
      Object.entries(texts).map(([file, text]) => [
        `/team/${file}`,
        { text, encoding: 'utf-8' as const, mark: false },
      ]),
    ),
    sign: null,
  }
}

/** What became of the files, by what is told of each: findings, or why there are none. */
function outcomes(judging: readonly Rule[]): string[] {
  const entries = Object.keys(texts).map(
    (file): Entry => ({ target: { file, path: `/team/${file}`, named: true }, home }),
  )
  return [...examineAll(entries, runOf(judging))].map(one =>
    'marks' in one ? one.told.join() : 'reason' in one ? one.reason.split('\n')[0]! : 'no postmortem',
  )
}

/** A rule that breaks down at one document. */
function breaking(at: string, error: Error): Rule {
  return {
    ...rules.find(rule => rule.id === 'section-missing')!,
    id: 'breaking',
    check(view: { path: string }) {
      if (view.path === at) throw error
      return []
    },
  } as unknown as Rule
}

suite('files that are examined together', () => {
  test('are told of in their order', () => {
    const [first, second, third] = outcomes(rules)
    assert.match(first!, /^a\.md: .*metadata-required/)
    assert.match(second!, /^b\.md: .*metadata-required/)
    assert.match(third!, /^c\.md: .*metadata-required/)
  })

  test('are told of but for the one at which a rule breaks down', () => {
    const [first, second, third] = outcomes([...rules, breaking('b.md', new Error('no such luck'))])
    assert.deepEqual([first, third], [outcomes(rules)[0], outcomes(rules)[2]])
    assert.equal(second, 'internal error, please report it: Error: no such luck')
  })

  test('are none of them told of where the call itself was wrong', () => {
    assert.throws(() => outcomes([breaking('b.md', new Fault('no such style'))]), /no such style/)
  })
})

/** The title of the fix of each finding of a rule in a document, and how many edits are told of it. */
function fixesTold(
  rule: string,
  text: string,
): { readonly title: string | undefined; readonly edits: number }[] {
  const path = '/team/long.md'
  const told: ReturnType<typeof fixesTold> = []
  const run: Run = {
    ...runOf(rules.filter(({ id }) => id === rule)),
    wants: { frames: false, bytes: false, fixes: true, fingerprints: true },
    tellers: [
      ({ findings }) => {
        for (const { fix, fixes = [] } of findings)
          told.push({ title: fix?.title, edits: fixes[0]?.edits.length ?? 0 })
        return ''
      },
    ],
    texts: new Map([[path, { text, encoding: 'utf-8', mark: false }]]),
  }
  assert.equal([...examineAll([{ target: { file: 'long.md', path, named: true }, home }], run)].length, 1)
  return told
}

suite('a fix of hundreds of edits is told in full with the first finding that it mends, and by name with the others', () => {
  const entries = Array.from({ length: 200 }, (_, i) => `- 14:${59 - (i % 2)} Step ${i}\n`).join('')
  const rows = Array.from({ length: 150 }, (_, i) => `| A${i} | Bound the queue | @mo |\n`).join('')
  const table = `| ID | Action | Owner |\n| --- | --- | --- |\n${rows}`

  test('of a timeline', () => {
    const told = fixesTold('timeline-order', `# Outage\n\n## Timeline\n\n${entries}`)
    assert.equal(told.length, 100)
    assert.ok(told.every(({ title }) => title === 'Sort the timeline'))
    assert.ok(told[0]!.edits > 100)
    assert.ok(told.slice(1).every(({ edits }) => edits === 0))
  })

  test('of each of two timelines', () => {
    const text = `# Outage\n\n## Timeline\n\n${entries}\nThen the second region:\n\n${entries}`
    const told = fixesTold('timeline-order', text)
    const full = told.flatMap(({ edits }, i) => (edits > 0 ? [i] : []))
    assert.equal(told.length, 200)
    assert.deepEqual(full, [0, 100])
  })

  test('of each of two tables that lack a column', () => {
    const text = `# Outage\n\n## Action items\n\n${table}\nThe second team:\n\n${table.replace(/A(?=\d)/g, 'B')}`
    const told = fixesTold('action-without-due-date', text)
    const full = told.flatMap(({ edits }, i) => (edits > 0 ? [i] : []))
    assert.equal(told.length, 300)
    assert.deepEqual(full, [0, 150])
  })
})

test('a finding in a very long line shows what lies around it, and hides a key in that', () => {
  const path = '/team/line.md'
  const key = 'AKIA' + 'Q3EGRIVTXHFLDOPW'
  const line = `${'All was well. '.repeat(2000)}Bob forgot to test, key ${key}. ${'All was well. '.repeat(2000)}`
  const shown: { readonly marked: string; readonly text: string }[] = []
  const run: Run = {
    ...runOf(rules.filter(({ id }) => id === 'blame-person')),
    wants: { frames: true, bytes: false, fixes: false, fingerprints: false },
    tellers: [
      ({ findings }) => {
        for (const { frame } of findings)
          shown.push({ text: frame!.text, marked: frame!.text.slice(frame!.from, frame!.to) })
        return ''
      },
    ],
    texts: new Map([[path, { text: `# Outage\n\n## Summary\n\n${line}\n`, encoding: 'utf-8', mark: false }]]),
  }
  assert.equal([...examineAll([{ target: { file: 'line.md', path, named: true }, home }], run)].length, 1)
  assert.equal(shown.length, 1)
  assert.match(shown[0]!.marked, /^Bob/)
  assert.ok(shown[0]!.text.length < 10_000)
  assert.equal(shown[0]!.text.includes(key), false)
})
