import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { fixAll } from '../../../core/checking/fixAll.ts'
import { applyEdits } from '../../../core/edit.ts'
import { scene, view } from '../../fixture.ts'

/** What a fix would give twice in a workspace, it does not offer. */

function fixesIn(source: string, profile: string, path: string): string[] {
  const seen = view(scene(source, path), { profile, path })
  return check(seen, { clock: 'skip' })
    .filter(({ rule }) => /^(?:metadata-value|id-mismatch|file-name)$/.test(rule))
    .flatMap(({ rule, fixes }) => [rule, ...fixes.map(fix => String(fix.title))])
}

const platform = (id: string) => `## Metadata

- Incident ID: ${id}
- Date / Time (UTC): 2026-04-21 09:12
`
const tiered = (id: string) => `---
id: ${id}
title: Search down
date: 2026-04-21
---
`
const files = (...all: readonly (readonly [path: string, text: string])[]) =>
  all.map(([path, text]) => `=== ${path}\n${text}`).join('')

test('an id in small letters is not changed to one that another document has', () => {
  const alone = files(['a.md', platform('inc-2026-04-21-001')])
  const beside = alone + files(['b.md', platform('INC-2026-04-21-001')])
  assert.deepEqual(fixesIn(alone, 'platform', 'a.md'), ['metadata-value', 'Change to INC-2026-04-21-001'])
  assert.deepEqual(fixesIn(beside, 'platform', 'a.md'), ['metadata-value'])
  const text = `## Metadata\n\n- Incident ID: inc-2026-04-21-001\n`
  const findings = (changed: string) =>
    check(
      view(scene(beside.replace(platform('inc-2026-04-21-001'), changed), 'a.md'), { profile: 'platform' }),
      {
        clock: 'skip',
      },
    ).filter(({ rule }) => rule === 'metadata-value')
  assert.equal(fixAll(text, findings).text, text)
})

test('the id in a file’s name is not given to a document when another one has it', () => {
  const own = ['p/2026-04-21-search.md', tiered('2026-04-21-Search')] as const
  const other = ['q/2026-04-21-search.md', tiered('2026-04-21-search')] as const
  assert.deepEqual(fixesIn(files(own), 'tiered', own[0]), ['metadata-value', 'Change to 2026-04-21-search'])
  assert.deepEqual(fixesIn(files(own, other), 'tiered', own[0]), ['metadata-value'])
  const plain = ['p/2026-04-21-search.md', tiered('2026-04-21-checkout')] as const
  assert.deepEqual(fixesIn(files(plain, other), 'tiered', plain[0]), ['id-mismatch'])
})

test('a file is not given the name of one beside it, but its own in other letters', () => {
  const own = ['p/2026-04-21-Search.md', tiered('2026-04-21-search')] as const
  const other = ['p/2026-04-21-search.md', tiered('2026-04-21-search')] as const
  const rename = 'Rename to 2026-04-21-search.md'
  assert.ok(fixesIn(files(own), 'tiered', own[0]).includes(rename))
  assert.ok(!fixesIn(files(own, other), 'tiered', own[0]).includes(rename))
  const named = ['p/Search.md', tiered('2026-04-21-search')] as const
  assert.ok(fixesIn(files(named), 'tiered', named[0]).includes(rename))
  assert.ok(!fixesIn(files(named, other), 'tiered', named[0]).includes(rename))
})

test('a name made of the title has no word for the sort of document, and no number where nothing is in its way', () => {
  const bare = ['payouts.md', tiered('payouts')] as const
  assert.ok(fixesIn(files(bare), 'tiered', bare[0]).includes('Rename to 2026-04-21-search-down.md'))
  const renamed = view(scene(files(bare), bare[0]), { profile: 'tiered', path: bare[0] })
  const [fix] = check(renamed, { clock: 'skip' }).find(({ rule }) => rule === 'file-name')!.fixes
  assert.equal(applyEdits(bare[1], fix!.edits), tiered('2026-04-21-search-down'))
  const header = '## Header\n\n| Field | Value |\n| --- | --- |\n| Incident date | 2026-04-21 |\n'
  for (const title of ['Postmortem: carts lost', 'Post-mortem – carts lost', 'Carts lost']) {
    const own = ['carts.md', `# ${title}\n\n${header}`] as const
    assert.deepEqual(fixesIn(files(own), 'rollback', own[0]), [
      'file-name',
      'Rename to postmortem_2026-04-21_carts-lost.md',
    ])
  }
})

test('a date that the start agrees with is not changed to that of an id', () => {
  const text = tiered('2026-04-20-search').replace('date:', 'started_at: 2026-04-21T09:12:00Z\ndate:')
  const own = ['2026-04-20-search.md', text] as const
  assert.deepEqual(fixesIn(files(own), 'tiered', own[0]), ['id-mismatch'])
})
