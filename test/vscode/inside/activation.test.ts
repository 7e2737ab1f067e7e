import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { findingsOf, writeDocument } from './workspace.ts'

describe('in a folder with postmortems', () => {
  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension('postmortems.postmortems')
    assert.ok(extension, 'the extension is not there')
    await extension.activate()
    assert.ok(extension.isActive)
  })

  it('shows what is wrong in a postmortem that is opened', async () => {
    const uri = await writeDocument(
      '2026-05-04-sessions-lost.md',
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
    await vscode.window.showTextDocument(uri)
    const [finding] = await findingsOf(uri, 'metadata-value')
    assert.ok(finding)
    assert.equal(finding.range.start.line, 4)
    assert.match(finding.message, /sev9/)
  })
})
