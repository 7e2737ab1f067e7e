import * as vscode from 'vscode'
import type { Requests, StatusAnswer } from '../server/protocol.ts'
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

/**
 * Follows the active editor. The context `postmortems.documents` holds the paths of the postmortems seen so far: menus and keys
 * compare it with their own `resourcePath`, and need not wait for us when another editor is shown.
 */
export function followCurrent(link: Link, subscriptions: vscode.Disposable[]): Current {
  const changed = new vscode.EventEmitter<void>()
  /** What the server said last of each postmortem that is open, by URI. */
  const known = new Map<string, StatusAnswer>()
  const shown = () => vscode.window.activeTextEditor?.document
  const current = {
    get uri() {
      return current.status && shown()!.uri
    },
    get status() {
      return known.get(String(shown()?.uri)) ?? null
    },
    onChanged: changed.event,
  }
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    changed.fire()
    const document = shown()
    if (!document || !isMarkdown(document) || !link.isOpen) return
    const uri = String(document.uri)
    const status = await ask(link, uri)
    if (status === undefined || document.isClosed) return
    learn(uri, status)
    changed.fire()
  }
  function learn(uri: string, status: StatusAnswer | null): void {
    const was = known.has(uri)
    if (status) known.set(uri, status)
    else known.delete(uri)
    if (was === known.has(uri)) return
    // VS Code compares with the one on a disk of its own, with the other elsewhere: there its URIs differ from ours.
    const paths = [...known.keys()].map(one => vscode.Uri.parse(one)).flatMap(one => [one.fsPath, one.path])
    void vscode.commands.executeCommand('setContext', 'postmortems.documents', paths)
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
      if (document === shown()) soon()
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => learn(String(uri), null)),
  )
  void look()
  return current
}

/** The status of a document, `null` if it is no postmortem; `undefined` if the document changed meanwhile and will be asked about again. */
async function ask(link: Link, uri: string): Promise<StatusAnswer | null | undefined> {
  return link.ask('postmortems/status', { textDocument: { uri } }).catch(() => undefined)
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

/** What the server says of the document that a command is about. */
interface Asked<R> {
  readonly uri: vscode.Uri
  readonly answer: R
}

type OfDocument = 'postmortems/status' | 'postmortems/deferrals' | 'postmortems/publication'

/** Asks about the document that a command is about; `null`, having told the person, where that is no postmortem. */
export async function askAbout<M extends OfDocument>(
  link: Link,
  named: unknown,
  method: M,
): Promise<Asked<NonNullable<Requests[M]['result']>> | null> {
  const uri = documentOf(named)
  const answer = uri && (await link.ask(method, { textDocument: { uri: uri.toString() } }))
  if (uri && answer) return { uri, answer }
  tellNoPostmortem()
  return null
}

/** Says that a command works on the postmortem in the active editor, and there is none. */
export function tellNoPostmortem(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a postmortem first.'))
}
