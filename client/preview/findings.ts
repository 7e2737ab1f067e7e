import * as vscode from 'vscode'
import { escaped } from './figure.ts'

const names = ['error', 'warning', 'information', 'hint'] as const

/** The findings of a document as a list to stand above it; empty where there are none. */
export function findingsList(uri: vscode.Uri): string {
  const own = vscode.languages.getDiagnostics(uri).filter(one => one.source === 'postmortems')
  if (own.length === 0) return ''
  const rows = own.map(({ severity, message, range }) => {
    const line = vscode.l10n.t('Line {0}', range.start.line + 1)
    return `<li class="${names[severity]}">${escaped(line)}: ${escaped(message)}</li>`
  })
  const label = vscode.l10n.t('Findings: {0}', own.length)
  return `<details class="postmortems-findings" open><summary>${escaped(label)}</summary><ul>
${rows.join('\n')}
</ul></details>
`
}
