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

/** What became of the files, by what is told of each: findings, or why there are none. */
function outcomes(judging: readonly Rule[]): string[] {
  const entries = Object.keys(texts).map(
    (file): Entry => ({ target: { file, path: `/team/${file}`, named: true }, home }),
  )
  const run: Run = {
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
  return [...examineAll(entries, run)].map(one =>
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
