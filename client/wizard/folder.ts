import * as vscode from 'vscode'
import type { DraftParams } from '../../server/protocol.ts'
import type { Link } from '../link.ts'
import { rootFor } from '../roots.ts'

/** The folder a new document is meant for: the one chosen in the explorer, else the one `folderIn` finds. */
export async function folderFor(
  link: Link,
  given: vscode.Uri | Partial<DraftParams> | undefined,
): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) return folderAt(given)
  if (given?.folder !== undefined) return vscode.Uri.parse(given.folder)
  return folderIn(link, await rootFor())
}

/** The folder for a new document within an open one: that with the most postmortems, else the open one itself. */
export async function folderIn(link: Link, root: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  return root && ((await mostUsedFolder(link, root)) ?? root)
}

/** The folder below `root` in which most postmortems lie; `null` where there are none. */
export async function mostUsedFolder(link: Link, root: vscode.Uri): Promise<vscode.Uri | null> {
  const { postmortems } = await link.ask('postmortems/overview', {})
  const counts = new Map<string, number>()
  for (const { uri } of postmortems) {
    const folder = vscode.Uri.joinPath(vscode.Uri.parse(uri), '..')
    if (vscode.workspace.getWorkspaceFolder(folder)?.uri.toString() !== root.toString()) continue
    const key = folder.toString()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  return most ? vscode.Uri.parse(most[0]) : null
}

async function folderAt(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri)
  return type & vscode.FileType.Directory ? uri : vscode.Uri.joinPath(uri, '..')
}
