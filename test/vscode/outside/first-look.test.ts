import assert from 'node:assert/strict'
import { test } from 'node:test'
import { screenshot } from '../../../tools/vscode/browser.ts'
import { readProblems, waitForSquiggle } from '../../../tools/vscode/editor.ts'
import { openFile } from '../../../tools/vscode/workbench.ts'
import { beginWalk } from './walk.ts'

const postmortem = `---
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
`

const walk = beginWalk('first-look', { '2026-05-04-sessions-lost.md': postmortem })

test('a severity that does not exist is underlined and listed among the problems', async () => {
  const workbench = walk()
  await openFile(workbench, '2026-05-04-sessions-lost.md')
  assert.ok((await waitForSquiggle(workbench, 'error')) > 0)
  await screenshot(workbench.page, 'first-look')
  const problems = await readProblems(workbench, 'sev9')
  assert.ok(
    problems.some(row => row.includes('metadata-value') && row.includes('Ln 5')),
    problems.join('\n'),
  )
})
