import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goTo, openQuickFixes, readProblems } from '../../../tools/vscode/editor.ts'
import { eventually, openFile, runCommand } from '../../../tools/vscode/workbench.ts'
import { beginWalk } from './walk.ts'

// A folder that nobody vouches for, until somebody does. Its settings switch a rule off.

const walk = beginWalk(
  'restricted',
  { '.vscode/settings.json': JSON.stringify({ 'postmortems.rules': { 'tier-too-low': 'off' } }) },
  {
    restricted: true,
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
      'security.workspace.trust.untrustedFiles': 'open',
    },
  },
)
const failover = '2026-08-14-aurora-failover-stuck-replica.md'

test('in Restricted Mode documents are judged and mended, and a rule the folder switches off stays on', async () => {
  const workbench = walk()
  await workbench.page
    .getByRole('button', { name: /Restricted Mode/ })
    .first()
    .waitFor()
  await openFile(workbench, failover)
  await readProblems(workbench, 'tier-too-low')
  await goTo(workbench, 6, 8)
  const titles = await openQuickFixes(workbench, 'Promote')
  assert.ok(titles.length > 0)
  await workbench.page.keyboard.press('Escape')
})

test('once the folder is trusted, its settings hold', async () => {
  const workbench = walk()
  const { page } = workbench
  await runCommand(workbench, 'Workspaces: Manage Workspace Trust')
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click()
  await page
    .getByRole('button', { name: /Restricted Mode/ })
    .first()
    .waitFor({ state: 'detached' })
  await openFile(workbench, failover)
  await eventually(page, 'problems without tier-too-low', async () => {
    const rows = await page.locator('.markers-panel .monaco-list-row').allInnerTexts()
    return rows.length > 0 && !rows.some(row => row.includes('tier-too-low'))
  })
})
