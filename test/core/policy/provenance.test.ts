import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../../core/checking/check.ts'
import { policyDocument } from '../../../core/policy/provenance.ts'
import { scene, view } from '../../fixture.ts'

const policy = `# How we write postmortems

Every P0 and P1 gets one. We do not blame people; we look at systems.

## Action items

- Every action item has **one** owner.
- Each has a due date, within [two weeks](calendar.md).

> Improve monitoring

### ❌ Vague action items

Bad:

## Causes

A typo is a surface, not a root cause.
Human error is never a root cause.

## Gates

1. The front matter is complete.
2. Every required section is there.

| Status | Due |
| --- | --- |
| draft | 48 hours |
| published | one week |
`

/** What the policy says there, and in which line; `null` where it says nothing of the kind. */
function said(cite: string | null, about: string): string | null {
  const quote = policyDocument('docs/policy.md', policy).quote(cite, about)
  return quote && `${quote.line} ${quote.sentence}`
}

suite('what the team’s own policy says', () => {
  test('is quoted from the section a citation names, the nearest sentence of it', () => {
    assert.equal(said('Policy, Action items', 'action without owner'), '7 Every action item has one owner.')
    assert.equal(
      said('Policy, Action items', 'action without due date'),
      '8 Each has a due date, within two weeks.',
    )
    assert.equal(said('Policy, Action items', 'action vague'), '12 Vague action items')
    assert.equal(said('Policy, Gates 2', 'metadata required'), '24 Every required section is there.')
    assert.equal(said('Policy, Lifecycle and Gates', 'published'), '29 published – one week')
  })

  test('is the title of the section where no sentence is nearer', () =>
    assert.equal(said('Policy, Causes', 'whys shallow'), '16 Causes'))

  test('is a sentence rather than the title above it', () => {
    const short =
      '# Policy\n\n## Action items\n\nEach has one owner.\nEach has a due date.\n\n## Clocks\n\nTwo days.\n'
    const quote = (cite: string | null, about: string) =>
      policyDocument('p.md', short).quote(cite, about)?.sentence
    assert.equal(quote('P, Action items', 'action without owner'), 'Each has one owner.')
    assert.equal(quote('P, Clocks', 'status overdue'), 'Two days.')
    assert.equal(quote('P, Action items', 'action vague'), 'Action items')
  })

  test('is looked for everywhere where the policy has no such section', () => {
    assert.equal(
      said('Another policy, Root cause', 'root cause human error'),
      '19 Human error is never a root cause.',
    )
    assert.equal(said(null, 'blame person'), '3 We do not blame people; we look at systems.')
  })

  test('is nothing where it speaks of nothing of the kind', () => {
    assert.equal(said('Another policy, Publication', 'publication leak'), null)
    assert.equal(policyDocument('p.md', '').quote('A, B', 'action vague'), null)
  })

  test('stands in the finding, with its line, also under no known style', () => {
    const text = '## Action items\n\n- Limit retries to 5 (due 2026-09-10)\n'
    for (const profile of ['process', 'generic']) {
      const settings = { policy: policyDocument('docs/policy.md', policy) }
      const found = check(view(scene(text), { profile, settings })).find(
        one => one.rule === 'action-without-owner',
      )
      assert.equal(found?.policy, '“Every action item has one owner.” (docs/policy.md:7)')
      assert.deepEqual(found?.quote, {
        path: 'docs/policy.md',
        line: 7,
        sentence: 'Every action item has one owner.',
      })
    }
  })

  test('always: is found in any text, whatever it holds', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '# A\n',
            '- b. c\n',
            '1. d\n',
            '| a | b |\n|---|---|\n| c | d |\n',
            '\n',
            '> q\n',
            'e. f?',
          ),
        ),
        fc.string(),
        (parts, about) => {
          const text = parts.join('')
          const quote = policyDocument('p.md', text).quote(`P, ${about}`, about)
          assert.ok(quote === null || (quote.line >= 1 && quote.line <= text.split('\n').length))
        },
      ),
    ))
})
