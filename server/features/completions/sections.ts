import { CompletionItemKind } from 'vscode-languageserver'
import { type SectionData, sectionText } from '../../../core/index.ts'
import { item, literal, type Source } from './spot.ts'

/** Sections the document lacks, in the template's order, with the body the template gives them. */
export const missingSections: Source = spot => {
  const typed = /^(#{1,6})?\s*([^|`>*-]*)$/.exec(spot.before)
  if (!typed || spot.after.trim() !== '' || (typed[1] === undefined && typed[2]!.trim() !== '')) return null
  const { view } = spot.sight
  if (view.parsed.header && spot.offset <= view.parsed.header.span.end) return null
  const { policy } = view
  const missing: readonly SectionData[] = [
    ...policy.sections.missing,
    ...policy.sections.missingAddenda.map(one => one.section),
  ]
  return missing.map((section, rank) => {
    const body = sectionText(view, policy.tier, section.id)
    return item(spot.sight, {
      label: `${'#'.repeat(section.level)} ${section.title}`,
      text: body,
      snippet: `${literal(body)}$0`,
      span: { start: spot.line.start, end: spot.offset },
      kind: CompletionItemKind.Snippet,
      detail: section.flag === undefined ? 'asked for, missing' : `asked for by ${section.flag}`,
      about: section.about,
      rank,
      filter: `${spot.before}${section.title}`,
    })
  })
}
