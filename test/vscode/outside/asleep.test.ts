import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { root } from '../../../tools/vscode/install.ts'
import { openScope } from '../../../tools/vscode/scope.ts'
import {
  closeWorkbench,
  openFile,
  openWorkbench,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'

// A folder that holds code, but no postmortem: nobody there wants to wait for us. No Markdown is opened: with it VS Code
// wakes, sooner or later, all who add to its preview. Our server stays asleep then, too (client/gate.ts).

const scope = openScope()
let workbench: Workbench | undefined
before(async () => {
  const folder = scope.folder('postmortems-asleep')
  writeFileSync(join(folder, 'lend.py'), 'def lend(book):\n    return book\n')
  writeFileSync(join(folder, 'README.md'), '# A library\n\nIt has nothing to do with incidents.\n')
  workbench = await openWorkbench(scope, { folder, extension: root })
})
after(async () => {
  if (workbench) await closeWorkbench(workbench)
  scope.close()
})

test('where no postmortem is, the extension stays asleep', async () => {
  const { page } = workbench!
  await openFile(workbench!, 'lend.py')
  await page.keyboard.insertText('# More.')
  // A list holds only the rows in view: there is room for all.
  await page.setViewportSize({ width: 1280, height: 1800 })
  await runCommand(workbench!, 'Developer: Show Running Extensions')
  const running = page.locator('.runtime-extensions-editor .monaco-list-row')
  // Wakes up once everything else has: whoever wanted to be there by now is.
  await running.filter({ hasText: 'Merge Conflict' }).first().waitFor()
  const names = (await running.allInnerTexts()).map(text => text.split('\n')[0])
  assert.ok(names.length > 2, names.join(', '))
  assert.equal(names.includes('Postmortems'), false, names.join(', '))
})
