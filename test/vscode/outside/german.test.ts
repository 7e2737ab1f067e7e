import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chooseQuickFix,
  goTo,
  openQuickFixes,
  readHover,
  readLenses,
  readLines,
  readProblems,
  waitForSquiggle,
} from '../../../tools/vscode/editor.ts'
import {
  openFile,
  readNotification,
  readQuestion,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'
import { picture } from './picture.ts'
import { beginWalk, openViews } from './walk.ts'

// The interface in another language, what the server says in it, and what it says of files that settings lock.

const index = '# Ours\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'
const walk = beginWalk(
  'german',
  { 'postmortems/README.md': index },
  { language: 'de', settings: { 'files.readonlyInclude': { '**/README.md': true } } },
)
const refusal = 'Die Änderung ließ sich nicht vornehmen.'

async function clear(workbench: Workbench): Promise<void> {
  await runCommand(workbench, 'Notifications: Clear All Notifications')
  await workbench.page.locator('.notifications-toasts.visible').waitFor({ state: 'hidden' })
}

test('views, commands and questions are in German', async () => {
  const workbench = walk()
  const { page } = workbench
  const rows = await openViews(workbench)
  await rows.filter({ hasText: 'Überfällig' }).first().waitFor()
  await page.locator('.pane-header').getByText('Maßnahmen').first().waitFor()
  await runCommand(workbench, 'Postmortems: Neues Postmortem …')
  const question = await readQuestion(workbench, 'Was ist geschehen?')
  assert.match(question.title, /Neues Postmortem/)
  await picture(workbench, 'german')
  await page.keyboard.press('Escape')
})

test('an index that cannot be written stays as it is, and that is said', async () => {
  const workbench = walk()
  await runCommand(workbench, 'Postmortems: Index aktualisieren')
  await readNotification(workbench, refusal)
  await clear(workbench)
  await openFile(workbench, 'postmortems/README.md')
  const rows = (await readLines(workbench)).filter(line => line.startsWith('|'))
  assert.deepEqual(rows, [])
})

test('findings, fixes, lenses and hovers are in German', async () => {
  const workbench = walk()
  await openFile(workbench, '2026-08-14-aurora-failover-stuck-replica.md')
  await waitForSquiggle(workbench, 'error')
  const problems = (await readProblems(workbench, 'metadata-value')).join('\n')
  assert.match(problems, /Meinten Sie|Erwartet/)
  await workbench.page.keyboard.press('Control+J')
  assert.match((await readLenses(workbench)).join('\n'), /Hindernisse/)
  await goTo(workbench, 5, 13)
  assert.match(await readHover(workbench, 'sev'), /Erwartet|Meinten/)
  await picture(workbench, 'german-findings')
  await workbench.page.keyboard.press('Escape')
  await openQuickFixes(workbench, 'sev1')
  await chooseQuickFix(workbench, 'In sev1 ändern')
  await workbench.page.locator('.view-line').getByText('sev1', { exact: true }).first().waitFor()
})
