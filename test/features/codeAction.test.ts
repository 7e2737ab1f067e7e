import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { acts, does, menu, offers, withholds } from '../verbs.ts'

suite('code actions', () => {
  test('mends a value that is nearly one of the style', () =>
    acts(
      `
      ---
      severity: SE<|>V1
      ---
      # An outage
      `,
      'Change to sev1',
      `
      ---
      severity: sev1
      ---
      # An outage
      `,
      { only: ['quickfix'] },
    ))

  test('takes a clock without a day for one on the day of the incident', () => {
    const day = 'date: 2026-08-14'
    const typed = (clock: string, date = day) => `---\n${date}\nstarted_at: ${clock}\n---\n# An outage\n`
    acts(typed('14<|>:05'), 'Change to 2026-08-14T14:05:00Z', typed('2026-08-14T14:05:00Z'))
    acts(typed('14<|>:05+02:00'), 'Change to 2026-08-14T14:05:00+02:00', typed('2026-08-14T14:05:00+02:00'))
    withholds(typed('14<|>:05', 'date: soon'), ['Change to 2026-08-14T14:05:00Z'])
    withholds(typed('14<|>:05', `${day}\nresolved_at: 2026-08-14T13:00:00Z`), [
      'Change to 2026-08-14T14:05:00Z',
    ])
    withholds(typed('in the morn<|>ing'), ['Change to 2026-08-14'])
  })

  test('takes a clock without a day for one on the next day where it is before the start', () => {
    const typed = (clock: string, start = '2026-08-14T23:05:00Z') =>
      `---\ndate: 2026-08-14\nstarted_at: ${start}\nresolved_at: ${clock}\n---\n# An outage\n`
    acts(typed('00<|>:30'), 'Change to 2026-08-15T00:30:00Z', typed('2026-08-15T00:30:00Z'))
    acts(typed('23<|>:50'), 'Change to 2026-08-14T23:50:00Z', typed('2026-08-14T23:50:00Z'))
    withholds(typed('00<|>:30', '23:05'), ['Change to 2026-08-14T00:30:00Z'])
  })

  test('gives nothing to nobody', () => {
    const source = `
      # An outage

      - Date: 2026-08-14
      - Author: Kim Lee
      - Reviewer: TBD
      - On-call: unassigned

      ## Action items

      - <|>Turn the flag back on
      `
    offers(source, ['Give it to Kim Lee'], { profile: 'platform' })
    withholds(source, ['Give it to TBD', 'Give it to unassigned'], { profile: 'platform' })
  })

  test('gives no day to come to what is done', () => {
    const list = (box: string) => `
      # An outage

      Date: 2026-08-14

      ## Action items

      - ${box} <|>Turn the flag back on
      `
    const how = { profile: 'platform', now: '2026-09-01T12:00:00Z' }
    offers(list('[ ]'), ['Set the due date to 2026-10-01'], how)
    withholds(list('[x]'), ['Set the due date to 2026-10-01'], how)
  })

  test('offers nothing but what is asked for and what lies below it', () => {
    const bare = `
      ---
      tier: note
      ---
      # A near miss<|>
      `
    offers(bare, [], { only: ['source.organizeImports'] })
    offers(bare, ['Insert all 3 missing sections'], { only: [''] })
    offers(bare, ['Insert all 3 missing sections'], { only: ['refactor.rewrite.sections'] })
  })

  test('what silences several findings at one place is offered once, for all of them', () => {
    const source = `
      ---
      profile: tiered
      title: An outage<|>
      ---
      # An outage
      `
    const silencing = menu(source).filter(title => /^Ignore metadata-required/.test(title))
    assert.deepEqual(silencing, ['Ignore metadata-required in this file'])
  })

  test('names a file as its style does, in editors that rename files', () => {
    const misnamed = `
      <|>---
      id: 2026-08-14-queue-stuck
      title: Queue stuck
      date: 2026-08-14
      ---
      # Queue stuck
      `
    const title = 'Rename to 2026-08-14-queue-stuck.md'
    offers(misnamed, [title], { path: 'stuck.md', only: ['quickfix'] })
    const plain = menu(misnamed, { path: 'stuck.md', client: { renamesFiles: false } })
    assert.equal(plain.includes(title), false)
  })

  test('turns selected lines of a log into rows, by a question for their zone in our own editor', () => {
    const log = `
      ---
      started_at: 2026-08-14T14:00:00Z
      ---
      # Queue stuck

      ## Timeline

      \`\`\`
      <|14:02 alert fired
      14:05 deploy stopped
      |>\`\`\`

      | Time (UTC) | Event |
      | --- | --- |
      | 14:00 | It begins |
      `
    const title = 'Turn the selection into 2 timeline rows'
    assert.deepEqual(does(log, title), { command: 'postmortems.selectionToTimeline' })
    assert.equal(does(log, title, { client: { ownCommands: false } }), null)
  })

  test('inserts every missing section at once', () =>
    offers(
      `
      ---
      tier: note
      ---
      # A near miss<|>
      `,
      ['Insert all 3 missing sections'],
      { only: ['refactor'] },
    ))

  test('promotes to a higher tier', () =>
    offers(
      `
      ---
      tier: note
      ---
      # A near miss<|>
      `,
      ['Promote to Standard, adding only what is missing'],
    ))

  test('sorts the timeline', () =>
    acts(
      `
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-08-14 14:10 | The fix<|> went out |
      | 2026-08-14 14:05 | The alert fired |
      `,
      'Sort the timeline',
      `
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-08-14 14:05 | The alert fired |
      | 2026-08-14 14:10 | The fix went out |
      `,
      { only: ['refactor'] },
    ))

  test('suppresses a finding in the file', () =>
    offers(
      `
      ---
      severity: sev<|>9
      ---
      # An outage
      `,
      ['Ignore metadata-value in this file'],
    ))

  test('silences nothing on a line of code, where a comment would be text', () => {
    const code = `
      # An outage

      ## Summary

      - It said:

        \`\`\`
        key = AKIAZ7XQ2MB4LTRPW9<|>KD
        \`\`\`
      `
    const only = ['quickfix.suppress']
    offers(code, ['Ignore secret-in-evidence in “Summary”', 'Ignore secret-in-evidence in this file'], {
      only,
    })
    withholds(code, ['Ignore secret-in-evidence on this line'], { only })
  })

  test('an empty cell is mended from anywhere in it', () =>
    offers(
      `
      ---
      author: '@mo'
      ---
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due |
      | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive |   <|>     | 2026-09-01 |
      `,
      ['Give it to @mo'],
      { only: ['quickfix'] },
    ))

  test('what is missing at an empty line is silenced in the file, not on that line', () => {
    const only = ['quickfix.suppress']
    const end = '---\ntier: note\n---\n# A near miss\n\n## Summary\n\nNothing broke.\n<|>'
    offers(end, ['Ignore section-missing in this file'], { only })
    withholds(end, ['Ignore section-missing on this line'], { only })
  })

  test('a single missing section is named in the title of its action', () =>
    offers(
      `
      ---
      tier: note
      ---
      # A near <|>miss

      ## Summary

      Nothing broke.

      ## What happened

      Little.
      `,
      ['Insert the missing section “What we learned”'],
    ))

  test('fixes everything that is safe only when asked to', () => {
    const bad = `
      ---
      severity: SEV1<|>
      ---
      # An outage
      `
    offers(bad, ['Fix everything that is safe to fix'], { only: ['source.fixAll.postmortem'] })
    offers(bad, ['Fix everything that is safe to fix'], { only: ['source.fixAll'] })
  })
})
