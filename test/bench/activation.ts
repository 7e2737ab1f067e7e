import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/vscode/install.ts'
import { openScope } from '../../tools/vscode/scope.ts'
import { closeWorkbench, openWorkbench, runCommand } from '../../tools/vscode/workbench.ts'
import { median } from './measure.ts'

/** Ours, and extensions of VS Code's own that wake up with it, to judge the machine by. */
const names = ['Postmortems', 'Merge Conflict', 'Emmet', 'Git']

export interface Activation {
  readonly name: string
  /** Milliseconds for loading the code and calling `activate`: the median of several starts. */
  readonly time: number
}

/** What VS Code's list of running extensions tells of them in the sample workspace; each start is a fresh VS Code. */
export async function activations(starts: number): Promise<Activation[]> {
  const lists: Map<string, number>[] = []
  for (let i = 0; i < starts; i++) lists.push(await runningExtensions())
  return names.flatMap(name => {
    const times = lists.flatMap(list => list.get(name) ?? [])
    return times.length === 0 ? [] : { name, time: median(times) }
  })
}

async function runningExtensions(): Promise<Map<string, number>> {
  const scope = openScope()
  const folder = join(scope.folder('postmortems-bench'), 'examples')
  cpSync(join(root, 'examples'), folder, { recursive: true })
  const workbench = await openWorkbench(scope, { folder, extension: root })
  try {
    const { page } = workbench
    // The view tells what is overdue once the server has answered: everything has long been activated.
    await page
      .getByRole('tab', { name: /^Postmortems .*Overdue/ })
      .first()
      .waitFor()
    // A list holds only the rows in view: there is room for all.
    await page.setViewportSize({ width: 1280, height: 1800 })
    await runCommand(workbench, 'Developer: Show Running Extensions')
    const rows = page.locator('.runtime-extensions-editor .monaco-list-row')
    await rows
      .filter({ hasText: /Activation: \d/ })
      .first()
      .waitFor()
    return new Map(
      (await rows.allInnerTexts()).flatMap(text => {
        const time = /Activation: (\d+) ?ms/.exec(text)?.[1]
        return time === undefined ? [] : [[text.split('\n')[0]!.trim(), Number(time)] as const]
      }),
    )
  } finally {
    await closeWorkbench(workbench)
    scope.close()
  }
}
