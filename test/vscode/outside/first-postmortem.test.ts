import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chooseQuickFix,
  chooseSuggestion,
  dismiss,
  find,
  goTo,
  openQuickFixes,
  openSuggestions,
  readHover,
  readLines,
  readProblems,
  save,
  waitForSquiggle,
} from '../../../tools/vscode/editor.ts'
import {
  answer,
  choose,
  chooseAll,
  openFile,
  readNotification,
  readQuestion,
  runCommand,
} from '../../../tools/vscode/workbench.ts'
import { picture } from './picture.ts'
import { beginWalk } from './walk.ts'

// The main job as a person does it: look at what is wrong, mend it, ask what the policy says, write a new one.

const walk = beginWalk('first-postmortem')
/** Late enough for its deadlines to lie ahead, whenever the walk is taken. */
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const bad = '2026-08-14-aurora-failover-stuck-replica.md'

test('what is wrong in a postmortem is underlined and listed', async () => {
  const workbench = walk()
  await openFile(workbench, bad)
  assert.ok((await waitForSquiggle(workbench, 'error')) > 0)
  const problems = await readProblems(workbench, 'metadata-value')
  const of = (rule: string) => problems.some(row => row.includes(rule))
  for (const rule of ['metadata-value', 'tier-too-low', 'section-missing', 'action-without-owner']) {
    assert.ok(of(rule), `${rule} is not among:\n${problems.join('\n')}`)
  }
  // The grammar of the front matter comes last: a value has a colour, and so an element, of its own.
  const values = workbench.page.locator('.view-line span span').getByText(/^true$/)
  await values.first().waitFor()
  await picture(workbench, 'findings')
  await workbench.page.keyboard.press('Control+J')
})

test('a quick fix mends a severity that is written in another way', async () => {
  const workbench = walk()
  await goTo(workbench, 5, 13)
  const fixes = await openQuickFixes(workbench, 'Change to sev1')
  assert.ok(
    fixes.some(title => title.includes('Ignore metadata-value')),
    fixes.join('\n'),
  )
  await picture(workbench, 'quick-fix')
  await chooseQuickFix(workbench, 'Change to sev1')
  await workbench.page.locator('.view-line').getByText('sev1', { exact: true }).first().waitFor()
  assert.ok((await readLines(workbench)).includes('severity: sev1'))
})

test('the severities of the style are offered with what the policy says of them', async () => {
  const workbench = walk()
  await goTo(workbench, 5, 11)
  await workbench.page.keyboard.press('Shift+End')
  await workbench.page.keyboard.press('Delete')
  const offered = await openSuggestions(workbench, 'sev2')
  assert.deepEqual(offered, ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'])
  // Asked for once more, the list shows what the policy says of the value, in the words of the team.
  await workbench.page.keyboard.press('Control+Space')
  await workbench.page.locator('.suggest-details').getByText('postmortems/POLICY.md:').waitFor()
  await picture(workbench, 'completion')
  await chooseSuggestion(workbench, 'sev1')
  assert.ok((await readLines(workbench)).includes('severity: sev1'))
})

test('the policy is quoted where a trigger is pointed at', async () => {
  const workbench = walk()
  await goTo(workbench, 13, 14)
  const hover = await readHover(workbench, 'Aurora')
  assert.match(hover, /Hard triggers/)
  await picture(workbench, 'hover')
  await dismiss(workbench)
})

test('an action item is put off to another day, for a reason', async () => {
  const workbench = walk()
  await find(workbench, 'Refuse a failover')
  await openQuickFixes(workbench, 'Defer A1 …')
  await chooseQuickFix(workbench, 'Defer A1 …')
  await readQuestion(workbench, 'Until when?')
  await answer(workbench, '+7bd')
  await readQuestion(workbench, 'Why?')
  await answer(workbench, 'the vendor ships in December')
  // A long line is drawn in pieces.
  await workbench.page.locator('.view-line').filter({ hasText: '2026-08-28 – the vendor ships' }).waitFor()
  await save(workbench)
})

test('a new postmortem follows from facts, and what it lacks is what nobody knows yet', async () => {
  const workbench = walk()
  await save(workbench)
  await runCommand(workbench, 'View: Close All Editors')
  await runCommand(workbench, 'Postmortems: New Postmortem…')
  await readQuestion(workbench, 'What happened?')
  await answer(workbench, 'Payouts delayed after the queue filled up')
  await readQuestion(workbench, 'When did it begin?')
  await answer(workbench, '2999-01-01')
  await readQuestion(workbench, 'lies in the future')
  await answer(workbench, `${yesterday} 09:10`)
  await readQuestion(workbench, 'When was it over?')
  // Left in the middle, it goes on there the next time.
  await workbench.page.keyboard.press('Escape')
  await runCommand(workbench, 'Postmortems: New Postmortem…')
  await readQuestion(workbench, 'A postmortem was begun')
  await choose(workbench, 'Continue: Payouts delayed after the queue filled up')
  await readQuestion(workbench, 'When was it over?')
  await answer(workbench, '+42m')
  await readQuestion(workbench, 'When was the incident closed?')
  await answer(workbench, '10:30')
  await readQuestion(workbench, 'How bad was it?')
  await choose(workbench, 'Sev 1')
  await readQuestion(workbench, 'Which of these apply?')
  await chooseAll(workbench, ['Data integrity'])
  const decision = await readQuestion(workbench, 'Create: Full')
  assert.ok(
    decision.choices.some(row => row.includes('Sev 1, more than 15 min')),
    decision.choices.join('\n'),
  )
  assert.ok(
    decision.choices.some(row => /refined: \d{4}-\d{2}-\d{2}/.test(row)),
    decision.choices.join('\n'),
  )
  await picture(workbench, 'wizard')
  await workbench.page.keyboard.press('Enter')
  const name = `${yesterday}-payouts-delayed-after-the-queue-filled-up.md`
  await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  assert.match(await readNotification(workbench, name), /Sev 1, more than 15 min.*Next: /)
  await waitForSquiggle(workbench, 'warning')
  assert.ok((await readLines(workbench)).includes('severity: sev1'))
  const problems = await readProblems(workbench, 'section-placeholder')
  // A row of the policy belongs to the finding above it: its sentence, quoted.
  for (const row of problems.filter(row => row.includes('[Ln') && !row.startsWith('POLICY.md'))) {
    assert.match(row, /<[^<>]+>|YYYY-MM-DD|template|action-missing/)
  }
  await picture(workbench, 'new-postmortem')
})
