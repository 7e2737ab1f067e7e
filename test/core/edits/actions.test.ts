import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edit } from '../../../core/edit.ts'
import {
  type ActionRole,
  addAction,
  deferAction,
  nextActionId,
  renumberActions,
  setActionCell,
} from '../../../core/edits/actions.ts'
import type { View } from '../../../core/view.ts'
import { forms, head, tail } from './actionForms.ts'
import { type Digest, digest } from './digest.ts'
import { between, inEveryForm } from './everyForm.ts'
import { edited, paper } from './paper.ts'

const documents = between(head, forms, tail)

function everyForm(name: string, body: (text: string, form: string, style: string) => void): void {
  inEveryForm(name, documents, (text, form) => body(text, form, form === 'fence' ? 'learning' : 'generic'))
}

type Item = Digest['actions'][number]

/** Makes the edits; everything but the items is as before, line ends too. Returns the items then. */
function itemsAfter(text: string, style: string, edits: (view: View) => Edit[]): Item[] {
  const view = paper(text, style)
  const result = edited(view, edits(view), text)
  const after = digest(paper(result, style))
  assert.deepEqual({ ...after, actions: [] }, { ...digest(view), actions: [] })
  const endings = (source: string) => [...new Set(source.match(/\r\n|\n|\r/g))]
  assert.deepEqual(endings(result), endings(text))
  return after.actions
}

const values: Readonly<Record<ActionRole, string>> = {
  owner: '@zoe',
  due: '2026-10-10',
  status: 'done',
  ticket: '#12',
  type: 'preventive',
  priority: 'P2',
  id: 'A9',
}

/** What the item says after a part of it has got its value. */
function withPart(item: Item, role: ActionRole): Item {
  switch (role) {
    case 'owner':
      return { ...item, owners: [values.owner] }
    case 'ticket':
      return { ...item, tickets: [values.ticket] }
    default:
      return { ...item, [role]: values[role] }
  }
}

everyForm('reads the form', (text, form, style) => {
  const { actions } = digest(paper(text, style))
  assert.deepEqual(
    actions.map(item => item.text),
    ['Add a limit to the queue', 'Alert on its depth', 'Write it down'],
  )
  if (!form.includes('without'))
    assert.deepEqual(
      actions.map(item => item.due),
      ['2026-09-01', null, '2026-09-03'],
    )
})

for (const role of ['owner', 'due', 'status', 'ticket', 'priority'] as const) {
  everyForm(`sets the ${role} of each item`, (text, form, style) => {
    const before = digest(paper(text, style)).actions
    for (const [i, item] of before.entries()) {
      const view = paper(text, style)
      const edits = setActionCell(view, view.record.actions[i]!, role, values[role])
      if (form === 'fence' && role === 'ticket') {
        assert.deepEqual(edits, [])
        continue
      }
      const expected = before.with(i, withPart(item, role))
      const after = itemsAfter(text, style, () => edits)
      const status =
        role === 'status' ? after.map(one => ({ ...one, status: one.status?.toLowerCase() ?? null })) : after
      const wanted =
        role === 'status'
          ? expected.map(one => ({ ...one, status: one.status?.toLowerCase() ?? null }))
          : expected
      assert.deepEqual(status, wanted, `${i}: ${JSON.stringify(edits)}`)
    }
  })
}

everyForm('sets owner, day and ticket one after another', (text, form, style) => {
  let now = text
  for (const role of ['owner', 'due', 'ticket'] as const) {
    const view = paper(now, style)
    if (form !== 'fence' || role !== 'ticket')
      now = edited(view, setActionCell(view, view.record.actions[1]!, role, values[role]), now)
  }
  const item = digest(paper(now, style)).actions[1]!
  assert.deepEqual([item.owners, item.due], [['@zoe'], '2026-10-10'], now)
  if (form !== 'fence') assert.deepEqual(item.tickets, ['#12'], now)
  assert.equal(item.text, 'Alert on its depth')
})

everyForm('puts an item off, with reason and history', (text, _form, style) => {
  for (const i of [0, 1]) {
    const before = digest(paper(text, style)).actions
    const after = itemsAfter(text, style, view =>
      deferAction(view, view.record.actions[i]!, '2026-10-10', 'vendor (late)'),
    )
    assert.deepEqual(after.toSpliced(i, 1), before.toSpliced(i, 1))
    assert.equal(after[i]!.due, '2026-10-10')
    assert.equal(after[i]!.status?.toLowerCase(), 'deferred')
    const view = paper(text, style)
    const result = edited(
      view,
      deferAction(view, view.record.actions[i]!, '2026-10-10', 'vendor (late)'),
      text,
    )
    assert.match(result, /– vendor late\)/)
    if (before[i]!.due) assert.match(result, /from 2026-09-01/)
  }
})

everyForm('adds an item as the others are written', (text, form, style) => {
  const before = digest(paper(text, style)).actions
  const after = itemsAfter(text, style, view =>
    addAction(view, { action: 'Test the limit', owner: '@zoe', due: '2026-10-10' }),
  )
  assert.deepEqual(after.slice(0, 3), before)
  const { text: words, owners, due, id, status } = after[3]!
  assert.deepEqual([words, owners, due], ['Test the limit', ['@zoe'], '2026-10-10'])
  assert.equal(id, form === 'table' ? 'A4' : null)
  if (before[1]!.status !== null) assert.equal(status, before[1]!.status)
})

test('keeps a table’s columns in line', () => {
  const text = head + forms['aligned table'] + tail
  const view = paper(text)
  const result = edited(view, setActionCell(view, view.record.actions[1]!, 'owner', '@zoe'), text)
  assert.match(result, /\| @zoe {2}\| {12}\| Alert/)
})

test('adds a column where the style has it', () => {
  const text =
    '# T\n\n## Action items\n\n| ID | Action | Owner | Due |\n|---|---|---|---|\n| A1 | x | @mo | 2026-09-01 |\n| A2 | y |\n'
  const view = paper(text, 'tiered')
  assert.match(
    edited(view, setActionCell(view, view.record.actions[1]!, 'type', 'doc'), text),
    /\| ID \| Action \| Type \| Owner \| Due \|\n\|---\|---\|-----\|---\|---\|\n\| A1 \| x \| {2}\| @mo \| 2026-09-01 \|\n\| A2 \| y \| doc \|\n/,
  )
})

test('counts ids on, in the form of the document or the style', () => {
  const table = (rows: string) => `# T\n\n## Action items\n\n| ID | Action | Owner |\n|---|---|---|\n${rows}`
  const next = (text: string, style = 'tiered') => nextActionId(paper(text, style))
  assert.equal(
    next(table('| A1 | Do this | @mo |\n| A3 | Do that | @mo |\n| A2 | <what> | <@handle> |\n')),
    'A4',
  )
  assert.equal(next(table('| AI-009 | Do this | @mo |\n')), 'AI-010')
  assert.equal(next(table('| 7 | Do this | @mo |\n')), '8')
  assert.equal(next(table('')), 'A1')
  assert.equal(next('# T\n'), 'A1')
  assert.equal(next('# T\n', 'process'), null)
  assert.equal(next('# T\n\n## Action items\n\n- Do this\n- Do that\n'), null)
})

test('gives items that share an id the next free ones', () => {
  const text = head + forms.table!.replace('A2', 'A1') + tail
  const view = paper(text)
  const result = edited(view, renumberActions(view, [view.record.actions[1]!]), text)
  assert.deepEqual(
    digest(paper(result)).actions.map(item => item.id),
    ['A1', 'A4', 'A3'],
  )
})

test('always: says back any owner and any day in every form', () => {
  const handle = fc.stringMatching(/^@[a-z]{2}[a-z0-9-]{1,12}[a-z]$/)
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      handle,
      day,
      fc.nat(2),
      fc.constantFrom(...Object.entries(forms)),
      (owner, due, i, [form, source]) => {
        const style = form === 'fence' ? 'learning' : 'generic'
        const text = head + source + tail
        const view = paper(text, style)
        const one = edited(view, setActionCell(view, view.record.actions[i]!, 'owner', owner), text)
        const then = paper(one, style)
        const item = digest(
          paper(edited(then, setActionCell(then, then.record.actions[i]!, 'due', due), one), style),
        ).actions[i]!
        assert.deepEqual(
          [item.owners, item.due, item.text],
          [[owner], due, view.record.actions[i]!.text.value],
        )
      },
    ),
  )
})
