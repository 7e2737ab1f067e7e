import type { ColorInformation, DocumentColorParams } from 'vscode-languageserver'
import type { Feature } from '../feature.ts'

/**
 * No colours: in a postmortem `#451` is a ticket. VS Code looks for colours by itself in any document, unless somebody
 * else has looked, and would put a swatch in front of it.
 */
export const documentColor: Feature<DocumentColorParams, ColorInformation[]> = {
  method: 'textDocument/documentColor',
  preference: 'links',
  capability: client => (client.isVsCode ? { colorProvider: true } : {}),
  answer: () => [],
}
