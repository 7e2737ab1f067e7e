import * as vscode from 'vscode'
import { escaped } from './figure.ts'

const kinds = ['error', 'warning', 'information', 'hint'] as const

/** The findings of a document as a list to stand above it; empty where there are none. */
export function findingsList(uri: vscode.Uri): string {
  const own = vscode.languages.getDiagnostics(uri).filter(one => one.source === 'postmortems')
  if (own.length === 0) return ''
  const levels = [
    vscode.l10n.t('error'),
    vscode.l10n.t('warning'),
    vscode.l10n.t('information'),
    vscode.l10n.t('hint'),
  ]
  const rows = own.map(({ severity, message, range }) => {
    const place = vscode.l10n.t('Line {0}, {1}', range.start.line + 1, levels[severity]!)
    return `<li class="${kinds[severity]}">${escaped(place)}: ${escaped(message)}</li>`
  })
  const label = vscode.l10n.t('Findings: {0}', own.length)
  return `<details class="postmortems-findings" open><summary>${escaped(label)}</summary><ul>
${rows.join('\n')}
</ul></details>
`
}
