import * as vscode from 'vscode'
import { documentOf, tellNoPostmortem } from '../current.ts'
import { make, tellChanged } from '../edits.ts'
import type { Link } from '../link.ts'

/** Makes a command that takes the code action of a kind; of several, the person picks one. */
function change(kind: string, none: () => string) {
  return (link: Link, named?: unknown): Promise<boolean> => takeAction(link, named, kind, none)
}

/** Commands for changes that the server offers as code actions. */
export const sortTimeline = change('refactor.rewrite.timeline.sort', () =>
  vscode.l10n.t('The timeline is in order.'),
)
export const convertTimeline = change('refactor.rewrite.timeline.form', nothing)
export const timelineToUtc = change('refactor.rewrite.timeline.utc', () =>
  vscode.l10n.t('The timeline is in UTC.'),
)
export const insertSections = change('refactor.rewrite.sections', () =>
  vscode.l10n.t('No section is missing.'),
)
export const promoteTier = change('refactor.rewrite.tier', nothing)
export const addActionItem = change('refactor.rewrite.actions.add', nothing)
export const fixAll = change('source.fixAll.postmortem', () =>
  vscode.l10n.t('Nothing in this document can be fixed safely.'),
)

function nothing(): string {
  return vscode.l10n.t('There is nothing to change here.')
}

/**
 * Takes the code action of a kind, as one step to undo. Returns whether there was one. VS Code's own command for this does
 * nothing, silently, while an editor is just opening; so the action is requested and applied here.
 */
async function takeAction(link: Link, named: unknown, kind: string, none: () => string): Promise<boolean> {
  const uri = documentOf(named)
  if (!uri) {
    tellNoPostmortem()
    return false
  }
  await link.start()
  const document = await vscode.workspace.openTextDocument(uri)
  const { version } = document
  const own = (await actionsOf(uri, kind, cursorIn(uri))) ?? (await actionsOf(uri, kind, wholeOf(document)))
  if (!own) {
    void vscode.window.showInformationMessage(none())
    return false
  }
  const action = own.length === 1 ? own[0]! : await chosen(own)
  if (!action) return false
  if (document.version !== version) {
    tellChanged()
    return false
  }
  const { edit, command } = action
  if (edit && !(await make(edit))) return false
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []))
  return true
}

/** The actions of a kind for a range; `null` where there are none. */
async function actionsOf(
  uri: vscode.Uri,
  kind: string,
  range: vscode.Range | null,
): Promise<readonly vscode.CodeAction[] | null> {
  if (!range) return null
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind,
    10,
  )
  const own = actions.filter(one => (one.edit ?? one.command) && one.kind?.value.startsWith(kind))
  return own.length === 0 ? null : own
}

/** The cursor in a document, which says into which part of the section a new item goes; `null` if it is not shown. */
function cursorIn(uri: vscode.Uri): vscode.Range | null {
  const editor = vscode.window.activeTextEditor
  return editor?.document.uri.toString() === uri.toString() ? editor.selection : null
}

function wholeOf({ lineCount }: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, lineCount, 0)
}

async function chosen(actions: readonly vscode.CodeAction[]): Promise<vscode.CodeAction | undefined> {
  const rows = actions.map(action => ({ label: action.title, action }))
  return (await vscode.window.showQuickPick(rows, { placeHolder: vscode.l10n.t('Which one?') }))?.action
}
