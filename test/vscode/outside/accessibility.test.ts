import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goTo, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import { openFile, runCommand, setTheme, webview } from '../../../tools/vscode/workbench.ts'
import { violationsIn } from './axe.ts'
import { beginWalk } from './walk.ts'

// What axe-core says of what is ours to draw: the preview and the rows of the views.

const walk = beginWalk('accessibility', {}, { settings: { 'postmortems.preview.findings.enabled': true } })
const bad = '2026-08-14-aurora-failover-stuck-replica.md'

test('the preview of a postmortem has no barrier', async () => {
  const workbench = walk()
  await openFile(workbench, bad)
  await waitForSquiggle(workbench, 'error')
  await goTo(workbench, 38)
  await runCommand(workbench, 'Markdown: Open Preview to the Side')
  const figure = webview(workbench).locator('figure.postmortems-timeline')
  const findings = webview(workbench).locator('.postmortems-findings')
  await findings.waitFor()
  await setTheme(workbench, 'light')
  await webview(workbench).locator('body.vscode-light').waitFor()
  await figure.locator('summary').click()
  assert.deepEqual([...(await violationsIn(figure)), ...(await violationsIn(findings))], [])
})

test('the rows of the views have no barrier', async () => {
  const workbench = walk()
  const { page } = workbench
  await setTheme(workbench, 'light')
  await page
    .getByRole('tab', { name: /^Postmortems/ })
    .first()
    .click()
  await page
    .locator('.pane-body .monaco-list-row')
    .filter({ hasText: 'Improve monitoring' })
    .first()
    .waitFor()
  for (const view of await page.locator('.sidebar .pane-body .monaco-list-rows').all()) {
    // VS Code puts a row's label and description together without a space.
    assert.deepEqual(await violationsIn(view, ['label-content-name-mismatch']), [])
  }
})
