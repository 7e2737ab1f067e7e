import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goTo, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import { openFile, readQuestion, runCommand, setTheme, webview } from '../../../tools/vscode/workbench.ts'
import { violationsIn } from './axe.ts'
import { beginWalk } from './walk.ts'

// What axe-core says of all that is ours to draw: the preview, the pictures of the walkthrough, the rows of the views.

const walk = beginWalk('accessibility', {}, { settings: { 'postmortems.preview.findings.enabled': true } })
const bad = '2026-08-14-aurora-failover-stuck-replica.md'
const themes = ['light', 'dark', 'high contrast'] as const

test('the preview of a postmortem has no barrier, in any theme', async () => {
  const workbench = walk()
  await openFile(workbench, bad)
  await waitForSquiggle(workbench, 'error')
  await goTo(workbench, 38)
  await runCommand(workbench, 'Markdown: Open Preview to the Side')
  const figure = webview(workbench).locator('figure.postmortems-timeline')
  const findings = webview(workbench).locator('.postmortems-findings')
  await findings.waitFor()
  for (const theme of themes) {
    await setTheme(workbench, theme)
    await webview(workbench)
      .locator(`body.vscode-${theme.replace(' ', '-')}`)
      .waitFor()
    await figure.locator('summary').click()
    assert.deepEqual([...(await violationsIn(figure)), ...(await violationsIn(findings))], [], theme)
  }
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

test('the pictures of the walkthrough have no barrier', async () => {
  const workbench = walk()
  await runCommand(workbench, 'View: Close All Editors')
  // Beside a wide side bar there is no room for the pictures.
  await runCommand(workbench, 'View: Toggle Primary Side Bar Visibility')
  await runCommand(workbench, 'Welcome: Open Walkthrough...')
  await readQuestion(workbench, 'Write Your First Postmortem')
  await workbench.page.keyboard.type('Write Your First')
  await workbench.page.keyboard.press('Enter')
  const steps = workbench.page.locator('.getting-started-step')
  await steps.first().waitFor()
  for (const step of await steps.all()) {
    await step.click()
    const picture = webview(workbench).locator('svg').first()
    await picture.waitFor()
    assert.deepEqual(await violationsIn(picture), [])
  }
})
