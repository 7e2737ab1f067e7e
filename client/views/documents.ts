import * as vscode from 'vscode'
import type { PostmortemRow } from '../../server/protocol.ts'
import type { LiveOverview } from '../overview.ts'
import { rootNameOf } from '../roots.ts'
import { type Branch, grouped, groupOf, overdueIcon, showTree } from './tree.ts'

/** The view Postmortems: by status, those that are overdue first. */
export function showDocuments(live: LiveOverview): vscode.Disposable {
  return showTree('postmortems.documents', live, () => {
    const { postmortems } = live.overview
    const overdue = postmortems.filter(row => row.due?.overdue)
    const others = postmortems.filter(row => !row.due?.overdue)
    // Styles write the same status in their own case.
    const groups = grouped(others, row => row.status?.toLowerCase() ?? '')
    const branches = [...groups.values()].map(rows =>
      groupOf(
        rows[0]!.status ?? vscode.l10n.t('No status'),
        rows.map(branchOf),
        new vscode.ThemeIcon('folder'),
      ),
    )
    if (overdue.length === 0) return { branches }
    const late = groupOf(vscode.l10n.t('Overdue'), overdue.map(branchOf), overdueIcon)
    const tooltip = vscode.l10n.t('Overdue postmortems: {0}', overdue.length)
    return { branches: [late, ...branches], badge: { value: overdue.length, tooltip } }
  })
}

function branchOf(row: PostmortemRow): Branch {
  const { uri, title, date, severity, status, due, open, done } = row
  const item = new vscode.TreeItem(title)
  const folder = rootNameOf(vscode.Uri.parse(uri))
  const words = [folder, date, severity, due?.overdue ? status : null, due && `${due.name}: ${due.text}`]
  item.id = uri
  item.description = words.filter(Boolean).join(' · ')
  item.iconPath = new vscode.ThemeIcon(due?.overdue ? 'warning' : 'notebook')
  item.tooltip = new vscode.MarkdownString(
    [
      `**${title}**`,
      item.description,
      ...(open + done > 0 ? [vscode.l10n.t('Action items: {0} of {1} done', done, open + done)] : []),
    ].join('\n\n'),
  )
  item.accessibilityInformation = { label: `${title}. ${item.description}` }
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(uri)],
  }
  item.contextValue = 'postmortem'
  return { item }
}
