import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { completes, completesTo, offered } from '../verbs.ts'

const front = (line: string) => `---\nseverity: sev1\n${line}\n---\n# An outage\n`

suite('completion in lists of front matter', () => {
  test('goes on in a list that is written over several lines', () => {
    completesTo(
      front('triggers: [\n  sev0,\n  near<|>\n]'),
      'near-miss',
      front('triggers: [\n  sev0,\n  near-miss\n]'),
    )
    const left = offered(front('triggers: [\n  sev0,\n  <|>\n]')).map(one => one.label)
    assert.ok(!left.includes('sev0') && left.includes('near-miss'), left.join())
  })

  test('begins a list with its brackets', () => {
    completesTo(front('triggers: <|>'), 'near-miss', front('triggers: [near-miss]'))
    completesTo(front('triggers:\n  - <|>'), 'near-miss', front('triggers:\n  - near-miss'))
  })

  test('is silent before and behind the brackets', () => {
    completes(front('triggers: <|>[sev0]'), [])
    completes(front('triggers: [sev0]<|>'), [])
  })

  test('within quotes a value is found by what is typed there; behind them nothing is offered', () => {
    const quoted = (author: string) => `---\nauthor: ${author}\nreviewer: '@kim'\n---\n`
    completesTo(quoted("'@k<|>'"), '@kim', quoted("'@kim'"))
    completesTo(quoted("'<|>@mo'"), '@kim', quoted("'@kim'"))
    completesTo(front('tier: "st<|>ate"'), 'standard', front('tier: "standard"'))
    completes(quoted("'@mo'<|>"), [])
  })
})

suite('completion in cells', () => {
  const item = (type: string) =>
    `# An outage\n\n## Action items\n\n| ID | Action | Type | Owner |\n| --- | --- | --- | --- |\n| A1 | Add an alert |${type}| @mo |\n`

  test('a wide empty cell takes a value wherever the cursor stands in it', () =>
    completesTo(item('  <|>      '), 'doc', item('  doc      ')))

  test('behind the last cell of a field nothing is offered', () => {
    const row = (behind: string) => `# x\n\n## Header\n\n| Field | Value |\n| --- | --- |\n${behind}\n`
    completes(row('| Severity | High |<|>'), [], { profile: 'rollback' })
    completes(row('| Severity | <|> |'), ['Critical', 'High', 'Medium'], { profile: 'rollback' })
  })

  test('the day of the incident comes first where the document tells it elsewhere', () =>
    completes(front('date: <|>\nstarted_at: 2026-08-14T14:00:00Z'), ['2026-08-14', 'today', 'yesterday']))
})

suite('completion over what a template left', () => {
  test('takes its place, in a cell and in a field', () => {
    const row = (owner: string, due: string) =>
      `---\nauthor: '@mo'\n---\n# x\n\n## Action items\n\n| ID | Action | Owner | Due |\n| --- | --- | --- | --- |\n| A1 | Alert | ${owner} | ${due} |\n`
    completesTo(row('<@han<|>dle>', ''), '@mo', row('@mo', ''))
    completesTo(row('@mo', 'YYYY-MM-DD<|>'), '+5bd', row('@mo', '2026-09-08'))
    const bullet = (severity: string) => `# Postmortem — x\n\n## Metadata\n\n- Severity: ${severity}\n`
    completesTo(bullet('<|><severity>'), 'P1', bullet('P1'), { profile: 'platform' })
  })
})

test('a value is found by its name in words, too', () => {
  const named = (kind: string) => `# x\n\nIncident ID: INC-2026-001\nClass: ${kind}\n`
  completesTo(named('Memory l<|>'), 'memory-leaks', named('memory-leaks'), { profile: 'learning' })
})

suite('completion of what a line begins', () => {
  const list = (line: string) => `# An outage\n\n## Action items\n\n- [x] Alert on depth\n${line}\n`
  const table = (line: string) =>
    `# An outage\n\n## Action items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| A1 | Alert | @mo |\n${line}\n`

  test('a row of which only the first bar is typed is a whole one', () =>
    completesTo(table('| <|>'), 'New action item', table('| A2 |  |  |')))

  test('the first entry of a timeline brings the head of its table, and joins one that is there', () => {
    const timeline = (text: string) => `# An outage\n\n## Timeline\n\n${text}\n`
    const head = '| Time (UTC) | Event | Source |\n| --- | --- | --- |\n'
    const row = '| 2026-09-01 12:00 |  |  |'
    completesTo(timeline('<|>'), 'New entry, now', timeline(head + row))
    completesTo(timeline(`${head}<|>`), 'New entry, now', timeline(head + row))
  })

  test('an item of which only the box is typed is a whole one', () =>
    completesTo(list('- [ ] <|>'), 'New action item', list('- [ ] '), { profile: 'generic' }))

  test('a line of a fence asks for its source where the others have one', () => {
    const fence = (line: string) =>
      `# x\n\n## Timeline (UTC)\n\n\`\`\`\n09:12 (source: log) Release 3.18\n${line}\n\`\`\`\n`
    const seat = { profile: 'rollback' }
    completesTo(fence('<|>'), 'New entry', fence('09:12 (source: ) '), seat)
    const bare = (line: string) => fence(line).replace('(source: log) ', '')
    completesTo(bare('<|>'), 'New entry', bare('09:12 '), seat)
  })

  const shouted = (line: string) => `# Search slow\n\n**INCIDENT SUMMARY**\n\nSlow.\n\n${line}\n`

  test('a section is named as the document would head it, and found behind the marks of that', () => {
    const [first] = offered(shouted('**TIME<|>**'), { profile: 'learning' })
    assert.equal(first?.label, '**TIMELINE**')
    assert.equal(first?.filterText, '**Timeline')
    assert.match(first?.textEdit?.newText ?? '', /^\*\*TIMELINE\*\*\n/)
    completes('# x\n\n## Summary\n\nSlow.\n\n**Ti<|>\n', [])
  })

  test('what has several lines has the line ends of the document', () => {
    const [first] = offered(shouted('**TIME<|>').replaceAll('\n', '\r\n'), { profile: 'learning' })
    assert.doesNotMatch(first?.textEdit?.newText ?? '\n', /(?<!\r)\n/)
  })
})

suite('completion in the rows that a template left', () => {
  const sheet = (row: string) =>
    `# Postmortem — Queue\n\n## Metadata\n\n- Date / Time (UTC): 2026-08-14 14:32\n- Incident commander: Jane Doe\n\n## Action items\n\n| ID | Description | Owner | Ticket | Due | Status |\n| --- | --- | --- | --- | --- | --- |\n| A1 | <what will be true> | ${row} |\n`
  const how = { profile: 'platform', now: '2026-08-20T10:00:00Z' }

  test('owner, day and status of an item that is still to be written', () => {
    completes(sheet('<owner><|> | <ticket> | YYYY-MM-DD | open'), ['Jane Doe'], how)
    completesTo(
      sheet('<owner> | <ticket> | YYYY-MM-DD<|> | open'),
      'tomorrow',
      sheet('<owner> | <ticket> | 2026-08-21 | open'),
      how,
    )
    const states = offered(sheet('<owner> | <ticket> | YYYY-MM-DD | open<|>'), how).map(one => one.label)
    assert.ok(states.includes('done'), states.join())
  })

  test('an entry takes the place of the one that is still to be written', () => {
    const timeline = (row: string) =>
      `- Date / Time (UTC): 2026-08-20 09:12\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n${row}\n`
    const [first] = offered(timeline('| HH:MM<|> | <what was seen or done> |'), how)
    assert.equal(first?.label, 'New entry, now')
    assert.match(JSON.stringify(first?.textEdit), /"character":0.*"character":35.*10:00/)
  })
})

suite('completion in action items', () => {
  const list = (item: string) => `# An outage\n\nDate: 2026-08-14\n\n## Action items\n\n${item}\n`

  test('a count of days is a due date in a list too, behind whatever word', () => {
    const seat = { now: '2026-09-01T12:00:00Z' }
    completesTo(
      list('- [ ] Add a limit (@mo, due +5bd<|>)'),
      '+5bd',
      list('- [ ] Add a limit (@mo, due 2026-09-08)'),
      seat,
    )
    completesTo(list('- Limit setzen, bis +30<|>'), '+30d', list('- Limit setzen, bis 2026-10-01'), seat)
  })

  test('a first item begun as a list becomes a row of the style’s table', () => {
    const table =
      '| Action | Owner | Due | Ticket | Status |\n| --- | --- | --- | --- | --- |\n|  |  |  |  | open |'
    for (const begun of ['', '- ', '- [ ] '])
      completesTo(list(`${begun}<|>`), 'New action item', list(table), { profile: 'generic' })
  })

  test('a fence with nothing but its head goes on without bars around', () => {
    const fence = (row: string) =>
      `# An outage\n\n**ACTION ITEMS**\n\n\`\`\`\nPriority | What | Why | Owner | Due date | Status\n${row}\n\`\`\`\n`
    completesTo(fence('<|>'), 'New action item', fence('- |  |  |  |  | PENDING'), { profile: 'learning' })
  })
})

suite('completion of keys', () => {
  test('brings the value that the document gives', () =>
    completesTo('---\n<|>\n---\n# An outage\n', 'id', '---\nid: 2026-08-14-an-outage\n---\n# An outage\n', {
      path: '2026-08-14-an-outage.md',
    }))

  test('keys of our own look like those of the style', () => {
    const labels = offered('# Post-Mortem: x\n\n**Date:** 2026-08-14\n<|>\n', { profile: 'process' }).map(
      one => one.label,
    )
    assert.ok(labels.includes('Publication') && !labels.includes('publication'), labels.join())
    completesTo(
      '---\ntier: note\npub<|>\n---\n# An outage\n',
      'publication',
      '---\ntier: note\npublication: internal\n---\n# An outage\n',
      { profile: 'tiered' },
    )
  })

  test('finds a handle by the name of its owner', () => {
    const item = (owner: string) => `
      # An outage

      - Date: 2026-08-14
      - Author: Kim Lee (@ko)

      ## Action items

      | Action | Owner |
      | --- | --- |
      | Add a limit | ${owner} |
      `
    completesTo(item('Kim L<|>'), '@ko', item('@ko'))
    completesTo(item('@k<|>'), '@ko', item('@ko'))
  })

  test('does not offer the handle that is being typed', () =>
    assert.ok(!offered("---\nauthor: '@m<|>'\nreviewer: '@kim'\n---\n").some(({ label }) => label === '@m')))
})

suite('completion in a timeline with a total below it', () => {
  const timeline = (line: string) =>
    `# Post-Mortem: x\n\n**Date:** 2026-08-14\n\n## Timeline (All times UTC)\n\n| Time | Event |\n| --- | --- |\n| 10:00 | x |\n${line}\n`
  const seat = { profile: 'process', now: '2026-09-01T12:00:00Z' }

  test('rows come before the total, and alone where one is begun', () => {
    completes(timeline('<|>'), ['New entry', 'New entry, now', 'Total response time'], {
      ...seat,
      first: true,
    })
    completes(timeline('| <|>'), ['New entry', 'New entry, now'], seat)
  })
})

test('completion offers no row that a blank line would part from its table', () => {
  for (const end of ['\n', '\r\n']) {
    const table = `# An outage\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 10:00 | x |\n`
    const labels = (line: string) => offered((table + line).replaceAll('\n', end)).map(({ label }) => label)
    assert.ok(labels('<|>\n').includes('New entry'))
    assert.ok(!labels('\n<|>\n').includes('New entry'))
  }
})

suite('completion of the first entry in a fence', () => {
  test('names the entry, and leaves the cursor in it', () => {
    const source = '# Production Incident Post-Mortem — x\n\n## Timeline (UTC)\n\n<|>\n'
    const seat = { profile: 'rollback', now: '2026-09-01T12:00:00Z' }
    const [item] = offered(source, seat)
    assert.equal(item?.detail, '2026-09-01 12:00 (source: )')
    assert.equal(item?.textEdit?.newText, '```\n2026-09-01 12:00 (source: $1) $0\n```')
  })
})
