import { test } from 'node:test'
import { colours, folds, formats, outlines, selects } from '../verbs.ts'

const document = `
  ---
  id: 2026-08-20-slow-checkout
  severity: sev2
  status: draft
  ---
  # Slow checkout

  ## Timeline

  | Time (UTC) | Event |
  | --- | --- |
  | 14:32 | Latency *rises* |
  | 14:37 | Alert fires |

  ## Action items

  | ID | Action | Owner | Due | Status |
  | --- | --- | --- | --- | --- |
  | A1 | Limit retries | @mo | 2026-08-28 | done |

  ### Later

  - look into it
`

test('the outline has sections, entries and items, each with what matters of it', () =>
  outlines(
    document,
    `
    Slow checkout [sev2 · draft]
      Timeline
        14:32 Latency rises
        14:37 Alert fires
      Action items
        ✓ A1 Limit retries [@mo · 2026-08-28]
        Later
    `,
    { client: { isVsCode: false } },
  ))

test('a client that knows no tree gets a list with containers', () =>
  outlines(
    `
    # Slow checkout

    ## Impact
    `,
    `
    - > Slow checkout
    Slow checkout > Impact
    `,
    { client: { isVsCode: false, hierarchicalSymbols: false } },
  ))

test('in VS Code the outline stays that of its Markdown', () =>
  outlines(document, '', { client: { isVsCode: true } }))

test('front matter, sections and tables fold, blank lines after them do not', () =>
  folds(
    document,
    [
      '--- … ---',
      '# Slow checkout … - look into it',
      '## Timeline … | 14:37 | Alert fires |',
      '| Time (UTC) | Event | … | 14:37 | Alert fires |',
      '## Action items … - look into it',
      '| ID | Action | Owner | Due | Status | … | A1 | Limit retries | @mo | 2026-08-28 | done |',
      '### Later … - look into it',
    ],
    { client: { isVsCode: false } },
  ))

test('in VS Code only what its Markdown does not fold', () =>
  folds(
    `
    ---
    status: draft
    ---
    # Slow checkout

    ## Action items

    **Short term**

    - [ ] limit retries
    - [ ] alert on depth

    **Long term**

    - [ ] another queue
    - [ ] a second one
    `,
    ['--- … ---', '**Short term** … - [ ] alert on depth', '**Long term** … - [ ] a second one'],
    { client: { isVsCode: true } },
  ))

test('no more folds than the client can use', () =>
  folds(document, ['--- … ---', '# Slow checkout … - look into it'], {
    client: { isVsCode: false, mostFolds: 2 },
  }))

test('a selection grows from the cell to row, table, section', () =>
  selects(document.replace('Latency *rises*', 'Latency <|>rises'), [
    'Latency rises',
    '| 14:32 | Latency rises |',
    '| Time (UTC) | Event |⏎| --- | --- |⏎| 14:32 | Latency rises |⏎| 14:37 | Alert fires |',
  ]))

test('a selection grows from the value to field and front matter', () =>
  selects(document.replace('severity: sev2', 'severity: se<|>v2'), [
    'sev2',
    'severity: sev2',
    'id: 2026-08-20-slow-checkout⏎severity: sev2⏎status: draft⏎',
  ]))

test('times, owners, values and placeholders have colours', () =>
  colours(`
    ---
    date: YYYY-MM-DD
          ^^^^^^^^^^ macro
    severity: sev2
              ^^^^ enumMember
    status: draft
            ^^^^^ enumMember
    author: '@mo'
             ^^^ decorator
    started_at: 2026-08-20T14:32:00Z
                ^^^^^^^^^^^^^^^^^^^^ number
    ---
    # Slow checkout

    ## Action items

    | ID | Action | Type | Owner | Due | Status |
    | --- | --- | --- | --- | --- | --- |
    | A1 | Limit retries | doc | @mo | 2026-08-28 | done |
                           ^^^ enumMember
                                 ^^^ decorator
                                       ^^^^^^^^^^ number
                                                    ^^^^ enumMember
  `))

test('only the tables of timeline and action items are aligned', () =>
  formats(
    `
    # Slow checkout

    | a | b |
    | --- | --- |
    | long cell | x |

    ## Timeline

    | Time (UTC) | Event |
    | --- | --- |
    | 14:32 | 遅延 |
    | 14:37 | Alert |
    `,
    `
    # Slow checkout

    | a | b |
    | --- | --- |
    | long cell | x |

    ## Timeline

    | Time (UTC) | Event |
    | ---------- | ----- |
    | 14:32      | 遅延  |
    | 14:37      | Alert |
    `,
  ))
