import type { ColorInformation, DocumentColorParams } from 'vscode-languageserver'
import type { Feature } from '../feature.ts'

/**
 * Answers that there are no colours: in a postmortem `#451` is a ticket, and VS Code, which looks for colours itself where
 * no extension does, would put a colour swatch in front of it.
 */
export const documentColor: Feature<DocumentColorParams, ColorInformation[]> = {
  method: 'textDocument/documentColor',
  preference: 'links',
  capability: client => (client.isVsCode ? { colorProvider: true } : {}),
  answer: () => [],
}
