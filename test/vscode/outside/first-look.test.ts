import assert from 'node:assert/strict'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { screenshot } from '../../../tools/vscode/browser.ts'
import { goTo, readProblems, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import { root } from '../../../tools/vscode/install.ts'
import { openScope } from '../../../tools/vscode/scope.ts'
import { closeWorkbench, openFile, openWorkbench, type Workbench } from '../../../tools/vscode/workbench.ts'

// Someone opens the examples, adds a postmortem with a severity that does not exist, and looks at it.

const scope = openScope()
let workbench: Workbench

before(async () => {
  const folder = join(scope.folder('postmortems-walk'), 'examples')
  cpSync(join(root, 'examples'), folder, { recursive: true })
  writeFileSync(
    join(folder, '2026-05-04-sessions-lost.md'),
    `---
id: 2026-05-04-sessions-lost
title: Sessions lost after a cache restart
date: 2026-05-04
severity: sev9
tier: note
status: open
started_at: 2026-05-04T09:00:00Z
---

# Sessions lost after a cache restart

## Summary

A restart of the session cache logged 40 people out.
`,
  )
  workbench = await openWorkbench(scope, { folder, extension: root })
})

after(async () => {
  await screenshot(workbench.page, 'first-look-end')
  await closeWorkbench(workbench)
  scope.close()
})

test('a severity that does not exist is underlined and listed among the problems', async () => {
  await openFile(workbench, '2026-05-04-sessions-lost.md')
  await goTo(workbench, 5, 11)
  assert.ok((await waitForSquiggle(workbench, 'error')) > 0)
  await screenshot(workbench.page, 'first-look-squiggle')
  const problems = await readProblems(workbench, 'sev9')
  assert.ok(
    problems.some(row => row.includes('metadata-value') && row.includes('Ln 5')),
    problems.join('\n'),
  )
})
