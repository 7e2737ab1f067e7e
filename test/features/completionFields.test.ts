import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { completes, completesTo, explains, offered } from '../verbs.ts'

suite('completion of fields outside of front matter', () => {
  const bullets = (line: string) => `
    # Postmortem — Search is empty

    ## Metadata

    - Incident ID: INC-2026-04-21-001
    - Severity: P1
    ${line}
    - Recorder: Sam Petrov

    ## Summary
    `

  for (const typed of ['- ', '- Inc', ''])
    test(`a list of facts goes on with what it lacks, behind “${typed}”`, () =>
      completesTo(bullets(`${typed}<|>`), 'Incident commander', bullets('- Incident commander: '), {
        profile: 'platform',
      }))

  test('what is asked for comes first, and what is there is not offered again', () => {
    completes(bullets('- <|>'), ['Date / Time (UTC)', 'Duration', 'Affected tenants', 'Affected regions'], {
      profile: 'platform',
      first: true,
    })
    const labels = offered(bullets('- <|>'), { profile: 'platform' }).map(item => item.label)
    assert.ok(!labels.includes('Severity') && labels.includes('On-call primary'))
  })

  test('an empty section for facts begins as the style writes them', () =>
    completesTo(
      '# Postmortem — x\n\n## Metadata\n\n<|>\n',
      'Severity',
      '# Postmortem — x\n\n## Metadata\n\n- Severity: P0\n',
      { profile: 'platform' },
    ))

  test('bold keys, plain lines and rows of a table go on in kind', () => {
    completesTo(
      '**Date:** 2026-03-24\n**<|>\n**Authors:** Dana Reyes\n',
      'Status',
      '**Date:** 2026-03-24\n**Status:** Draft\n**Authors:** Dana Reyes\n',
      { profile: 'process' },
    )
    completesTo(
      'Incident ID: INC-2026-012\nDate: 2026-02-17\nImp<|>\n',
      'Impact',
      'Incident ID: INC-2026-012\nDate: 2026-02-17\nImpact: \n',
      { profile: 'learning' },
    )
    completesTo(
      '## Header\n\n| Field | Value |\n| --- | --- |\n| Incident date | 2026-06-17 |\n| <|>\n',
      'Severity',
      '## Header\n\n| Field | Value |\n| --- | --- |\n| Incident date | 2026-06-17 |\n| Severity | Critical |\n',
      { profile: 'rollback' },
    )
  })

  test('says what a field is for', () =>
    explains(bullets('- <|>'), 'Incident commander', /led the response/, { profile: 'platform' }))

  test('prose and lists without facts are left alone', () => {
    completes('# Postmortem — x\n\n## Impact\n\n- Customers: none\n- <|>\n', [], { profile: 'platform' })
    completes(bullets('').replace('## Summary', '## Summary\n\nThe <|>'), [], { profile: 'platform' })
  })
})

suite('completion of values the document tells itself', () => {
  const platform = (id: string, date: string, duration: string) => `
    === 2026-04-21-search.md
    # Postmortem — Search is empty

    ## Metadata

    - Incident ID: ${id}
    - Date / Time (UTC): ${date}
    - Duration: ${duration}

    ## Timeline (UTC)

    | Time | Event |
    | --- | --- |
    | 09:12 | Alert fires: detected |
    | 09:58 | All clear: resolved |
    === 2026-04-21-other.md
    # Postmortem — Another

    ## Metadata

    - Incident ID: INC-2026-04-21-003
    `
  const one = (text: string) => text.slice(0, text.indexOf('=== 2026-04-21-other'))

  test('an id is the next free one of its day', () =>
    completesTo(
      platform('<|>', '2026-04-21 09:12', ''),
      'INC-2026-04-21-004',
      one(platform('INC-2026-04-21-004', '2026-04-21 09:12', '')),
      { profile: 'platform' },
    ))

  test('an id that the file name holds is that of the file', () =>
    completes('=== 2026-08-14-queue-stuck.md\n---\nid: <|>\n---\n', ['2026-08-14-queue-stuck']))

  test('a day with a time of day is written as the style has it', () =>
    completesTo(
      platform('INC-2026-04-21-001', '<|>', ''),
      '2026-09-01 12:00',
      one(platform('INC-2026-04-21-001', '2026-09-01 12:00', '')),
      { profile: 'platform' },
    ))

  test('a length is the one that the times give', () =>
    completesTo(
      platform('INC-2026-04-21-001', '2026-04-21 09:12', '<|>'),
      '09:12 - 09:58',
      one(platform('INC-2026-04-21-001', '2026-04-21 09:12', '09:12 - 09:58')),
      { profile: 'platform' },
    ))
})

suite('completion in odd places', () => {
  test('right behind the colon a value brings the blank along', () => {
    completesTo('---\nseverity:<|>\n---\n', 'sev2', '---\nseverity: sev2\n---\n')
    completesTo(
      '**Date:** 2026-03-24\n**Status:**<|>\n',
      'Draft',
      '**Date:** 2026-03-24\n**Status:** Draft\n',
      {
        profile: 'process',
      },
    )
  })

  test('a comment of the front matter is left alone', () => completes('---\nseverity: sev1 # <|>\n---\n', []))

  test('no section is offered within code', () =>
    completes('# An outage\n\n## Summary\n\n```\n## <|>\n```\n', []))

  const listed = (item: string) => `
    # An outage

    ## Action items

    - [ ] ${item}
    - [x] Alert on depth (owner: @ada, due: 2026-08-20)
    `

  test('behind an @ in a listed item people are offered, in its words nothing', () => {
    const seat = { profile: 'generic' }
    completesTo(listed('Limit retries (@<|>)'), '@ada', listed('Limit retries (@ada)'), seat)
    completesTo(listed('Limit retries, @a<|>'), '@ada', listed('Limit retries, @ada'), seat)
    completes(listed('Limit re<|>tries (owner: @mo)'), [], seat)
  })

  test('the due day of a listed item is a day', () =>
    completesTo(
      listed('Limit retries (owner: @mo, due: +7bd<|>)'),
      '+7bd',
      listed('Limit retries (owner: @mo, due: 2026-09-10)'),
      { profile: 'generic' },
    ))
})
