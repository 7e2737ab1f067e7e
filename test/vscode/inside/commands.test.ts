import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Api } from '../../../client/start.ts'
import { folder, open, soon, writeDocument } from './workspace.ts'

const run = <T>(name: string, ...given: unknown[]) =>
  vscode.commands.executeCommand<T>(`postmortems.${name}`, ...given)
const text = () => vscode.window.activeTextEditor!.document.getText()

/** A note that lacks nothing before the next status but the date of it. */
const note = `---
id: 2026-09-01-cache-warm-up-forgotten
title: Cache was cold after a restart
date: 2026-09-01
severity: sev3
tier: note
status: draft
author: '@kim'
triggers: [near-miss]
money_flow_impact: false
regulatory_impact: false
security_impact: false
slo_impact: []
services: [cache]
related: []
root_cause: [cold-cache]
---

# Cache was cold after a restart

## Summary

A restart left the cache cold, and pages took 3 s for four minutes. Nobody wrote in.

## What happened

The restart at 08:00 UTC emptied the cache. By 08:04 it was warm.

## What we learned

- A restart warms the cache first now.
`

describe('commands', () => {
  it('are all there, and only those of the manifest', async () => {
    const extension = vscode.extensions.getExtension('postmortems.postmortems')!
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } }
    const promised = contributes.commands.map(one => one.command).sort()
    const all = await vscode.commands.getCommands(true)
    const there = all.filter(name => /^postmortems\.[a-zA-Z]+$/.test(name)).sort()
    assert.deepEqual(there, promised)
  })

  it('advance a document that nothing stands in the way of', async () => {
    const uri = await writeDocument('postmortems/2026-09-01-cache-warm-up-forgotten.md', note)
    await vscode.window.showTextDocument(uri)
    assert.equal(await run('advanceStatus'), true)
    assert.match(text(), /^status: refined$/m)
    assert.match(text(), /^refined_at: '?\d{4}-\d{2}-\d{2}/m)
    await vscode.commands.executeCommand('undo')
    assert.equal(text(), note)
  })

  it('list what stands in the way and change nothing then', async () => {
    const editor = await open('postmortems/2026-08-14-aurora-failover-stuck-replica.md')
    const before = editor.document.getText()
    const asked = run('advanceStatus')
    await new Promise(resolve => setTimeout(resolve, 1500))
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.equal(await asked, false)
    assert.equal(editor.document.getText(), before)
  })

  it('insert a timeline entry at the present time', async () => {
    const editor = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const before = editor.document.getText()
    assert.equal(await run('insertTimelineEntry', { event: 'Certificate inventory compared' }), true)
    const row = text()
      .split('\n')
      .find(line => line.includes('Certificate inventory compared'))
    assert.match(row ?? 'no row', /^\| .*\d{2}:\d{2}.* \| Certificate inventory compared \|/)
    await vscode.commands.executeCommand('undo')
    assert.equal(text(), before)
  })

  it('turn a pasted chat into timeline rows', async () => {
    const editor = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const before = editor.document.getText()
    await vscode.env.clipboard.writeText(
      [
        '2026-06-18T07:11:30Z ada: seeing handshake errors',
        '2026-06-18T07:18:02Z kim: issuing a new one',
      ].join('\n'),
    )
    assert.equal(await run('pasteAsTimeline'), 2)
    const lines = text().split('\n')
    const at = (words: string) => lines.findIndex(line => line.startsWith('|') && line.includes(words))
    assert.ok(at('seeing handshake errors') > at('Incident declared'), text())
    assert.ok(at('issuing a new one') < at('New certificate issued'), text())
    await vscode.commands.executeCommand('undo')
    assert.equal(text(), before)
  })

  it('turn the selection into timeline rows', async () => {
    const raw = '\n2026-09-01 08:01:10 cache miss ratio 0.97\n2026-09-01 08:03:40 cache miss ratio 0.12\n'
    const full = (await open('postmortems/2026-06-18-checkout-certificate-expired.md')).document.getText()
    const uri = await writeDocument('postmortems/2026-06-19-selection.md', `${full}${raw}`)
    const editor = await vscode.window.showTextDocument(uri)
    const start = editor.document.getText().indexOf('2026-09-01 08:01')
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(editor.document.getText().trimEnd().length),
    )
    assert.equal(await run('selectionToTimeline'), 2)
    assert.ok(
      text()
        .split('\n')
        .some(line => /^\| .*cache miss ratio 0\.97/.test(line)),
      text(),
    )
    assert.equal(text().includes(raw), false)
  })

  it('change the shape of the timeline, as one step to undo', async () => {
    const editor = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const before = editor.document.getText()
    assert.equal(await run('convertTimeline'), true)
    assert.match(text(), /^- \d\d:\d\d UTC – /m)
    await vscode.commands.executeCommand('undo')
    assert.equal(text(), before)
    assert.equal(await run('sortTimeline'), false)
    assert.equal(text(), before)
  })

  it('add an action item and select what is to be written of it', async () => {
    const editor = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const before = editor.document.getText()
    assert.equal(await run('addActionItem'), true)
    const { document, selection } = vscode.window.activeTextEditor!
    assert.equal(document.getText(selection), '<what will be true when it is done>')
    await vscode.commands.executeCommand('undo')
    assert.equal(text(), before)
  })

  it('show the action item that the template left instead of adding another', async () => {
    const row =
      '| A1 | <what will be true when it is done> | corrective | <@handle> | YYYY-MM-DD | <issue> | open |'
    const uri = await writeDocument(
      'postmortems/2026-08-16-left.md',
      `---\nid: 2026-08-16-left\ntier: standard\ndate: 2026-08-16\n---\n# Left\n\n## Action items\n\n| ID | Action | Type | Owner | Due | Issue | Status |\n| --- | --- | --- | --- | --- | --- | --- |\n${row}\n`,
    )
    const editor = await vscode.window.showTextDocument(uri, { preview: false })
    await soon('findings', () => (vscode.languages.getDiagnostics(uri).length > 0 ? true : null))
    const before = editor.document.getText()
    assert.equal(await run('addActionItem'), true)
    assert.equal(editor.document.getText(editor.selection), '<what will be true when it is done>')
    assert.equal(text(), before)
    await vscode.workspace.fs.delete(uri)
  })

  it('write the index anew, wherever the person is', async () => {
    const readme = vscode.Uri.joinPath(folder(), 'postmortems/README.md')
    const document = await vscode.workspace.openTextDocument(readme)
    const before = document.getText()
    const stale = new vscode.WorkspaceEdit()
    const row = before.split('\n').findIndex(line => line.includes('aurora-failover'))
    stale.delete(readme, new vscode.Range(row, 0, row + 1, 0))
    await vscode.workspace.applyEdit(stale)
    await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    assert.equal((await run<vscode.Uri>('updateIndex'))?.toString(), readme.toString())
    assert.match(document.getText(), /aurora-failover/)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  it('make every safe fix at once', async () => {
    const source = (await open('postmortems/2026-08-14-aurora-failover-stuck-replica.md')).document.getText()
    const uri = await writeDocument('postmortems/2026-08-15-copy.md', source)
    await vscode.window.showTextDocument(uri)
    await soon('findings', () => (vscode.languages.getDiagnostics(uri).length > 0 ? true : null))
    assert.equal(await run('fixAll'), true)
    assert.match(text(), /^severity: sev1$/m)
    assert.match(text(), /^services: \[payouts\]$/m)
    assert.match(text(), /\| preventive \|/)
  })

  it('prepare a copy for outside readers, beside and unsaved', async () => {
    const editor = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const before = editor.document.getText()
    assert.equal(await run('preparePublication'), true)
    const copy = vscode.window.activeTextEditor!.document
    assert.equal(copy.isUntitled, true)
    assert.match(copy.getText(), /^# Checkout refused cards/m)
    assert.doesNotMatch(copy.getText(), /@ada|#431|status:/)
    assert.equal(editor.document.getText(), before)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('make no copy of what says that it is internal', async () => {
    const full = (await open('postmortems/2026-06-18-checkout-certificate-expired.md')).document.getText()
    const uri = await writeDocument(
      'postmortems/2026-06-20-internal.md',
      full.replace(/^# .*/m, '# Checkout (internal only)'),
    )
    await vscode.window.showTextDocument(uri)
    const asked = run('preparePublication')
    await new Promise(resolve => setTimeout(resolve, 2500))
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    assert.equal(await asked, false)
    assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), uri.toString())
  })

  it('open the policy of the team', async () => {
    await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    await run('openPolicy')
    await soon('the policy', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/POLICY.md') ? true : null,
    )
  })

  it('open the configuration', async () => {
    const uri = await run<vscode.Uri>('openConfiguration')
    assert.equal(uri.toString(), vscode.Uri.joinPath(folder(), 'postmortems.yaml').toString())
  })

  it('start the server anew, also one that does not stop', async () => {
    const { link } = vscode.extensions.getExtension<Api>('postmortems.postmortems')!.exports
    const hung = await link.start()
    const dispose = hung.dispose.bind(hung)
    hung.dispose = async () => {
      await dispose()
      throw new Error('Stopping the server timed out')
    }
    await run('restart')
    assert.notEqual(await link.start(), hung)
    assert.ok(link.isOpen)
    const uri = vscode.Uri.joinPath(folder(), 'postmortems/2026-08-14-aurora-failover-stuck-replica.md')
    await vscode.window.showTextDocument(uri)
    await soon('findings', () => (vscode.languages.getDiagnostics(uri).length > 0 ? true : null))
  })
})

describe('the Markdown preview', () => {
  it('shows the timeline as a picture with a table beside it', async () => {
    const { document } = await open('postmortems/2026-06-18-checkout-certificate-expired.md')
    const html = await soon('the picture', async () => {
      const rendered = await vscode.commands.executeCommand<string>('markdown.api.render', document)
      return rendered.includes('postmortems-timeline') ? rendered : null
    })
    assert.match(html, /role="img" aria-label="Timeline: 7 entries, T\+0 to T\+1h 10m"/)
    assert.match(html, /<th scope="col">Since the beginning<\/th>/)
    assert.match(html, /<td>T\+24m<\/td>/)
    assert.ok(html.indexOf('postmortems-timeline') > html.indexOf('>Timeline</h2>'))
  })

  it('is left alone in other documents', async () => {
    const { document } = await open('README.md')
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document)
    assert.equal(html.includes('postmortems-'), false)
  })
})
