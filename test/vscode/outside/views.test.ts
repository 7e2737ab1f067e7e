import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { screenshot } from '../../../tools/vscode/browser.ts'
import { goTo, readLenses, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import {
  eventually,
  openFile,
  readNotification,
  readQuestion,
  runCommand,
  setTheme,
  type Workbench,
  webview,
} from '../../../tools/vscode/workbench.ts'
import { PATIENCE, violationsIn } from './axe.ts'
import { picture } from './picture.ts'
import { beginWalk, openViews } from './walk.ts'

// What stands around the editor, in every theme: the views, the status bar, the preview, the walkthrough. What of it is
// ours to draw is shown to axe-core as well.

const walk = beginWalk(
  'views',
  {},
  {
    settings: {
      'postmortems.preview.findings.enabled': true,
      // What stays open stays known: a preview that follows is drawn once.
      'workbench.editor.enablePreview': false,
    },
  },
)
const bad = '2026-08-14-aurora-failover-stuck-replica.md'
/** Milliseconds: VS Code draws a preview anew 300 ms after it is asked to. */
const stillness = 2_000
const good = '2026-06-18-checkout-certificate-expired.md'

test('the views list postmortems by status and action items by owner, what is overdue first, and have no barrier', async () => {
  const workbench = walk()
  const { page } = workbench
  await openFile(workbench, bad)
  const rows = await openViews(workbench)
  await rows.filter({ hasText: 'Improve monitoring' }).first().waitFor()
  const texts = (await rows.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
  const at = (words: string) => texts.findIndex(text => text.includes(words))
  assert.ok(at('Overdue') === 0, texts.join('\n'))
  assert.ok(at('Aurora failover') > at('Overdue') && at('closed') > at('Aurora failover'), texts.join('\n'))
  assert.ok(at('Nobody') > at('@mo'), texts.join('\n'))
  await picture(workbench, 'views')
  for (const view of await page.locator('.sidebar .pane-body .monaco-list-rows').all()) {
    // VS Code puts a row's label and description together without a space.
    assert.deepEqual(await violationsIn(view, ['label-content-name-mismatch']), [])
  }
  await rows.filter({ hasText: 'Checkout refused cards' }).first().click()
  await page.locator(`.tab.active[data-resource-name="${good}"]`).waitFor()
})

test('the status bar tells how long is left and leads to what stands in the way', async () => {
  const workbench = walk()
  await openFile(workbench, bad)
  const status = workbench.page.locator('.statusbar-item').filter({ hasText: 'refined' })
  await status.waitFor()
  assert.match(await status.innerText(), /overdue/)
  assert.ok((await readLenses(workbench)).some(lens => lens.includes('refined')))
  await status.click()
  const question = await readQuestion(workbench, 'to settle')
  assert.ok(question.choices.length > 3, question.choices.join('\n'))
  await picture(workbench, 'blockers')
  await workbench.page.keyboard.press('Escape')
})

test('the menu of a row is for what the row names, open or not', async () => {
  const workbench = walk()
  await runCommand(workbench, 'View: Close All Editors')
  const rows = workbench.page.locator('.pane-body .monaco-list-row')
  const chooseFor = async (row: string, title: string) => {
    await rows.filter({ hasText: row }).first().click({ button: 'right' })
    const choice = workbench.page.locator('.context-view .action-label').getByText(title)
    await choice.waitFor()
    // VS Code takes a click in the first moments of a menu for the end of the one that opened it.
    await eventually(workbench.page, 'an end of the menu', async () => {
      await choice.click({ timeout: 1000 }).catch(() => null)
      await workbench.page.waitForTimeout(200)
      return choice.isHidden()
    })
  }
  await chooseFor('Aurora failover', 'Advance Status')
  await readQuestion(workbench, 'to settle')
  await workbench.page.keyboard.press('Escape')
  await chooseFor('A1 Refuse', 'Defer Action Item')
  await readQuestion(workbench, 'Defer A1')
  await workbench.page.keyboard.press('Escape')
})

test('the preview shows the timeline as a picture', async () => {
  const workbench = walk()
  await openFile(workbench, good)
  await goTo(workbench, 44)
  await runCommand(workbench, 'Markdown: Open Preview to the Side')
  const figure = await inPreview(workbench, 'figure.postmortems-timeline')
  await figure.scrollIntoViewIfNeeded()
  assert.match((await figure.locator('figcaption').textContent()) ?? '', /7 entries, T\+0 to T\+1h 10m/)
  await picture(workbench, 'preview')
})

test('the preview stays as it is while nothing changes, whatever lies open beside it', async () => {
  const workbench = walk()
  await openAhead(workbench, bad)
  await waitForSquiggle(workbench, 'error')
  const page = webview(workbench).locator('body')
  await inPreview(workbench, '.postmortems-findings')
  await inPreview(workbench, 'figure.postmortems-timeline')
  await workbench.page.waitForTimeout(stillness)
  await page.evaluate(body => body.setAttribute('data-seen', ''))
  await workbench.page.waitForTimeout(stillness)
  assert.equal(await page.getAttribute('data-seen'), '')
})

for (const [theme, worn] of [
  ['light', 'vscode-light'],
  ['dark', 'vscode-dark'],
  ['high contrast', 'vscode-high-contrast'],
] as const) {
  test(`all of it shows in a ${theme} theme, and the preview has no barrier there`, async () => {
    const workbench = walk()
    if (theme !== 'light') {
      await openAhead(workbench, good)
      await inPreview(workbench, 'h1:has-text("Checkout refused cards")')
      await setTheme(workbench, theme)
      await inPreview(workbench, `body.${worn} figure.postmortems-timeline`)
      await picture(workbench, `theme-${theme.replace(' ', '-')}`)
    }
    await openAhead(workbench, bad)
    await waitForSquiggle(workbench, 'error')
    const findings = await inPreview(workbench, '.postmortems-findings')
    const figure = await inPreview(workbench, 'figure.postmortems-timeline')
    assert.deepEqual([...(await violationsIn(figure)), ...(await violationsIn(findings))], [])
    await screenshot(workbench.page, `preview-${theme.replace(' ', '-')}`)
  })
}

test('the walkthrough shows the way, and its steps have no barrier', async () => {
  const workbench = walk()
  await setTheme(workbench, 'light')
  await runCommand(workbench, 'View: Close All Editors')
  // Beside the side bar there is no room for the drawings.
  await workbench.page.keyboard.press('Control+B')
  await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' })
  await runCommand(workbench, 'Welcome: Open Walkthrough...')
  await readQuestion(workbench, 'Write Your First Postmortem')
  await workbench.page.keyboard.type('Write Your First')
  await workbench.page.keyboard.press('Enter')
  await workbench.page.getByText('State the facts').first().waitFor()
  await picture(workbench, 'walkthrough')
  // The button around a step is VS Code's, with controls in it and a name of its own; the words are ours.
  const steps = workbench.page.locator('.getting-started-step')
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

test('a copy for outside readers stands beside, with what is left for a person to see to', async () => {
  const workbench = walk()
  await runCommand(workbench, 'View: Close All Editors')
  await workbench.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' })
  await openFile(workbench, good)
  await waitForStatus(workbench)
  await runCommand(workbench, 'Postmortems: Prepare for Publication')
  const said = await readNotification(workbench, 'A copy for outside readers')
  assert.match(said, /\d+ places were changed; \d+ points are left for you/)
  const copy = workbench.page.locator('.editor-group-container.active .view-lines')
  await copy.getByText('Checkout refused cards').first().waitFor()
  assert.doesNotMatch(await copy.innerText(), /@ada|#431|status:/)
  await picture(workbench, 'publication')
})

/** Commands of documents are in the palette once the document is known as a postmortem. */
async function waitForStatus({ page }: Workbench): Promise<void> {
  await page.locator('.statusbar-item').filter({ hasText: 'closed' }).first().waitFor()
}

/**
 * Returns an element of the preview, once it shows. VS Code goes on showing the page before where that is still loading
 * when the next comes: its pages share one timer. Then the preview is drawn anew, as a person would have it drawn.
 */
async function inPreview(workbench: Workbench, selector: string): Promise<Locator> {
  const element = webview(workbench).locator(selector).first()
  for (let left = 3; left > 0; left--) {
    const shows = await element.waitFor({ timeout: PATIENCE }).then(
      () => true,
      () => false,
    )
    if (shows) return element
    await runCommand(workbench, 'Markdown: Refresh Preview')
  }
  await element.waitFor()
  return element
}

/** Opens a file beside the preview, which has the focus, and follows what stands ahead of it. */
async function openAhead(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench
  await page.keyboard.press('Control+1')
  // A question asked while the focus is on its way would close at once.
  await page.locator('.editor-group-container.active .editor-instance .monaco-editor.focused').waitFor()
  await openFile(workbench, name)
}
