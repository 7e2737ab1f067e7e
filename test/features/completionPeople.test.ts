import { suite, test } from 'node:test'
import { completes, completesTo } from '../verbs.ts'

suite('completion of people', () => {
  test('offers who owns other items of the document', () =>
    completes(
      `
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | @ada | 2026-09-01 | #12 | done |
      | A2 | Add a limit | preventive | <|> | 2026-09-01 | #13 | open |
      `,
      ['@ada'],
    ))

  test('offers the owners the workspace knows', () =>
    completes(
      `
      === 2026-08-14-a.md
      ---
      tier: standard
      author: "@mo"
      ---
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | <|> | 2026-09-01 | #12 | open |
      `,
      ['@mo'],
    ))

  test('offers whoever writes, as the editor knows them', () => {
    const source = '---\ntier: note\nauthor: <|>\n---\n# An outage\n'
    completes(source, ['@mo'], { preferences: { author: '@mo' } })
  })

  for (const typed of ['', '@', '@a']) {
    test(`puts quotes around a handle where YAML wants them, behind “${typed}”`, () =>
      completesTo(
        `
        === 2026-08-13-b.md
        ---
        tier: note
        author: '@ada'
        ---
        === 2026-08-14-a.md
        ---
        tier: standard
        author: ${typed}<|>
        date: 2026-08-14
        ---
        `,
        '@ada',
        `
        ---
        tier: standard
        author: '@ada'
        date: 2026-08-14
        ---
        `,
      ))
  }

  test('puts no second quotes around a handle', () =>
    completesTo(
      `
      === 2026-08-13-b.md
      ---
      tier: note
      author: '@ada'
      ---
      === 2026-08-14-a.md
      ---
      author: '@<|>'
      ---
      `,
      '@ada',
      `
      ---
      author: '@ada'
      ---
      `,
    ))

  test('puts no quotes around a handle where nothing needs them', () =>
    completesTo(
      `
      === 2026-08-13-b.md
      ---
      tier: note
      author: '@ada'
      ---
      === 2026-08-14-a.md
      **Date:** 2026-08-14
      **Authors:** @<|>
      `,
      '@ada',
      `
      **Date:** 2026-08-14
      **Authors:** @ada
      `,
      { profile: 'process' },
    ))
})
