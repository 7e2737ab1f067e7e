import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'
import { root } from './install.ts'
import type { Scope } from './scope.ts'

/** Screenshots and logs of a run, for people to look at; not in git. */
export const artefacts = join(root, 'out', 'vscode')

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium, which ends with this process. */
export function openBrowser(scope: Scope): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: flags,
    env: { ...process.env, TMPDIR: scope.folder('pmc') },
    // The scope handles signals and ends this process; Playwright then ends Chromium.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

/** Callbacks for what a workbench page reports about itself and its extension host. */
export interface Reports {
  /** A line of its log; `level` is `trace`, `debug`, `info`, `warn` or `error`. */
  said?: (line: string, level: string) => void
  /** The exit code of a test module's `run()`: 0 when it succeeded. */
  exited?: (code: number) => void
}

/**
 * Sets the display language of VS Code and its extensions, as a language pack would; texts without a translation
 * stay English.
 */
async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript(own => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => own, set() {} })
  }, language)
}

/** Returns a new page at `url`, the URL of a workbench; `reports` are called while it is open. */
export async function openPage(
  browser: Browser,
  url: string,
  reports: Reports = {},
  language?: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  if (language) await speak(page, language)
  await page.exposeFunction('codeAutomationLog', (level: string, args: unknown[]) => {
    reports.said?.(format(...args), level)
  })
  await page.exposeFunction('codeAutomationExit', (code: number) => reports.exited?.(code))
  await page.goto(url)
  return page
}

/** Saves a screenshot as `<name>.png` in `folder`, and returns its path. */
export async function screenshot(page: Page, name: string, folder = artefacts): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}
