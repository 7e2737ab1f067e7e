import type { MarkupContent } from 'vscode-languageserver'
import { plain } from '../../core/index.ts'

/** Markdown for a hover or the like, as plain text if the client does not know Markdown. */
export function toMarkup(markdown: string, isKnown: boolean): MarkupContent {
  if (isKnown) return { kind: 'markdown', value: markdown }
  // Text that a completion will insert stands in a fence and is shown as it is.
  const [story = '', ...inserted] = markdown.split(/^(?=````)/m)
  return { kind: 'plaintext', value: story.split('\n').map(plain).join('\n') + inserted.join('') }
}
