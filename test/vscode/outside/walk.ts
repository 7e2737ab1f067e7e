import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, afterEach, before } from 'node:test'
import type { Locator } from 'playwright-core'
import { stageExtension } from '../../../tools/stage.ts'
import { screenshot } from '../../../tools/vscode/browser.ts'
import { root } from '../../../tools/vscode/install.ts'
import { openScope } from '../../../tools/vscode/scope.ts'
import {
  closeWorkbench,
  openWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../../../tools/vscode/workbench.ts'

/**
 * Opens VS Code for the tests of a file, on a copy of the examples and on `files` (texts by path in that folder), or on
 * the one of them that names several folders.
 * Returns how a test gets at the workbench. A test that fails leaves a picture, `<name>-failed-<number>.png`.
 */
export function beginWalk(
  name: string,
  files: Readonly<Record<string, string>> = {},
  options: Omit<WorkbenchOptions, 'folder' | 'extension'> & { readonly workspaceFile?: string } = {},
): () => Workbench {
  const scope = openScope()
  let workbench: Workbench | undefined
  let failures = 0
  before(async () => {
    const folder = join(scope.folder('postmortems-walk'), 'examples')
    cpSync(join(root, 'examples'), folder, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const extension = options.inBrowser ? scope.folder('postmortems-staged') : root
    // A browser refuses the repository's own manifest: there the extension runs as it is packaged.
    if (options.inBrowser) stageForBrowser(extension)
    const opened = options.workspaceFile ? join(folder, options.workspaceFile) : folder
    workbench = await openWorkbench(scope, { ...options, folder: opened, extension })
    // The extension is known to VS Code: its commands are in the palette.
    await workbench.page
      .getByRole('tab', { name: /^(Postmortems|ポストモーテム)/ })
      .first()
      .waitFor()
  })
  afterEach(async context => {
    if (!workbench || ('passed' in context && context.passed)) return
    failures += 1
    await screenshot(workbench.page, `${name}-failed-${failures}`)
  })
  after(async () => {
    if (workbench) await closeWorkbench(workbench)
    scope.close()
  })
  return () => {
    if (!workbench) throw new Error('VS Code did not open.')
    return workbench
  }
}

/** With entries for Node.js that fail: whatever works, works in the browser. */
function stageForBrowser(extension: string): void {
  stageExtension(extension)
  for (const name of ['client.js', 'server.js']) {
    writeFileSync(join(extension, 'dist', name), "throw new Error('started outside the browser')\n")
  }
}

/** Brings our views to the front; returns their rows. */
export async function openViews({ page }: Workbench): Promise<Locator> {
  await page
    .getByRole('tab', { name: /^Postmortems/ })
    .first()
    .click()
  return page.locator('.pane-body .monaco-list-row')
}

/** A postmortem as it lies on the disk. */
export function textOf({ folder }: Workbench, name: string): string {
  return readFileSync(join(folder, 'postmortems', name), 'utf8')
}
