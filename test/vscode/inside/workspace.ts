import * as vscode from 'vscode'

/** Milliseconds after which a finding that has not come counts as missing. */
const patience = 15_000

/** Writes a file into the open folder and returns its address. */
export async function writeDocument(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('VS Code has no folder open.')
  const uri = vscode.Uri.joinPath(folder.uri, name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Returns the findings of one rule in a file once there is one; throws with all findings when none comes. */
export async function findingsOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic[]> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const found = vscode.languages.getDiagnostics(uri).filter(diagnostic => codeOf(diagnostic) === rule)
    if (found.length > 0) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const all = vscode.languages.getDiagnostics(uri).map(({ message }) => message)
  throw new Error(
    `No finding of ${rule} came within ${patience / 1000} s. Found: ${all.join(' · ') || 'nothing'}`,
  )
}

/** Returns a finding's rule id, with or without the address of its page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
