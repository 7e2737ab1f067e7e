import * as vscode from 'vscode'
import type { StatusAnswer } from '../server/protocol.ts'
import type { Link } from './link.ts'

/** The postmortem in the active editor, as the server sees it. */
export interface Current {
  readonly uri: vscode.Uri | null
  /** `null` where the active editor shows no postmortem. */
  readonly status: StatusAnswer | null
  readonly onChanged: vscode.Event<void>
}

/** After this pause in typing the server is asked again. Milliseconds. */
const REST = 400
/** How often the server is asked without any edit, since deadlines come closer. Milliseconds. */
const MINUTE = 60_000

/** Follows the active editor. Sets the context `postmortems.inDocument`, on which menus and keys depend. */
export function followCurrent(link: Link, subscriptions: vscode.Disposable[]): Current {
  const changed = new vscode.EventEmitter<void>()
  const current = {
    uri: null as vscode.Uri | null,
    status: null as StatusAnswer | null,
    onChanged: changed.event,
  }
  let asked = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const mine = ++asked
    const document = vscode.window.activeTextEditor?.document
    const status = document && isMarkdown(document) && link.isOpen ? await ask(link, document.uri) : null
    if (mine !== asked) return
    current.uri = status ? document!.uri : null
    current.status = status
    await vscode.commands.executeCommand('setContext', 'postmortems.inDocument', status !== null)
    changed.fire()
  }
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void look(), REST)
  }
  const clock = setInterval(() => void look(), MINUTE)
  subscriptions.push(
    changed,
    { dispose: () => clearInterval(clock) },
    { dispose: () => clearTimeout(waiting) },
    link.onChanged(soon),
    vscode.window.onDidChangeActiveTextEditor(() => void look()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon()
    }),
  )
  void look()
  return current
}

/** The status of a document; `null` if the server has none, or the document changed meanwhile and will be asked about again. */
async function ask(link: Link, uri: vscode.Uri): Promise<StatusAnswer | null> {
  try {
    return await link.ask('postmortems/status', { textDocument: { uri: uri.toString() } })
  } catch {
    return null
  }
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown' || languageId === 'mdx'
}

/** The document a command is about: the one named, as lenses and views do, or the one in the active editor. */
export function documentOf(named: unknown): vscode.Uri | null {
  if (typeof named === 'string') return vscode.Uri.parse(named)
  if (named instanceof vscode.Uri) return named
  return vscode.window.activeTextEditor?.document.uri ?? null
}

/** Says that a command works on the postmortem in the active editor, and there is none. */
export function tellNoPostmortem(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a postmortem first.'))
}
