import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { goTo, readLines, readProblems } from '../../../tools/vscode/editor.ts'
import {
  answer,
  askNewName,
  choose,
  eventually,
  openFile,
  readNotification,
  readQuestion,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'
import { note } from './notes.ts'
import { picture } from './picture.ts'
import { beginWalk, openViews } from './walk.ts'

// Two folders open side by side, each with a configuration of its own. The first is the copy of the examples.

const cold = '2026-09-05-cache-cold'
const learned = `# Incident postmortem: Sign-in failed after release 3.8.0

Incident ID: INC-2026-012
Date: 2026-02-17
Duration: 34 minutes (10:41 UTC - 11:15 UTC)
Impact: Sign-in failed for 31 % of customers
Severity: P7

**INCIDENT SUMMARY**

A release met sessions it could not read.
`
const walk = beginWalk(
  'folders',
  {
    [`postmortems/${cold}.md`]: note({ id: cold, more: ' Much as in INC-2026-012, nobody knew.' }),
    'search/postmortems.yaml': 'profile: learning\n',
    'search/incidents/INC-2026-012.md': learned,
    'team.code-workspace': JSON.stringify({
      folders: [
        { path: 'postmortems', name: 'payments' },
        { path: 'search', name: 'search' },
      ],
    }),
  },
  { workspaceFile: 'team.code-workspace' },
)
const pathIn = ({ folder }: Workbench, path: string) => join(dirname(folder), path)
const titleOf = ({ page }: Workbench) =>
  page.locator('.tab.active').first().getAttribute('data-resource-name')

test('each document is judged by the style of its folder', async () => {
  const workbench = walk()
  await openFile(workbench, 'INC-2026-012.md')
  const problems = await readProblems(workbench, 'metadata-value')
  assert.ok(
    problems.some(row => row.includes('P7') && row.includes('P1')),
    problems.join('\n'),
  )
  await openFile(workbench, '2026-08-14-aurora-failover-stuck-replica.md')
  await readProblems(workbench, 'tier-too-low')
  await workbench.page.keyboard.press('Control+J')
})

test('the views hold both, and say of each from which folder it is', async () => {
  const workbench = walk()
  const rows = await openViews(workbench)
  await rows.filter({ hasText: 'Sign-in failed' }).filter({ hasText: 'search' }).first().waitFor()
  await rows.filter({ hasText: 'Improve monitoring' }).filter({ hasText: 'payments' }).first().waitFor()
  await picture(workbench, 'folders')
})

test('commands are about the folder of the file in front of the person', async () => {
  const workbench = walk()
  await openFile(workbench, 'INC-2026-012.md')
  await runCommand(workbench, 'Postmortems: Open Policy')
  await readNotification(workbench, 'The style is Learning')
  await runCommand(workbench, 'Postmortems: Open Configuration')
  await workbench.page.locator('.tab.active[data-resource-name="postmortems.yaml"]').waitFor()
  assert.deepEqual((await readLines(workbench)).slice(0, 1), ['profile: learning'])
  // Its own README has no index; the one of the other folder, which is out of date, is none of its business.
  await runCommand(workbench, 'Postmortems: Update Index')
  await readNotification(workbench, 'No index is out of date')
  assert.equal(await titleOf(workbench), 'postmortems.yaml')
})

test('a configuration above the folder that is open is found, not made a second time', async () => {
  const workbench = walk()
  await openFile(workbench, '2026-08-14-aurora-failover-stuck-replica.md')
  await runCommand(workbench, 'Postmortems: Open Configuration')
  await readNotification(workbench, 'it lies above the open folder')
  assert.match((await readLines(workbench)).join('\n'), /profile: tiered/)
  assert.equal(existsSync(pathIn(workbench, 'postmortems/postmortems.yaml')), false)
  await runCommand(workbench, 'View: Close Editor')
})

test('a new postmortem is meant for that folder, and can be moved to the other', async () => {
  const workbench = walk()
  await openFile(workbench, 'INC-2026-012.md')
  await runCommand(workbench, 'Postmortems: New Postmortem…')
  await readQuestion(workbench, 'What happened?')
  await answer(workbench, 'Index was stale')
  await readQuestion(workbench, 'When did it begin?')
  await answer(workbench, '2026-09-03 09:10')
  await readQuestion(workbench, 'When was it over?')
  await answer(workbench, '+20m')
  await readQuestion(workbench, 'How bad was it?')
  await choose(workbench, 'P1')
  const decision = await readQuestion(workbench, 'Another folder…')
  assert.match(decision.choices.join('\n'), /Create: /)
  await choose(workbench, 'Another folder…')
  await readQuestion(workbench, 'payments')
  await choose(workbench, 'payments')
  // The facts stay; what the other style calls them is asked for anew.
  await readQuestion(workbench, 'When did it begin?')
  await workbench.page.keyboard.press('Enter')
  await readQuestion(workbench, 'When was it over?')
  await workbench.page.keyboard.press('Enter')
  await readQuestion(workbench, 'When was the incident closed?')
  await workbench.page.keyboard.press('Enter')
  await readQuestion(workbench, 'How bad was it?')
  await choose(workbench, 'Sev 3')
  await readQuestion(workbench, 'Which of these apply?')
  await workbench.page.keyboard.press('Enter')
  await readQuestion(workbench, 'Create: ')
  await workbench.page.keyboard.press('Enter')
  await workbench.page.locator('.tab.active[data-resource-name="2026-09-03-index-was-stale.md"]').waitFor()
  assert.ok(existsSync(pathIn(workbench, 'postmortems/2026-09-03-index-was-stale.md')))
})

test('an id is renamed in both folders, with its file', async () => {
  const workbench = walk()
  const { page } = workbench
  await openFile(workbench, 'INC-2026-012.md')
  await goTo(workbench, 3, 17)
  await askNewName(workbench)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('INC-2026-013')
  await page.keyboard.press('Enter')
  await page.locator('.tab[data-resource-name="INC-2026-013.md"]').waitFor()
  // VS Code saves what it has changed a moment later.
  const saved = (path: string, words: string) =>
    eventually(page, `${path}: ${words}`, () => readFileSync(pathIn(workbench, path), 'utf8').includes(words))
  await saved('search/incidents/INC-2026-013.md', 'ID: INC-2026-013')
  await saved(`postmortems/${cold}.md`, 'in INC-2026-013,')
})
