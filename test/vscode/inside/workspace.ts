import * as vscode from 'vscode'

/** Milliseconds after which a finding that has not come counts as missing. */
const patience = 15_000

/** The address of the open folder. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? []
  if (!first) throw new Error('VS Code has no folder open.')
  return first.uri
}

/** Opens a file of the open folder in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), name), { preview: false })
}

/** Asks until there is an answer other than `null`, and returns it; throws when there is none in time. */
export async function soon<T>(what: string, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const answer = await ask()
    if (answer !== null) return answer
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`Waited ${patience / 1000} s for ${what}.`)
}

/** Writes a file into the open folder and returns its address. */
export async function writeDocument(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name)
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
