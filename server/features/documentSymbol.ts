import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver'
import { plain, type Section, type Span, sectionAt } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'

/**
 * The outline: the incident with its severity and status, its sections, and within them the entries of the timeline and
 * the action items. Not in VS Code: its own Markdown outline has the headings, and a second source there splits the
 * outline and the breadcrumbs in two; entries and items are found through workspace symbols and our views instead.
 */
export const documentSymbol: Feature<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]> = {
  method: 'textDocument/documentSymbol',
  capability: client => (client.isVsCode ? {} : { documentSymbolProvider: { label: 'Postmortem' } }),
  preference: 'outline',
  answer(sight) {
    if (sight.client.isVsCode) return null
    const symbols = outline(sight)
    return sight.client.hierarchicalSymbols ? symbols : symbols.flatMap(one => flat(one, sight.uri, null))
  },
}

/** A symbol whose children are still being added. */
interface Growing extends DocumentSymbol {
  readonly children: Growing[]
}

function outline(sight: Sight): Growing[] {
  const { sections, timeline, actions } = sight.view.record
  const symbols = sections.map(section => symbolOf(sight, section))
  const title = sections.findIndex(section => section.level === 1 && !section.pseudo)
  const detail = detailOf(sight)
  if (title >= 0 && detail !== '') symbols[title]!.detail = detail
  for (const [i, { parent }] of sections.entries())
    if (parent !== null) symbols[parent]!.children.push(symbols[i]!)
  const places = new Map(sections.map((section, i) => [section, symbols[i]!]))
  const childrenAround = ({ start }: Span) => {
    const section = sectionAt(sight.view, start)
    return section && places.get(section)!.children
  }
  for (const entry of timeline) {
    if (entry.form === 'heading') continue
    childrenAround(entry.span)?.push(
      leaf(sight, `${entry.time.value} ${plain(entry.text.value)}`, SymbolKind.Event, entry.span),
    )
  }
  for (const item of actions) {
    const name = `${item.done ? '✓ ' : ''}${item.id ? `${item.id.value} ` : ''}${plain(item.text.value)}`
    const about = [...item.owners.map(owner => owner.value), ...(item.due ? [item.due.value] : [])].join(
      ' · ',
    )
    childrenAround(item.span)?.push({ ...leaf(sight, name, SymbolKind.Property, item.span), detail: about })
  }
  for (const symbol of symbols) symbol.children.sort((a, b) => a.range.start.line - b.range.start.line)
  return symbols.filter((_, i) => sections[i]!.parent === null)
}

function symbolOf(sight: Sight, section: Section): Growing {
  const { title, span } = section
  return {
    name: plain(title.value) || '…',
    kind: section.level === 1 ? SymbolKind.File : SymbolKind.Namespace,
    range: sight.rangeOf(span),
    selectionRange: sight.rangeOf(title.span),
    children: [],
  }
}

function leaf(sight: Sight, name: string, kind: SymbolKind, span: Span): Growing {
  const range = sight.rangeOf(span)
  return { name: name.trim() || '…', kind, range, selectionRange: range, children: [] }
}

/** "sev1 · full · draft". */
function detailOf({ view }: Sight): string {
  const { severity, tier, status } = view.record
  return [severity, tier, status].flatMap(fact => fact?.value ?? []).join(' · ')
}

function flat(symbol: Growing, uri: string, container: string | null): SymbolInformation[] {
  const { name, kind, range, children } = symbol
  const own = {
    name,
    kind,
    location: { uri, range },
    ...(container === null ? {} : { containerName: container }),
  }
  return [own, ...children.flatMap(child => flat(child, uri, name))]
}
