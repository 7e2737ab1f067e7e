import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  chooseQuickFix,
  goTo,
  openQuickFixes,
  readLines,
  readProblems,
  save,
  waitForSquiggle,
} from '../../../tools/vscode/editor.ts'
import { choose, eventually, openFile, readQuestion, runCommand } from '../../../tools/vscode/workbench.ts'
import { picture } from './picture.ts'
import { beginWalk } from './walk.ts'

// The same extension as it runs on vscode.dev: in a worker, with a server that is a worker, too.

const walk = beginWalk(
  'browser',
  {},
  { inBrowser: true, settings: { 'editor.codeActionsOnSave': { 'source.fixAll.postmortem': 'explicit' } } },
)
const bad = '2026-08-14-aurora-failover-stuck-replica.md'

test('findings come from a server in a worker', async () => {
  const workbench = walk()
  await openFile(workbench, bad)
  assert.ok((await waitForSquiggle(workbench, 'error')) > 0)
  const problems = await readProblems(workbench, 'metadata-value')
  assert.ok(
    problems.some(row => row.includes('tier-too-low')),
    problems.join('\n'),
  )
  await workbench.page.keyboard.press('Control+J')
})

test('a quick fix mends there as well', async () => {
  const workbench = walk()
  await goTo(workbench, 5, 13)
  await openQuickFixes(workbench, 'Change to sev1')
  await chooseQuickFix(workbench, 'Change to sev1')
  await workbench.page.locator('.view-line').getByText('sev1', { exact: true }).first().waitFor()
  assert.ok((await readLines(workbench)).includes('severity: sev1'))
})

test('a lens leads to what must be settled', async () => {
  const workbench = walk()
  await workbench.page.locator('.codelens-decoration a').first().click()
  const { choices } = await readQuestion(workbench, 'to settle')
  assert.ok(choices.some(one => one.includes('asks for full')))
  await workbench.page.keyboard.press('Escape')
})

test('what is safe to mend is mended with the save, where the author has set it so', async () => {
  const workbench = walk()
  await save(workbench)
  const text = () => readFileSync(join(workbench.folder, 'postmortems', bad), 'utf8')
  await eventually(workbench.page, 'the mended key in the file', () =>
    text().includes('\nservices: [payouts]\n'),
  )
})

test('the other documents of the workspace are known', async () => {
  const workbench = walk()
  await workbench.page
    .getByRole('tab', { name: /^Postmortems/ })
    .first()
    .click()
  const rows = workbench.page.locator('.pane-body .monaco-list-row')
  await rows.filter({ hasText: 'Checkout refused cards' }).first().waitFor()
  await picture(workbench, 'browser')
})

test('a task judges documents that are not open, without a process', async () => {
  const workbench = walk()
  const text =
    '---\nid: x\ntitle: Nobody opened it\nseverity: grave\nstatus: draft\n---\n\n# Nobody opened it\n'
  writeFileSync(join(workbench.folder, 'postmortems', '2026-01-05-nobody-opened-it.md'), text)
  await runCommand(workbench, 'Tasks: Run Test Task')
  await readQuestion(workbench, 'postmortem: check')
  await choose(workbench, 'postmortem: check')
  // The terminal comes to the front.
  await workbench.page.locator('.terminal-wrapper.active .xterm').waitFor()
  const problems = await readProblems(workbench, '“grave” is not one of')
  assert.ok(
    problems.some(row => row.includes('2026-01-05-nobody-opened-it.md')),
    problems.join('\n'),
  )
})
