import { CompletionItemKind } from 'vscode-languageserver'
import {
  isCodeBlock,
  lineSpan,
  positionAt,
  type SectionData,
  say,
  sectionText,
  slice,
} from '../../../core/index.ts'
import { item, literal, type Source, type Spot } from './spot.ts'

/** Sections the document lacks, in the template's order, with the body the template gives them. */
export const missingSections: Source = spot => {
  const typed = /^(#{1,6}|\*\*)?\s*([^|`>*-]*)$/.exec(spot.before)
  if (!typed || !/^[\s*]*$/.test(spot.after) || (typed[1] === undefined && typed[2]!.trim() !== ''))
    return null
  const { view } = spot.sight
  if (view.parsed.header && spot.offset <= view.parsed.header.span.end) return null
  if (typed[1] === undefined && !isBelowBlank(spot)) return null
  if (isCodeBlock(view.parsed, spot.offset)) return null
  const { policy } = view
  const missing: readonly SectionData[] = [...policy.sections.missing, ...policy.sections.missingAddenda]
  return missing.flatMap((section, rank) => {
    const body = sectionText(view, policy.tier, section.id)
    const [label] = /^.*/.exec(body)!
    // In styles whose sections have real headings, `**` only starts an emphasis.
    if (typed[1] === '**' && !label.startsWith('**')) return []
    return item(spot.sight, {
      label,
      text: body,
      snippet: `${literal(body)}$0`,
      span: spot.line,
      kind: CompletionItemKind.Snippet,
      detail: section.flag === undefined ? say`asked for, missing` : say`asked for by ${section.flag}`,
      about: { of: 'section', id: section.id },
      // Behind the rows of a table that ends here.
      rank: 100 + rank,
      filter: spot.before.slice(0, spot.before.length - typed[2]!.length) + section.title,
    })
  })
}

/** Whether nothing stands right above: within a table or a paragraph no section begins. */
function isBelowBlank({ sight, line }: Spot): boolean {
  const { parsed } = sight.view
  if (line.start === 0) return true
  const above = lineSpan(parsed, positionAt(parsed, line.start - 1).line)
  return slice(parsed, above).trim() === ''
}
