import assert from 'node:assert/strict'
import { rename, rm } from 'node:fs/promises'
import * as vscode from 'vscode'
import type { Api } from '../../../client/start.ts'
import { findingsOf, folder, soon, writeDocument } from './workspace.ts'

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

  it('follows a folder that somebody moves on the disk', async () => {
    const { link } = vscode.extensions.getExtension<Api>('postmortems.postmortems')!.exports
    const [before, after] = ['moved/from', 'moved/to'].map(name => vscode.Uri.joinPath(folder(), name))
    const text = '---\nprofile: tiered\nid: 2026-05-05-moved\ntitle: Moved\ndate: 2026-05-05\n---\n# Moved\n'
    await writeDocument('moved/from/2026-05-05-moved.md', text)
    const liesIn = (place: vscode.Uri) =>
      soon(`the postmortem in ${place.path}`, async () => {
        const { postmortems } = await link.ask('postmortems/overview', {})
        const own = postmortems.filter(one => one.id === '2026-05-05-moved')
        return own.length === 1 && own[0]!.uri.startsWith(place.toString()) ? true : null
      })
    await liesIn(before!)
    // Past VS Code, which knows what it moves itself.
    await rename(before!.fsPath, after!.fsPath)
    await liesIn(after!)
    await rm(vscode.Uri.joinPath(folder(), 'moved').fsPath, { recursive: true })
    await soon('nothing', async () => {
      const { postmortems } = await link.ask('postmortems/overview', {})
      return postmortems.some(one => one.id === '2026-05-05-moved') ? null : true
    })
  })
})
