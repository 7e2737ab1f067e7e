import type { Locator } from 'playwright-core'
import { goDownTo, openBox, runCommand, type Workbench } from './workbench.ts'

// The editor of a workbench: its text and what is shown around it.

type Level = 'error' | 'warning' | 'info' | 'hint'

/** Puts the cursor at a line and column, both from 1. */
export async function goTo({ page }: Workbench, line: number, column = 1): Promise<void> {
  await page.keyboard.press('Control+P')
  await page.locator('.quick-input-widget .quick-input-filter input').fill(`:${line}:${column}`)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
  await page.getByText(`Ln ${line}, Col ${column}`).waitFor()
}

/** Saves the file and waits until its tab has lost the mark of unsaved changes. */
export async function save({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Control+S')
  await page.locator('.tab.active:not(.dirty)').waitFor()
}

/** Waits for a squiggle of this level and returns how many are in view. */
export async function waitForSquiggle({ page }: Workbench, level: Level): Promise<number> {
  const squiggles = page.locator(`.editor-instance .squiggly-${level}`)
  await squiggles.first().waitFor({ state: 'attached' })
  return squiggles.count()
}

/** Opens the Problems view and returns its rows, the files' own rows included, once one contains `text`. */
export async function readProblems({ page }: Workbench, text: string): Promise<string[]> {
  const rows = page.locator('.markers-panel .monaco-list-row')
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('Control+Shift+M')
  await rows.filter({ hasText: text }).first().waitFor()
  return oneLine(rows)
}

/** Goes to the row with `text` in the Problems view, and from there to its place in the editor. */
export async function goToProblem(workbench: Workbench, text: string): Promise<void> {
  const { page } = workbench
  await runCommand(workbench, 'Problems: Focus on Problems View')
  await page.locator('.markers-panel .monaco-list:focus').waitFor()
  await page.keyboard.press('Home')
  await goDownTo(page, page.locator('.markers-panel .monaco-list-row.focused'), text)
  await page.keyboard.press('Enter')
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
}

/** Selects the next occurrence of `text` after the cursor, or the first one. */
export async function find({ page }: Workbench, text: string): Promise<void> {
  const widget = page.locator('.find-widget.visible')
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
  await openBox(page, 'Control+F', '.find-widget.visible .find-part :focus')
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
  await widget
    .locator('.matchesCount')
    .getByText(/\d+ of [1-9]/)
    .waitFor()
  // An open notification would take the key first.
  if (await page.locator('.notifications-toasts.visible').isVisible()) await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await widget.waitFor({ state: 'detached' })
  // Keys pressed before the editor has the focus again are lost.
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
}

/** Finds `old` and replaces it in one step, as an input method does. */
export async function overwrite(workbench: Workbench, old: string, text: string): Promise<void> {
  await find(workbench, old)
  await workbench.page.keyboard.insertText(text)
}

/** Opens the quick fix menu at the cursor and returns its titles once one contains `text`. */
export async function openQuickFixes({ page }: Workbench, text = ''): Promise<string[]> {
  const rows = page.locator('.action-widget .monaco-list-row.action')
  const wanted = rows.filter({ hasText: text }).first()
  await page.keyboard.press('Control+.')
  // VS Code drops the menu if the editor is not ready yet: ask again.
  await wanted.waitFor({ timeout: 5000 }).catch(async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+.')
    await wanted.waitFor()
  })
  return oneLine(rows)
}

/** Chooses a row of the open quick fix menu. */
export async function chooseQuickFix({ page }: Workbench, title: string): Promise<void> {
  await goDownTo(page, page.locator('.action-widget .monaco-list-row.action.focused'), title)
  await page.keyboard.press('Enter')
  await page.locator('.action-widget').first().waitFor({ state: 'hidden' })
}

/** Opens the suggestions at the cursor and returns their labels once one contains `text`. */
export async function openSuggestions({ page }: Workbench, text = ''): Promise<string[]> {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  if (!(await rows.first().isVisible())) await page.keyboard.press('Control+Space')
  await rows.filter({ hasText: text }).first().waitFor()
  return oneLine(rows.locator('.label-name'))
}

/** Accepts one of the open suggestions. */
export async function chooseSuggestion({ page }: Workbench, label: string): Promise<void> {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  const named = page.locator('.label-name').getByText(label, { exact: true })
  await rows.filter({ has: named }).first().click()
  await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' })
}

/** Shows the hover at the cursor and returns its text once it contains `text`. */
export async function readHover({ page }: Workbench, text = ''): Promise<string> {
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-row').filter({ hasText: text })
  await page.keyboard.press('Control+K')
  await page.keyboard.press('Control+I')
  await hover.first().waitFor()
  return (await oneLine(hover)).join('\n')
}

/** Closes an open menu, hover or input over the editor. */
export async function dismiss({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Escape')
}

/** Returns the code lenses in view. */
export async function readLenses({ page }: Workbench): Promise<string[]> {
  const lenses = page.locator('.editor-instance .codelens-decoration')
  await lenses.first().waitFor()
  return oneLine(lenses)
}

/** Returns the lines in view as displayed, including inlay hints. */
export async function readLines({ page }: Workbench): Promise<string[]> {
  const lines = await page.locator('.editor-instance .view-lines .view-line').evaluateAll(found =>
    found
      .map(line => ({
        top: Number.parseFloat((line as HTMLElement).style.top),
        text: line.textContent ?? '',
      }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  )
  return lines
}

async function oneLine(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
}
