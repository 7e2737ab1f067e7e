import assert from 'node:assert/strict'
import { test } from 'node:test'
import { screenshot } from '../../../tools/vscode/browser.ts'
import { goTo, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import {
  openFile,
  readQuestion,
  runCommand,
  setTheme,
  type Workbench,
  webview,
} from '../../../tools/vscode/workbench.ts'
import { violationsIn } from './axe.ts'
import { beginWalk } from './walk.ts'

// What axe-core says of what is ours to draw: the preview and the rows of the views.

const walk = beginWalk('accessibility', {}, { settings: { 'postmortems.preview.findings.enabled': true } })
const bad = '2026-08-14-aurora-failover-stuck-replica.md'

for (const [theme, worn] of Object.entries({
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high contrast': 'vscode-high-contrast',
})) {
  test(`the preview of a postmortem has no barrier in a ${theme} theme`, async () => {
    const workbench = walk()
    const figure = webview(workbench).locator('figure.postmortems-timeline')
    const findings = webview(workbench).locator('.postmortems-findings')
    if (theme === 'light') await openPreview(workbench)
    await findings.waitFor()
    await setTheme(workbench, theme as 'light' | 'dark' | 'high contrast')
    await webview(workbench).locator(`body.${worn}`).waitFor()
    assert.deepEqual([...(await violationsIn(figure)), ...(await violationsIn(findings))], [])
    await screenshot(workbench.page, `preview-${theme.replace(' ', '-')}`)
  })
}

async function openPreview(workbench: Workbench): Promise<void> {
  await openFile(workbench, bad)
  await waitForSquiggle(workbench, 'error')
  await goTo(workbench, 38)
  await runCommand(workbench, 'Markdown: Open Preview to the Side')
}

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

test('the steps of the walkthrough have no barrier', async () => {
  const workbench = walk()
  const { page } = workbench
  await runCommand(workbench, 'View: Close All Editors')
  await runCommand(workbench, 'Welcome: Open Walkthrough...')
  await readQuestion(workbench, 'Write Your First Postmortem')
  await page.keyboard.type('Write Your First')
  await page.keyboard.press('Enter')
  await page.getByText('State the facts').first().waitFor()
  // The button around a step is VS Code's, with controls in it and a name of its own; the words are ours.
  const steps = page.locator('.getting-started-step')
  assert.equal(await steps.count(), 5)
  for (const [i, step] of (await steps.all()).entries()) {
    if (i > 0) await step.click()
    const words = step.locator('.step-description-container')
    await words.waitFor()
    assert.deepEqual(
      [...(await violationsIn(step.locator('.step-title'))), ...(await violationsIn(words))],
      [],
    )
  }
})
