import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAction, deferAction, setActionCell } from '../../../core/edits/actions.ts'
import { edited, paper } from './paper.ts'

test('writes the first item as the style does', () => {
  const cases: readonly [style: string, body: string, expected: RegExp][] = [
    [
      'tiered',
      '\n## Action items\n',
      /## Action items\n\n\| ID \| Action \| Type .*\n\| --- .*\n\| A1 \| Do it \| {2}\| @mo \| {2}\| {2}\| open \|\n$/,
    ],
    ['tiered', '', /\nx\n\n## Action items\n\n\| ID .*\n\| --- .*\n\| A1 \| Do it .*\n$/],
    [
      'process',
      '\n## Action items\n\n### Improve detection\n\n| Action | Owner | Priority | Due date | Status |\n|---|---|---|---|---|\n',
      /\| Do it \| @mo \| {2}\| {2}\| Open \|\n$/,
    ],
  ]
  for (const [style, body, expected] of cases) {
    const text = `# T\n\n## Summary\n\nx\n${body}`
    const view = paper(text, style)
    const group = body.includes('detection') ? { group: 'Improve detection' } : {}
    assert.match(edited(view, addAction(view, { action: 'Do it', owner: '@mo', ...group }), text), expected)
  }
})

test('writes an item in the place of what the template left, with its id', () => {
  const doc = (rows: string) => `# T\n\n## Action items\n\n${rows}`
  const head = '| ID | Action | Type | Owner | Due | Issue | Status |\n|---|---|---|---|---|---|---|\n'
  const left = '| A1 | <what> | corrective | <@handle> | YYYY-MM-DD | <issue> | open |\n'
  const made = '| A1 | Do it |  | @mo |  |  | open |\n'
  const cases: readonly [before: string, after: string][] = [
    [head + left, head + made],
    [head + made.replace('A1', 'A7') + left, head + made.replace('A1', 'A7') + made],
    [
      head + left.replace('<@handle>', '@zoe'),
      head + left.replace('<@handle>', '@zoe') + made.replace('A1', 'A2'),
    ],
    ['- [ ] <what> (owner: <owner>, due: YYYY-MM-DD)\n', '- [ ] Do it (owner: @mo)\n'],
    ['- Do that (@zoe)\n- <what> (<owner>)\n', '- Do that (@zoe)\n- Do it (@mo)\n'],
  ]
  for (const [before, after] of cases) {
    const text = doc(before)
    assert.equal(
      edited(
        paper(text, 'tiered'),
        addAction(paper(text, 'tiered'), { action: 'Do it', owner: '@mo' }),
        text,
      ),
      doc(after),
    )
  }
})

test('writes the parts of a new item as the items beside it have them', () => {
  const cases: readonly [beside: string, added: string][] = [
    ['1. Do that - @zoe - 2026-09-01 - Open\n', '2. Do it - @mo - 2026-10-10\n'],
    ['1. Do that - @zoe - 2026-09-01 - Open\n2. Do more\n', '3. Do it - @mo - 2026-10-10\n'],
    ['- **Do that** — Owner: @zoe — Due: 2026-09-01\n', '- Do it — Owner: @mo — Due: 2026-10-10\n'],
    ['- Do that (@zoe, due 2026-09-01)\n', '- Do it (@mo, due 2026-10-10)\n'],
    ['- Tun (Verantwortlich: Jana, bis 30.09.2026)\n', '- Do it (Verantwortlich: @mo, bis 2026-10-10)\n'],
    [
      '- Alarm einrichten (Verantwortlich: Jana, Frist: 2026-09-01)\n',
      '- Do it (Verantwortlich: @mo, Frist: 2026-10-10)\n',
    ],
    [
      '- [ ] 証明書を監視する（担当: 佐藤、期限: 2026-09-01）\n',
      '- [ ] Do it（担当: @mo、期限: 2026-10-10）\n',
    ],
    [
      '- Do that (@zoe, 2026-09-01)\n\n### Others\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Do more | @kim | 2026-09-02 |\n',
      '- Do it (@mo, 2026-10-10)\n',
    ],
  ]
  for (const [beside, added] of cases) {
    const text = `# T\n\n## Action items\n\n### These\n\n${beside}`
    const view = paper(text)
    const edits = addAction(view, { action: 'Do it', owner: '@mo', due: '2026-10-10', group: 'These' })
    const end = beside.includes('\n\n###') ? text.indexOf('\n\n### Others') + 1 : text.length
    assert.equal(edited(view, edits, text), text.slice(0, end) + added + text.slice(end))
  }
})

test('writes the reason of a deferral before the marks of what stands behind the words', () => {
  const text = '# T\n\n## アクションアイテム\n\n- [ ] 上限を設ける。**担当: platform、期限: 2026-05-07**\n'
  const view = paper(text)
  assert.equal(
    edited(view, deferAction(view, view.record.actions[0]!, '2026-10-10', 'late'), text),
    text
      .replace('。**担当', '。 (deferred from 2026-05-07 – late)**担当')
      .replace('2026-05-07**', '2026-10-10**'),
  )
})

test('says that a new row is open in the word of the rows above', () => {
  const head = '# T\n\n## Maßnahmen\n\n| Maßnahme | Verantwortlich | Status |\n| --- | --- | --- |\n'
  const after = (rows: string) => {
    const view = paper(head + rows, 'tiered')
    return edited(view, addAction(view, { action: 'Test', owner: '@mo' }), head + rows)
      .split('\n')
      .at(-2)
  }
  assert.equal(after('| Alarm | @kim | erledigt |\n| Grenze | @kim | offen |\n'), '| Test | @mo | offen |')
  assert.equal(after('| Alarm | @kim | erledigt |\n'), '| Test | @mo | open |')
  assert.equal(after('| Alarm | @kim | offen (aus INC-7 geerbt) |\n'), '| Test | @mo | offen |')
  assert.equal(after('| Alarm | @kim |  |\n'), '| Test | @mo | open |')
})

test('sets a day in a list without touching the words before it', () => {
  const cases: readonly [before: string, after: string][] = [
    ['- Do it (@mo, due 2026-09-01)', '- Do it (@mo, due 2026-10-10)'],
    ['- [ ] Tun (Verantwortlich: Jana, bis 30.09.2026)', '- [ ] Tun (Verantwortlich: Jana, bis 2026-10-10)'],
    ['- Do it; owner @kim; by 2026-09-01; in progress', '- Do it; owner @kim; by 2026-10-10; in progress'],
  ]
  for (const [before, after] of cases) {
    const text = `# T\n\n## Action items\n\n${before}\n`
    const view = paper(text)
    const edits = setActionCell(view, view.record.actions[0]!, 'due', '2026-10-10')
    assert.equal(edited(view, edits, text), text.replace(before, after))
  }
})

test('adds an item under the heading it belongs to', () => {
  const text =
    '# T\n\n## Action items\n\n### Prevent recurrence\n\n- Add a limit (@mo)\n\n### Improve detection\n\n- Alert on depth (@mo)\n'
  const view = paper(text, 'process')
  const result = edited(
    view,
    addAction(view, { action: 'Test it', owner: '@zoe', group: 'prevent recurrence' }),
    text,
  )
  assert.match(result, /Add a limit \(@mo\)\n- Test it \(@zoe\)\n\n### Improve/)
})

test('writes the first item under a heading as those under others are', () => {
  const after = (item: string) => {
    const text = `# T\n\n## Action items\n\n### Prevention\n\n${item}\n\n### Detection\n`
    const view = paper(text, 'generic')
    return edited(view, addAction(view, { action: 'Test it', owner: '@zoe', group: 'Detection' }), text)
  }
  assert.match(after('- Add a limit (@mo)'), /### Detection\n\n- Test it \(@zoe\)\n$/)
  assert.match(after('3. Add a limit (@mo)'), /### Detection\n\n1\. Test it \(@zoe\)\n$/)
  assert.match(after('- [x] Add a limit (@mo)'), /### Detection\n\n- \[ \] Test it \(@zoe\)\n$/)
})
