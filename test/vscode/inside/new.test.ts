import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { codeOf, findingsOf, folder, soon } from './workspace.ts'

const facts = {
  title: 'Ledger lagged behind payouts',
  severity: 'sev2',
  moments: {
    started: '2026-09-03T09:10:00Z',
    resolved: '2026-09-03T10:40:00Z',
    closed: '2026-09-03T11:00:00Z',
  },
  triggers: ['emergency-rollback'],
}

describe('New Postmortem', () => {
  let made: vscode.Uri | undefined

  it('makes a file among the others from facts', async () => {
    made = await vscode.commands.executeCommand<vscode.Uri>('postmortems.new', facts)
    assert.equal(
      made && vscode.workspace.asRelativePath(made),
      'postmortems/2026-09-03-ledger-lagged-behind-payouts.md',
    )
    const { document } = vscode.window.activeTextEditor!
    assert.equal(document.uri.toString(), made!.toString())
    const text = document.getText()
    for (const line of [
      'severity: sev2',
      'tier: standard',
      'status: draft',
      'started_at: 2026-09-03T09:10:00Z',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line} is not in:\n${text.slice(0, 700)}`)
    }
  })

  it('leaves nothing in it but what nobody knows yet', async () => {
    await findingsOf(made!, 'section-placeholder')
    const { document } = vscode.window.activeTextEditor!
    const faults = vscode.languages
      .getDiagnostics(made!)
      .filter(finding => finding.severity <= vscode.DiagnosticSeverity.Warning)
    for (const fault of faults) {
      const said = `${codeOf(fault)}: ${fault.message}`
      const isBlank = /<[^<>]+>|YYYY-MM-DD|HH:MM/.test(document.lineAt(fault.range.start.line).text)
      // The row of the template is no item yet, and the first limits of an old incident have passed.
      assert.ok(isBlank || ['action-missing', 'status-overdue'].includes(codeOf(fault)), said)
    }
  })

  it('selects the first thing to be filled in', () => {
    const { document, selection } = vscode.window.activeTextEditor!
    assert.match(document.getText(selection), /^<[^<>]+>$/)
  })

  it('never takes the name of a file that is there', async () => {
    const other = await vscode.commands.executeCommand<vscode.Uri>('postmortems.new', facts)
    assert.ok(other)
    assert.notEqual(other.toString(), made!.toString())
    const before = await vscode.workspace.fs.readFile(made!)
    assert.match(new TextDecoder().decode(before), /Ledger lagged behind payouts/)
  })

  it('writes into the folder that is asked for', async () => {
    const target = vscode.Uri.joinPath(folder(), 'archive')
    await vscode.workspace.fs.createDirectory(target)
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postmortems.new', {
      ...facts,
      title: 'Archive filled up',
      folder: target.toString(),
    })
    assert.equal(vscode.workspace.asRelativePath(uri), 'archive/2026-09-03-archive-filled-up.md')
  })

  it('can be undone', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postmortems.new', {
      ...facts,
      title: 'Undone again',
    })
    await vscode.commands.executeCommand('workbench.files.action.focusFilesExplorer')
    await vscode.commands.executeCommand('undo')
    await soon('the file to be gone', async () => {
      const there = await vscode.workspace.fs.stat(uri).then(
        () => true,
        () => false,
      )
      return there ? null : true
    })
  })
})
