import { basename } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { openBrowser, openPage } from './browser.ts'
import type { Scope } from './scope.ts'
import { quietSettings, type ServerOptions, type Settings, startServer, workbenchUrl } from './server.ts'

/** A VS Code workbench in a browser. The functions below do what a person would do. */
export interface Workbench {
  page: Page
  /** The open folder, or the `.code-workspace` file. */
  folder: string
  /** Lines that the workbench and the extension host logged as errors. */
  errors: string[]
}

export interface WorkbenchOptions extends Pick<ServerOptions, 'restricted'> {
  folder: string
  extension: string
  /** Added to `quietSettings`. */
  settings?: Settings
  /** Runs the extension in a web worker instead of on the server. */
  inBrowser?: boolean
  /** Such as `de`; the default is English. */
  language?: string
}

/** Milliseconds to wait before something counts as missing. */
const PATIENCE = 45_000

/** Starts VS Code and returns its workbench once the explorer shows the folder. */
export async function openWorkbench(scope: Scope, options: WorkbenchOptions): Promise<Workbench> {
  const { folder, extension, inBrowser = false, restricted = false } = options
  // An extension with both entry points would otherwise run on the server.
  const place = inBrowser ? { 'remote.extensionKind': { 'postmortems.postmortems': ['web'] } } : {}
  const settings = { ...quietSettings, ...place, ...options.settings }
  const server = await startServer(scope, { settings, extensions: [extension], restricted })
  const errors: string[] = []
  const said = (line: string, level: string) => {
    if (level === 'error') errors.push(line)
  }
  const browser = await openBrowser(scope)
  const page = await openPage(browser, workbenchUrl(server, { folder }), { said }, options.language)
  page.setDefaultTimeout(PATIENCE)
  server.ended.then(() => page.close().catch(() => {}))
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 })
  return { page, folder, errors }
}

/** Closes the browser; the scope ends the server. */
export async function closeWorkbench({ page }: Workbench): Promise<void> {
  await page.context().browser()?.close()
}

const themeClasses = { light: '.vs', dark: '.vs-dark', 'high contrast': '.hc-black' } as const
const themeNames = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high contrast': 'Dark High Contrast',
} as const

/** Changes the colour theme and waits until it is applied. */
export async function setTheme(workbench: Workbench, theme: keyof typeof themeNames): Promise<void> {
  await runCommand(workbench, 'Preferences: Color Theme')
  await readQuestion(workbench, 'Color Theme')
  // The list contains only the rows in view.
  await quickInput(workbench.page).fill(themeNames[theme])
  await choose(workbench, themeNames[theme])
  await workbench.page.locator(`.monaco-workbench${themeClasses[theme]}`).first().waitFor()
}

/** Opens a file by its name or path within the folder, and waits until its editor has the focus. */
export async function openFile({ page }: Workbench, path: string): Promise<void> {
  await openAndAccept(page, { key: 'Control+P', filter: path, label: basename(path) })
  await page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).waitFor()
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
}

/** Runs a command by its title in the command palette, category included: `View: Split Editor`. */
export async function runCommand({ page }: Workbench, title: string): Promise<void> {
  await openAndAccept(page, { key: 'F1', filter: `>${title}`, label: title })
}

/** Opens the rename box at the cursor and waits until it has the focus. */
export async function askNewName({ page }: Workbench): Promise<void> {
  await openBox(page, 'F2', '.rename-box input:focus')
}

/**
 * Opens a box of the editor by its key and waits until what `focused` selects is there; if the editor takes the focus
 * back, it tries again.
 */
export async function openBox(page: Page, key: string, focused: string): Promise<void> {
  await eventually(page, `the focus in the box that ${key} opens`, async () => {
    await page.keyboard.press(key)
    const isOpen = await inTime(() => page.locator(focused).waitFor({ timeout: 5000 }))
    if (!isOpen) await page.keyboard.press('Escape')
    return isOpen
  })
}

/** Whether what a person would wait for happens within its time. */
async function inTime(wait: () => Promise<void>): Promise<boolean> {
  try {
    await wait()
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false
    throw error
  }
}

/** The contents of a quick input. */
export interface Question {
  title: string
  prompt: string
  choices: string[]
}

/** Returns the open quick input once its title, prompt or choices contain `text`. */
export async function readQuestion({ page }: Workbench, text: string): Promise<Question> {
  const widget = page.locator('.quick-input-widget')
  const said = async (part: string) => (await widget.locator(part).allInnerTexts()).join(' ').trim()
  return eventually(page, `a question with "${text}"`, async () => {
    if (!(await widget.isVisible())) return null
    const placeholder = await quickInput(page).getAttribute('placeholder')
    const question = {
      title: await said('.quick-input-title'),
      prompt: `${placeholder ?? ''} ${await said('.quick-input-message')}`.trim(),
      choices: await widget.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts(),
    }
    return JSON.stringify(question).includes(text) && question
  })
}

/** Polls for a condition that Playwright cannot wait for; throws an error with its `name` if it is not met in time. */
export async function eventually<T>(
  page: Page,
  name: string,
  look: () => T | Promise<T>,
): Promise<Exclude<T, false | null>> {
  const deadline = Date.now() + PATIENCE
  while (Date.now() < deadline) {
    const found = await look()
    if (found !== false && found !== null) return found as Exclude<T, false | null>
    await page.waitForTimeout(50)
  }
  throw new Error(`There was not ${name} within ${PATIENCE / 1000} s.`)
}

/** Types an answer into the open quick input and accepts it. */
export async function answer({ page }: Workbench, text: string): Promise<void> {
  await quickInput(page).fill(text)
  await page.keyboard.press('Enter')
}

/** Chooses a row of the open quick input. */
export async function choose({ page }: Workbench, label: string): Promise<void> {
  await acceptRow(page, label)
}

/** Ticks the rows with these labels in the open quick input and accepts them. */
export async function chooseAll({ page }: Workbench, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await quickInput(page).fill(label)
    await quickRow(page, label).waitFor()
    // The arrow moves from the input into the list, where Space ticks a row.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
  }
  await quickInput(page).fill('')
  await page.keyboard.press('Enter')
}

/** Waits for a notification that contains `text`, and returns its full text. */
export async function readNotification({ page }: Workbench, text: string): Promise<string> {
  const toast = page.locator('.notification-list-item-message').filter({ hasText: text }).first()
  await toast.waitFor()
  return (await toast.textContent()) ?? ''
}

/** Returns the content frame of the only visible webview. */
export function webview({ page }: Workbench): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
}

/**
 * Opens the quick input by its key, filters its rows and accepts the one with this label. If a view that is still
 * opening takes the focus, the input closes; then it is opened again.
 */
async function openAndAccept(
  page: Page,
  asked: { key: string; filter: string; label: string },
): Promise<void> {
  const widget = page.locator('.quick-input-widget')
  // One that is still closing would take the words, and never list anything.
  await inTime(() => widget.waitFor({ state: 'hidden', timeout: 2000 }))
  await eventually(page, `"${asked.label}" in the quick input`, async () => {
    if (!(await widget.isVisible())) await page.keyboard.press(asked.key)
    return inTime(async () => {
      await quickInput(page).fill(asked.filter, { timeout: 5000 })
      await quickRow(page, asked.label).waitFor({ timeout: 5000 })
    })
  })
  await acceptRow(page, asked.label)
}

/** Moves down to a row of the open quick input and accepts it. */
async function acceptRow(page: Page, label: string): Promise<void> {
  await quickRow(page, label).waitFor()
  await goDownTo(page, page.locator('.quick-input-list .monaco-list-row.focused .label-name'), label)
  await page.keyboard.press('Enter')
}

/** Presses the down arrow until `focused`, the focused row of a list, has this text. */
export async function goDownTo(page: Page, focused: Locator, text: string): Promise<void> {
  for (let left = 60; left > 0; left--) {
    if (((await focused.allInnerTexts())[0] ?? '').includes(text)) return
    await page.keyboard.press('ArrowDown')
    // The list moves its focus with the next frame.
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
  }
  throw new Error(`The list has no row "${text}".`)
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-filter input')
}

function quickRow(page: Page, label: string): Locator {
  return page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
    .first()
}
