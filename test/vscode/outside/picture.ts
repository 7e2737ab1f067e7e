import { screenshot } from '../../../tools/vscode/browser.ts'
import type { Workbench } from '../../../tools/vscode/workbench.ts'

/**
 * Keeps a picture of the workbench among the artefacts of the run, or in the folder that `npm run screenshots` names:
 * the pictures of the documentation.
 */
export async function picture({ page }: Workbench, name: string): Promise<void> {
  // Toasts come and go; the blinking cursor stays wherever it is.
  await page.waitForTimeout(300)
  await screenshot(page, name, process.env.POSTMORTEMS_PICTURES)
}
