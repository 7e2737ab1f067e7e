import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEdits } from '../../../core/edit.ts'
import { counterfactualsIn } from '../../../core/language/counterfactuals.ts'
import { faultsIn } from '../../../core/language/faults.ts'
import { askInstead, askWhatHindered } from '../../../core/language/questions.ts'
import { blame, context, hindsight, passage } from './passage.ts'

/** The text after the rewrite of its first finding; `null` where none is offered. */
function rewritten(text: string): string | null {
  const given = passage(text)
  const [fault] = faultsIn(given, context)
  const [wish] = counterfactualsIn(given, context)
  const [fix] = fault ? askInstead(given.text, fault) : wish ? askWhatHindered(given.text, wish) : []
  return fix ? applyEdits(text, fix.edits) : null
}

test('a rewrite asks about the system and leaves the rest alone', () => {
  for (const [text, question] of [
    ['John forgot to renew `cert-7` in time.', 'What made it easy to forget to renew `cert-7` in time?'],
    [
      'The incident occurred because John deployed without testing.',
      'The incident occurred. What made it possible to deploy without testing?',
    ],
    ['At 14:00, the engineer broke the build', 'At 14:00, what made it possible to break the build?'],
    ['Sarah accidentally deleted the table.', 'What made it easy to accidentally delete the table?'],
    ['The reviewer did not notice the unit.', 'What made it easy not to notice the unit?'],
    ['We should have verified it.', 'What made it hard to verify it?'],
    ['The developer shouldn’t have merged it.', 'What made it easy to merge it?'],
    ['Sarah should have been watching the board.', 'What made it hard to be watching the board?'],
    ['They followed the runbook wrong.', 'What made it possible to follow the runbook wrong?'],
    ['The engineer failed to notice the alert.', 'What made it hard to notice the alert?'],
    ['**John** forgot to renew it.', null],
    ['Le développeur aurait dû tester.', null],
  ] as const) {
    assert.equal(rewritten(text), question)
    if (question !== null) assert.deepEqual([...blame(question), ...hindsight(question)], [])
  }
})
