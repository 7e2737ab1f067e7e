import * as vscode from 'vscode'
import type { StatusAnswer } from '../../server/protocol.ts'
import type { Current } from '../current.ts'

/** Shows the status of the active postmortem, and the time left until the next one is due. */
export function showStatusBar(current: Current): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('postmortems.status', vscode.StatusBarAlignment.Left, 10)
  item.name = vscode.l10n.t('Postmortem status')
  item.command = 'postmortems.showBlockers'
  const draw = () => {
    const { status } = current
    const isWanted = vscode.workspace.getConfiguration('postmortems').get<boolean>('statusBar.enabled')
    if (!isWanted || !status || (!status.status && !status.due)) return item.hide()
    item.text = textOf(status)
    item.tooltip = tooltipOf(status)
    item.accessibilityInformation = { label: spokenOf(status), role: 'button' }
    item.backgroundColor = colourOf(status)
    item.show()
  }
  const listeners = [
    current.onChanged(draw),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('postmortems.statusBar')) draw()
    }),
  ]
  draw()
  return vscode.Disposable.from(item, ...listeners)
}

/** The name of the status; in a style without statuses, that of the document's deadline. */
function nameOf({ status, due }: StatusAnswer): string {
  return status?.label ?? due!.name
}

function textOf(answer: StatusAnswer): string {
  const { due, blockers, next } = answer
  const parts = [`$(notebook) ${nameOf(answer)}`]
  if (due) parts.push(`$(${due.overdue ? 'warning' : 'clock'}) ${due.text}`)
  if (next && blockers.length > 0) parts.push(`$(checklist) ${blockers.length}`)
  return parts.join('  ')
}

function spokenOf(answer: StatusAnswer): string {
  const { next, due, blockers } = answer
  const words = [vscode.l10n.t('Postmortem status: {0}', nameOf(answer))]
  if (due) words.push(next ? vscode.l10n.t('{0}: {1}', next.label, due.text) : due.text)
  if (next) words.push(vscode.l10n.t('{0} to settle', blockers.length))
  return words.join('. ')
}

function tooltipOf(answer: StatusAnswer): vscode.MarkdownString {
  const { status, next, due, blockers, actions } = answer
  const about = status ? status.about : due!.text
  const lines = [`**${nameOf(answer)}**${about ? ` — ${about}` : ''}`]
  if (next) lines.push(vscode.l10n.t('Next: {0}', `**${next.label}**${due ? `, ${due.text}` : ''}`))
  if (next) {
    lines.push(
      blockers.length === 0
        ? vscode.l10n.t('Nothing stands in the way.')
        : vscode.l10n.t('{0} to settle; click to see them.', blockers.length),
    )
  }
  if (actions.open + actions.done > 0)
    lines.push(
      vscode.l10n.t(
        'Action items: {0} open, {1} overdue, {2} done',
        actions.open,
        actions.overdue,
        actions.done,
      ),
    )
  return new vscode.MarkdownString(lines.join('\n\n'))
}

function colourOf({ due, urgent }: StatusAnswer): vscode.ThemeColor | undefined {
  if (due?.overdue) return new vscode.ThemeColor('statusBarItem.errorBackground')
  return due && urgent ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined
}
