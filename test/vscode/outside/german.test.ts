import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLines } from '../../../tools/vscode/editor.ts'
import {
  openFile,
  readNotification,
  readQuestion,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'
import { picture } from './picture.ts'
import { beginWalk, openViews } from './walk.ts'

// The interface in another language, and what it says of files that settings lock.

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
