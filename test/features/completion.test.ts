import { suite, test } from 'node:test'
import { completes, completesTo } from '../verbs.ts'

suite('completion', () => {
  test('offers the severities of the house style', () =>
    completes(
      `
      ---
      severity: <|>
      ---
      `,
      ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'],
    ))

  test('offers the values of a list item by item', () =>
    completes(
      `
      ---
      triggers: [sev0, <|>]
      ---
      `,
      ['sev0', 'sev1-over-15m', 'slo-violation'],
      { first: true },
    ))

  test('offers keys that are missing, the required ones first', () =>
    completes(
      `
      ---
      id: 2026-08-14-x
      t<|>
      severity: sev1
      ---
      `,
      ['title', 'date', 'tier'],
      { first: true },
    ))

  test('offers the sections that are missing, in order, with the body of the template', () =>
    completes(
      `
      ---
      tier: note
      ---
      # A near miss

      ## Summary

      Nothing broke.

      <|>
      `,
      ['## What happened', '## What we learned'],
    ))

  test('offers a new entry for the timeline at this minute', () =>
    completes(
      `
      ---
      tier: note
      ---
      # A near miss

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-08-14 14:32 | **Detected**: the alert fired |
      <|>
      `,
      ['New entry, now'],
      { first: true },
    ))

  test('offers days by what people type for them', () =>
    completes(
      `
      ---
      tier: standard
      ---
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | @mo | <|> | #12 | open |
      `,
      ['today', 'tomorrow'],
      { first: true },
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

  test('a key comes with an example that YAML can read', () =>
    completesTo(
      `
      ---
      author: '@ada'
      rev<|>
      ---
      `,
      'reviewer',
      `
      ---
      author: '@ada'
      reviewer: '@kim'
      ---
      `,
    ))

  test('a key of TOML is written as TOML', () =>
    completesTo(
      `
      +++
      author = "@ada"
      rev<|>
      +++
      `,
      'reviewer',
      `
      +++
      author = "@ada"
      reviewer = "@kim"
      +++
      `,
    ))

  test('is silent in code and in prose', () =>
    completes(
      `
      # An outage

      ## Summary

      The writer failed <|> over.
      `,
      [],
    ))
})
