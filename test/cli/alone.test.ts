import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { Entry, Run } from '../../cli/documents/documents.ts'
import { eachDocument } from '../../cli/documents/opening.ts'
import { wholeWorkspace } from '../../cli/documents/wholeWorkspace.ts'
import { exitCodes } from '../../cli/fault.ts'
import { atHand } from '../../cli/kept/stash.ts'
import { judgedHere, surveyOf } from '../../cli/survey/survey.ts'
import { type Rule, rules } from '../../core/index.ts'
import { configured } from '../../core/profile/configured.ts'

const texts: Readonly<Record<string, string>> = {
  'a.md': '---\nid: INC-1\nseverity: sev1\n---\n# First outage\n\n## Timeline\n\n- 14:02 Down\n',
  'b.md': '---\nid: INC-1\nseverity: sev1\n---\n# Second outage\n\n## Timeline\n\n- 14:02 Down\n',
  'c.md': '---\nid: INC-1\nseverity: sev1\n---\n# Third outage\n\n## Timeline\n\n- 14:02 Down\n',
}

interface Team {
  readonly run: Run
  readonly entries: readonly Entry[]
  /** What was told of documents that were left out, each in its first line. */
  readonly told: readonly string[]
}

/** A folder of three postmortems of one incident. Reading a file breaks down where `fails` says so. */
function team(fails: string | null, work: (team: Team) => void, judging: readonly Rule[] = rules): void {
  const folder = mkdtempSync(join(tmpdir(), 'alone-'))
  const told: string[] = []
  const configuration = {
    ...configured({ profile: 'tiered' }, new Map(), null, null),
    include: (path: string) => {
      if (path === fails) throw new Error('no such luck')
      return true
    },
  }
  const home = {
    folder,
    configuration,
    configurationFile: null,
    isMarked: true,
    source: '',
    exists: () => false,
    isOther: () => false,
  }
  const run: Run = {
    profile: null,
    now: Date.parse('2026-09-01T12:00:00Z'),
    rules: judging,
    clock: 'note',
    level: 'hint',
    wants: { frames: false, bytes: false, fixes: false, fingerprints: false },
    tellers: [],
    stash: { told: atHand, cards: atHand },
    warn: message => told.push(message.split('\n')[0]!),
    baseline: null,
    texts: new Map(),
    sign: null,
  }
  try {
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text)
    const entries = Object.keys(texts).map(
      (file): Entry => ({ target: { file, path: join(folder, file), named: true }, home }),
    )
    work({ run, entries, told })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const leftOut = ['b.md was left out: internal error, please report it: Error: no such luck']

suite('a document at which something breaks down fails alone', () => {
  test('where documents are read one by one', () =>
    team('b.md', ({ run, entries, told }) => {
      const seen: string[] = []
      const code = eachDocument({ run, entries }, ({ opened }) => seen.push(opened.path))
      assert.deepEqual([seen, code, told], [['a.md', 'c.md'], exitCodes.internal, leftOut])
    }))

  test('where a whole workspace is read', () =>
    team('b.md', ({ run, entries, told }) => {
      const { styles } = wholeWorkspace(entries[0]!.home, run)
      assert.deepEqual([[...styles.keys()].sort(), told], [['a.md', 'c.md'], leftOut])
    }))

  test('where it is a neighbour of those that are checked', () =>
    team('b.md', ({ run, entries, told }) => {
      const [first] = entries
      const { examined, missed } = surveyOf(
        [first!],
        judgedHere([first!], run, () => {}),
        run,
      )
      assert.deepEqual([examined.map(one => one.path), missed, told], [['a.md'], [], leftOut])
      assert.ok(examined[0]!.summary.errors > 0)
    }))

  test('where a rule breaks down among neighbours', () => {
    const breaking = {
      ...rules.find(rule => rule.id === 'duplicate-id')!,
      id: 'breaking',
      check({ path, workspace }: { path: string; workspace: { cards: ReadonlyMap<string, unknown> } }) {
        if (path === 'b.md' && workspace.cards.size > 0) throw new Error('no such luck')
        return []
      },
    } as unknown as Rule
    team(
      null,
      ({ run, entries }) => {
        const { examined, missed } = surveyOf(
          entries,
          judgedHere(entries, run, () => {}),
          run,
        )
        assert.deepEqual(
          examined.map(one => one.path),
          ['a.md', 'c.md'],
        )
        const [{ entry, reason, fault }] = missed as [(typeof missed)[number]]
        assert.deepEqual([entry.target.file, fault], ['b.md', 'ours'])
        assert.match(reason, /^internal error, please report it: Error: no such luck/)
      },
      [...rules, breaking],
    )
  })
})
