import type { Location, ReferenceParams } from 'vscode-languageserver'
import { covers, nameAt, occurrencesOf, type Parsed, type Span } from '../../core/index.ts'
import { toRange } from '../editor/positions.ts'
import type { Feature } from '../feature.ts'

/** Where an incident is named in the whole workspace; where an action item or a person is named in this document. */
export const references: Feature<ReferenceParams, Location[]> = {
  method: 'textDocument/references',
  capability: () => ({ referencesProvider: true }),
  ofLists: true,
  preference: 'links',
  needs(sight, { position }) {
    const name = nameAt(sight.view, sight.offsetAt(position))
    return name?.kind === 'incident' ? sight.naming(name.text) : []
  },
  answer(sight, { position, context }, { others }) {
    const { view, client, uri } = sight
    const name = nameAt(view, sight.offsetAt(position))
    if (!name) return null
    const placesIn = (uri: string, parsed: Parsed) =>
      occurrencesOf(parsed, name.text).map(span => ({ uri, range: toRange(parsed, span, client.encoding) }))
    const { id, actions } = view.record
    const declared = name.kind === 'action' ? actions.find(item => item.id?.value === name.text)?.id : id
    const isDeclaration = (span: Span) => declared?.value === name.text && covers(declared.span, span)
    const own = occurrencesOf(view.parsed, name.text)
      .filter(span => context.includeDeclaration || !isDeclaration(span))
      .map(span => ({ uri, range: sight.rangeOf(span) }))
    return [...own, ...[...others.values()].flatMap(other => placesIn(other.uri, other.parsed))]
  },
}
