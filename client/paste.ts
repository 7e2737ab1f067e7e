import * as vscode from 'vscode'
import { localZone } from './commands/timeline.ts'
import type { Current } from './current.ts'
import type { Link } from './link.ts'

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('postmortems', 'timeline')
/** Text looks like a log or a chat if at least two lines have a time; `kubectl get events` has ages instead. */
const timed = /\d:\d{2}[\s\S]*\n[\s\S]*\d:\d{2}|LAST SEEN|Reason +Age/
/** Longer texts would delay an ordinary paste; the command still takes them. UTF-16 units. */
const LONGEST = 200_000

/** Offers timeline rows as another way to paste logs and chats; plain text stays the default. */
export function offerPaste(link: Link, current: Current): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    [{ language: 'markdown' }, { language: 'mdx' }],
    {
      async provideDocumentPasteEdits(document, _ranges, data) {
        const isWanted = vscode.workspace
          .getConfiguration('postmortems', document)
          .get<boolean>('pasteAsTimeline.enabled')
        if (!isWanted || current.uri?.toString() !== document.uri.toString()) return
        const text = await data.get('text/plain')?.asString()
        if (!text || text.length > LONGEST || !timed.test(text)) return
        const textDocument = { uri: document.uri.toString() }
        const answer = await link.ask('postmortems/extract', { textDocument, text, zone: localZone() })
        if (!answer) return
        const client = await link.start()
        const title = vscode.l10n.t('Paste as {0} timeline rows', answer.count)
        const paste = new vscode.DocumentPasteEdit('', title, kind)
        paste.additionalEdit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit)
        paste.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
        return [paste]
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] },
  )
}
