import type { Locator } from 'playwright-core'
import type { Workbench } from './workbench.ts'

// The editor of a workbench: what stands in it and what shows around it.

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

/** Opens the quick fix menu at the cursor and returns its titles once one contains `text`. */
export async function openQuickFixes({ page }: Workbench, text = ''): Promise<string[]> {
  const rows = page.locator('.action-widget .monaco-list-row.action')
  await page.keyboard.press('Control+.')
  await rows.filter({ hasText: text }).first().waitFor()
  return oneLine(rows)
}

/** Chooses a row of the open quick fix menu. */
export async function chooseQuickFix({ page }: Workbench, title: string): Promise<void> {
  await page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first().click()
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

/** Closes whatever menu, hover or input is open over the editor. */
export async function dismiss({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Escape')
}

/** Returns the code lenses in view. */
export async function readLenses({ page }: Workbench): Promise<string[]> {
  const lenses = page.locator('.editor-instance .codelens-decoration')
  await lenses.first().waitFor()
  return oneLine(lenses)
}

/** Returns the lines in view as they show, inlay hints included. */
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
