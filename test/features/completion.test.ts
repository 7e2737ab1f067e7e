import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { completes, completesTo, explains, offered, snippetOf } from '../verbs.ts'

suite('completion', () => {
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

  test('offers keys in front matter that has none yet, or no end yet', () => {
    completes('---\nt<|>\n---\n', ['id', 'title', 'date'], { first: true, profile: 'tiered' })
    completes('---\nt<|>\n', ['id', 'title', 'date'], { first: true, profile: 'tiered' })
    completes('---\nid: x\nti<|>', ['title', 'date'], { first: true, profile: 'tiered' })
    completes('---\nid: x\nti<|>\n\n# Title\n', ['title', 'date'], { first: true, profile: 'tiered' })
    completesTo('+++\nda<|>\n+++\n', 'date', '+++\ndate = ""\n+++\n', { profile: 'tiered' })
    completes('# A near miss\n\n---\nt<|>\n---\n', [], { profile: 'tiered' })
  })

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

  test('says what belongs into a section, and shows the text that would be inserted', () =>
    explains(
      `
      ---
      tier: note
      ---
      # A near miss

      <|>
      `,
      '## Summary',
      /^\*\*Summary\*\*\n[\s\S]+````md\n## Summary\n[\s\S]+\n````$/,
    ))

  test('says what a key is for, which values it takes, and where the policy has it', () =>
    explains('---\n<|>\n---\n', 'tier', /^\*\*tier\*\*[\s\S]+One of `note`, `standard`, `full`/))

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
      ['New entry', 'New entry, now'],
    ))

  test('while the incident goes on, the entry at this minute comes first', () =>
    completes(
      `
      # A near miss

      ## Timeline

      - 2026-09-01 11:32 UTC Alert fired
      <|>
      `,
      ['New entry, now', 'New entry'],
      { profile: 'generic' },
    ))

  test('a new entry is written as the one above, and its empty cells are gone through', () => {
    const source = `
      # A near miss

      ## Timeline

      | Time (UTC) | Event | Source |
      | --- | --- | --- |
      | 14:32 | Alert fired | pager |
      <|>
      `
    completesTo(source, 'New entry', source.replace('<|>', '| 14:32 |  |  |'))
    assert.match(snippetOf(source, 'New entry')!, /^\| \$\{1:14:32\} \| \$2 \| \$3 \|\$0$/)
  })

  test('a new action item has the cells of the table it comes into', () => {
    const source = `
      # An outage

      ## Action items

      ### Prevent

      | Action | Owner | Priority | Due date | Status |
      | --- | --- | --- | --- | --- |
      | Renew it | @dana | P0 | 2026-04-03 | Done |

      ### Detect

      | Action | Owner |
      | --- | --- |
      | Alert on it | @milan |
      <|>

      ### Respond
      `
    assert.equal(snippetOf(source, 'New action item', { profile: 'process' }), '| $1 | $2 |$0')
  })

  test('a new action item in a list is one of the list', () => {
    const source = `
      # An outage

      ## Action items

      - [x] Renew it (@dana)
      <|>
      `
    completesTo(source, 'New action item', source.replace('<|>', '- [ ] '), { profile: 'generic' })
  })

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

  for (const begun of [
    'severity = <|>',
    'severity =<|>',
    'severity = se<|>',
    'severity = "<|>"',
    'severity = "se<|>"',
  ]) {
    test(`a value of TOML is offered at ${begun}`, () =>
      completesTo(
        `
      +++
      title = "Payouts stalled"
      ${begun}
      +++
      `,
        'sev0',
        `
      +++
      title = "Payouts stalled"
      severity = "sev0"
      +++
      `,
      ))
  }

  test('narrows the sections by what is typed of a heading', () => {
    const source = `
      ---
      tier: note
      ---
      # A near miss

      ## Summary

      Nothing broke.

      ## What we<|>
      `
    assert.equal(
      offered(source).find(one => one.label === '## What we learned')?.filterText,
      '## What we learned',
    )
  })

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
