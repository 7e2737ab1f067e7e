import * as vscode from 'vscode'
import type { LiveOverview } from '../overview.ts'

/** A group of rows, or a row without any below it. */
export interface Branch {
  readonly item: vscode.TreeItem
  readonly rows?: readonly Branch[]
}

/** Shows branches as a view, which is refreshed with the overview. */
export function showTree(
  id: string,
  live: LiveOverview,
  grow: () => { readonly branches: readonly Branch[]; readonly badge?: vscode.ViewBadge },
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  let grown = grow()
  const view = vscode.window.createTreeView<Branch>(id, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: branch => [...(branch ? (branch.rows ?? []) : grown.branches)],
      getTreeItem: branch => branch.item,
    },
    showCollapseAll: true,
  })
  const listener = live.onChanged(() => {
    grown = grow()
    view.badge = grown.badge
    changed.fire()
  })
  return vscode.Disposable.from(view, changed, listener)
}

/** A group, expanded, with the number of its rows. */
export function groupOf(label: string, rows: readonly Branch[], icon: vscode.ThemeIcon): Branch {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded)
  item.id = label
  item.description = String(rows.length)
  item.iconPath = icon
  item.accessibilityInformation = { label: `${label}, ${rows.length}` }
  return { item, rows }
}

export const overdueIcon = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))

/** Rows by a key, in the order in which the keys first come up. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
