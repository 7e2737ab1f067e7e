import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { builtInStyle } from '../../../profiles/index.ts'
import { waitForSquiggle } from '../../../tools/vscode/editor.ts'
import { root } from '../../../tools/vscode/install.ts'
import { openScope } from '../../../tools/vscode/scope.ts'
import {
  closeWorkbench,
  openFile,
  openWorkbench,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'

// A folder that holds code, but no postmortem where one would look for them: nobody there wants to wait for us. No Markdown
// is opened at first: with it VS Code wakes, sooner or later, all who add to its preview. Our server stays asleep then, too,
// until a document shows signs of a postmortem (client/gate.ts).

const scope = openScope()
let workbench: Workbench | undefined
before(async () => {
  const folder = scope.folder('postmortems-asleep')
  writeFileSync(join(folder, 'lend.py'), 'def lend(book):\n    return book\n')
  writeFileSync(join(folder, 'README.md'), '# A library\n\nIt has nothing to do with incidents.\n')
  mkdirSync(join(folder, 'nights'))
  writeFileSync(
    join(folder, 'nights', 'queue.md'),
    builtInStyle('tiered')!.example.replace('severity: sev1', 'severity: sev9'),
  )
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

test('a postmortem that lies where nobody would look for it wakes it', async () => {
  const { page } = workbench!
  // The list of extensions lies over the editors.
  await page.keyboard.press('Escape')
  await page.locator('.runtime-extensions-editor').waitFor({ state: 'hidden' })
  await openFile(workbench!, 'queue.md')
  assert.ok((await waitForSquiggle(workbench!, 'error')) > 0)
})
