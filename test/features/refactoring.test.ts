import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { acts, does, menu, offers, selectsAfter, withholds } from '../verbs.ts'

const plain = { client: { ownCommands: false } }

/** An incident with one item that is open. */
const open = (row: string) => `
  ---
  tier: standard
  date: 2026-08-14
  ---
  # An outage

  ## Action items

  | ID | Action | Type | Owner | Due | Issue | Status |
  | --- | --- | --- | --- | --- | --- | --- |
  ${row}
  `

suite('refactorings', () => {
  test('what concerns the place comes before what concerns the whole document', () => {
    const source = `
      ---
      tier: note
      ---
      # A near miss

      ## Timeline

      - 2026-08-14 14:10 UTC The fix<|> went out
      - 2026-08-14 14:05 UTC The alert fired
      `
    const titles = menu(source)
    assert.ok(titles.includes('Sort the timeline'), titles.join())
    assert.ok(titles.indexOf('Sort the timeline') < titles.indexOf('Insert all 3 missing sections'))
    offers(source, ['Sort the timeline'], { only: ['refactor.rewrite.timeline.sort'] })
    withholds(source, ['Turn the timeline into a table'], { only: ['refactor.rewrite.timeline.sort'] })
  })

  test('what a fix does is offered once', () => {
    const titles = menu(`
      # An outage

      ## Timeline

      - 2026-08-14 14:10 UTC The fix went out
      - 2026-08-14 14:<|>05 UTC The alert fired
      `)
    assert.equal(titles.filter(title => title === 'Sort the timeline').length, 1, titles.join())
  })

  test('clocks of several forms become those of one', () =>
    acts(
      `
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 9:05<|> | The alert fired |
      | ~2026-08-14 02:37 PM CEST | Somebody looked |
      | 12:10 a.m. – 1:15 am | The fix went out |
      | T+5m | Nothing |
      | later | Nothing |
      `,
      'Write all times as 14:05',
      `
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 09:05 | The alert fired |
      | ~2026-08-14 14:37 CEST | Somebody looked |
      | 00:10 – 01:15 | The fix went out |
      | T+5m | Nothing |
      | later | Nothing |
      `,
    ))

  test('a new action item says what belongs into it, and that is selected', () => {
    const source = open('| A1 | Add an <|>alert | preventive | @mo | 2026-09-01 | #12 | open |')
    assert.equal(selectsAfter(source, 'Add an action item'), '<what will be true when it is done>')
  })

  test('a new action item has the blanks of the style’s template', () =>
    acts(
      open('| A1 | Add an <|>alert | preventive | @mo | 2026-09-01 | #12 | open |'),
      'Add an action item',
      open(
        '| A1 | Add an alert | preventive | @mo | 2026-09-01 | #12 | open |\n  | A2 | <what will be true when it is done> |  | <@handle> | YYYY-MM-DD | <issue> | open |',
      ),
    ))

  test('a new action item goes into the part of the section the cursor is in', () => {
    const parts = (first: string, second: string) => `
      # Post-Mortem: An outage

      ## Action items${first === '' ? second : ''}

      ### Prevent recurrence

      | Action | Owner | Priority | Due date | Status |
      | --- | --- | --- | --- | --- |
      | Renew ${first}it | @dana | P0 | 2026-04-03 | Done |

      ### Improve detection

      | Action | Owner | Priority | Due date | Status |
      | --- | --- | --- | --- | --- |
      | Alert on it | @milan | P0 | 2026-04-03 | Done |
      `
    const added = '| <what will be true when it is done> | <@owner> |  | YYYY-MM-DD | Open |'
    const seat = { profile: 'process' }
    const expected = parts('', '').replace('2026-04-03 | Done |', `2026-04-03 | Done |\n      ${added}`)
    acts(parts('<|>', ''), 'Add an action item', expected, seat)
    acts(parts('', '<|>'), 'Add an action item to “Prevent recurrence”', expected, seat)
    offers(parts('', '<|>'), ['Add an action item to “Improve detection”'], seat)
    withholds(parts('', '<|>'), ['Add an action item'], seat)
  })

  test('the row that the template left is shown, not joined by another', () => {
    const left =
      '| A1 | <what will be true when it is done> | correct<|>ive | <@handle> | YYYY-MM-DD | <issue> | open |'
    acts(open(left), 'Add an action item', open(left.replace('<|>', '')))
    assert.equal(selectsAfter(open(left), 'Add an action item'), '<what will be true when it is done>')
    withholds(open(left), ['Add an action item'], plain)
  })

  test('an item that was begun without words is filled', () => {
    const words = '<what will be true when it is done>'
    const seat = { profile: 'generic' }
    for (const begun of ['- [ ] ', '- [ ]', '- ', '1. ']) {
      const source = `# x\n\n## Action items\n\n${begun}<|>\n`
      const added = `# x\n\n## Action items\n\n${begun.trimEnd()} ${words} (owner: <owner>, due: YYYY-MM-DD, ticket: <ticket>)\n`
      acts(source, 'Add an action item', added, seat)
      assert.equal(selectsAfter(source, 'Add an action item', seat), words)
    }
  })

  test('of a cell that holds more than the action, only what is to be done is selected', () => {
    const source = `
      # Production Incident Post-Mortem — An outage

      ## Prevention

      | Owner | Action | Target date |
      | --- | --- | --- |
      | <@handle> | <what will be true when it is done> (<|><ticket>) | YYYY-MM-DD |
      `
    const seat = { profile: 'rollback' }
    assert.equal(selectsAfter(source, 'Add an action item', seat), '<what will be true when it is done>')
  })

  test('the reason of a suppression is selected, to be written over', () => {
    const source = open('| A1 | Add an alert | preven<|>tative | @mo | 2026-09-01 | #12 | open |')
    assert.equal(selectsAfter(source, 'Ignore action-value on this line'), 'reason')
    assert.equal(selectsAfter(source, 'Ignore action-value in this file'), 'reason')
    assert.equal(selectsAfter(source, 'Ignore action-value on this line', plain), null)
  })

  test('an open item is put off with its former day and a reason to be written', () =>
    acts(
      open('| A1 | Add an <|>alert | preventive | @mo | 2026-09-01 | #12 | open |'),
      'Defer A1 to 2026-09-15, for a reason',
      open(
        '| A1 | Add an alert (deferred from 2026-09-01 – <why it takes longer>) | preventive | @mo | 2026-09-15 | #12 | deferred to 2026-09-15 |',
      ),
      plain,
    ))

  test('an item is named by its words, without marks and comments', () =>
    offers(
      '# x\n\n## Action items\n\n- [ ] Limit **all** retries<|> <!-- agreed -->\n',
      ['Defer “Limit all retries” to 2026-09-15, for a reason'],
      { profile: 'generic', ...plain },
    ))

  test('our own editor is asked to put it off', () => {
    const source = open('| A1 | Add an <|>alert | preventive | @mo | 2026-09-01 | #12 | open |')
    assert.deepEqual(does(source, 'Defer A1 …'), {
      command: 'postmortems.deferItem',
      arguments: ['file:///team/postmortem.md', 10],
    })
    const done = open('| A1 | Add an <|>alert | preventive | @mo | 2026-09-01 | #12 | done |')
    withholds(done, ['Defer A1 …'])
  })

  const waiting = `
    ---
    id: 2026-08-14-x
    title: A near miss
    date: 2026-08-14
    severity: sev3
    tier: note
    status: dra<|>ft
    author: '@mo'
    triggers: [near-miss]
    money_flow_impact: false
    regulatory_impact: false
    security_impact: false
    slo_impact: []
    services: [cache]
    related: []
    root_cause: []
    ---

    # A near miss

    ## Summary

    A restart left the cache cold for four minutes. Nobody wrote in.

    ## What happened

    The restart at 08:00 UTC emptied the cache.

    ## What we learned

    - A restart warms the cache first now.
    `

  test('a document that is ready goes on to its next status', () =>
    acts(
      waiting.replace('root_cause: []', 'root_cause: [cold-cache]'),
      'Advance to “refined”',
      waiting
        .replace('<|>', '')
        .replace('root_cause: []', 'root_cause: [cold-cache]\n    refined_at: 2026-09-01')
        .replace('status: draft', 'status: refined'),
    ))

  test('one that is not says what must be settled first', () => {
    const title = 'Advance to “refined”: 1 to settle first'
    assert.deepEqual(does(waiting, title), {
      command: 'postmortems.showBlockers',
      arguments: ['file:///team/postmortem.md'],
    })
    const client = { ownCommands: false, showsDisabled: true }
    assert.match(JSON.stringify(does(waiting, title, { client })), /disabled.*root_cause/)
    withholds(waiting, [title], plain)
  })
})
