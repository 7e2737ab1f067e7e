import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { folder, open, soon, writeDocument } from './workspace.ts'

const bad = 'postmortems/2026-08-14-aurora-failover-stuck-replica.md'
const good = 'postmortems/2026-06-18-checkout-certificate-expired.md'
const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path)

/** Asks one of VS Code's own providers until something of ours is among the answers. */
function provided<T>(command: string, ...given: unknown[]): Promise<T> {
  return soon(command, async () => {
    const answer = await vscode.commands.executeCommand<T>(command, ...given)
    return Array.isArray(answer) && answer.length === 0 ? null : (answer ?? null)
  })
}

/** The position of some words in a document. */
async function positionOf(path: string, words: string): Promise<vscode.Position> {
  const { document } = await open(path)
  return document.positionAt(document.getText().indexOf(words))
}

const textOf = ({ contents }: vscode.Hover) =>
  contents.map(part => (typeof part === 'string' ? part : part.value)).join('\n')

describe('features of the editor', () => {
  it('complete values', async () => {
    const at = await positionOf(good, 'sev1\n')
    const list = await provided<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uriOf(good),
      at,
    )
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    assert.ok(labels.includes('sev0'), labels.join(', '))
  })

  it('help with a configuration and show its faults', async () => {
    const uri = await writeDocument('drafts/postmortems.yaml', 'profle: tiered\n')
    try {
      await open('drafts/postmortems.yaml')
      const [fault] = await soon('the fault', () => {
        const found = vscode.languages.getDiagnostics(uri)
        return found.length > 0 ? found : null
      })
      assert.match(fault!.message, /Did you mean “profile”/)
      const [fix] = await provided<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        fault!.range,
        vscode.CodeActionKind.QuickFix.value,
      )
      assert.equal(fix?.title, 'Change to profile')
      const list = await provided<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(0, 3),
      )
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
      assert.ok(labels.includes('profile'), labels.join(', '))
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'drafts'), { recursive: true })
    }
  })

  it('quote the policy under the pointer', async () => {
    const at = (await positionOf(good, 'sev1-over-15m')).translate(0, 3)
    const hovers = await provided<vscode.Hover[]>('vscode.executeHoverProvider', uriOf(good), at)
    const text = hovers.map(textOf).join('\n')
    assert.match(text, /^> Every Sev 0, a Sev 1 of more than 15 minutes/m)
    assert.match(text, /POLICY\.md:\d+\]\(file:/)
  })

  it('offer fixes', async () => {
    const at = await positionOf(bad, 'SEV1')
    const range = new vscode.Range(at, at.translate(0, 4))
    const actions = await provided<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uriOf(bad), range)
    const fix = actions.find(action => action.title === 'Change to sev1')
    assert.ok(fix?.edit, actions.map(action => action.title).join(', '))
    assert.equal(fix.isPreferred, true)
  })

  it('show where a document stands above its title', async () => {
    const lenses = await provided<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(bad), 20)
    const titles = lenses.map(lens => lens.command?.title ?? '')
    assert.ok(
      titles.some(title => /refined/.test(title)),
      titles.join(', '),
    )
  })

  it('show the minutes since the beginning', async () => {
    const { document } = await open(good)
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    const hints = await provided<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uriOf(good), whole)
    const labels = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(one => one.value).join(''),
    )
    assert.ok(
      labels.some(label => label.includes('T+24m')),
      labels.join(', '),
    )
  })

  it('fold', async () => {
    await open(good)
    const ranges = await provided<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uriOf(good))
    assert.ok(ranges.length > 0)
  })

  it('make links of incidents and tickets', async () => {
    const related = 'postmortems/2026-07-02-ledger-restore-near-miss.md'
    await open(related)
    await open(good)
    const targets = async (path: string) => {
      const links = await provided<vscode.DocumentLink[]>('vscode.executeLinkProvider', uriOf(path), 100)
      return links.map(link => link.target?.toString() ?? '')
    }
    const own = await targets(related)
    assert.ok(
      own.some(target => target.endsWith(good)),
      own.join(', '),
    )
    const tickets = await targets(good)
    assert.ok(
      tickets.some(target => target.endsWith('/payments/platform/-/issues/431')),
      tickets.join(', '),
    )
  })

  it('find postmortems by their name across the workspace', async () => {
    const found = await provided<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'certificate',
    )
    assert.ok(
      found.some(one => one.location.uri.path.endsWith(good)),
      JSON.stringify(found.map(one => one.name)),
    )
  })

  it('colour by meaning', async () => {
    await open(good)
    const tokens = await provided<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', uriOf(good))
    assert.ok(tokens.data.length > 0)
  })
})
