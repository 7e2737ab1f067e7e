import * as vscode from 'vscode'
import type { ActionRow } from '../../server/protocol.ts'
import { iconOf, nameOf } from '../actionItem.ts'
import type { LiveOverview } from '../overview.ts'
import { rootNameOf } from '../roots.ts'
import { type Branch, grouped, groupOf, overdueIcon, showTree } from './tree.ts'

/** The view Action Items: the open ones by owner, those that are overdue first. */
export function showActions(live: LiveOverview): vscode.Disposable {
  return showTree('postmortems.actions', live, () => {
    const { actions } = live.overview
    const nobody = vscode.l10n.t('Nobody')
    const late = actions.filter(action => action.overdue)
    const groups = [...grouped(actions, action => action.owners.join(', ') || nobody)].sort(
      ([one], [other]) => (one === nobody ? 1 : other === nobody ? -1 : one < other ? -1 : 1),
    )
    const branches = groups.map(([owner, rows]) =>
      groupOf(
        owner,
        rows.map(action => branchOf(action, owner)),
        new vscode.ThemeIcon('person'),
      ),
    )
    if (late.length === 0) return { branches }
    const label = vscode.l10n.t('Overdue')
    const tooltip = vscode.l10n.t('Overdue action items: {0}', late.length)
    return {
      branches: [
        groupOf(
          label,
          late.map(action => branchOf(action, '')),
          overdueIcon,
        ),
        ...branches,
      ],
      badge: { value: late.length, tooltip },
    }
  })
}

function branchOf(action: ActionRow, owner: string): Branch {
  const { uri, line, id, text, owners, due, remaining, status, priority, tickets, title } = action
  const item = new vscode.TreeItem(nameOf(action))
  const folder = rootNameOf(vscode.Uri.parse(uri))
  const words = [folder, owner === '' ? owners.join(', ') : null, due, remaining, priority, ...tickets]
  item.id = `${owner} ${uri} ${line} ${id}`
  item.description = words.filter(Boolean).join(' · ')
  item.iconPath = iconOf(action)
  item.tooltip = new vscode.MarkdownString(
    [`**${text}**`, [...words, status].filter(Boolean).join(' · '), title].join('\n\n'),
  )
  item.accessibilityInformation = { label: `${item.label}. ${item.description}. ${title}` }
  const range = new vscode.Range(line, 0, line, 0)
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(uri), { selection: range }],
  }
  item.contextValue = 'action'
  return { item }
}
