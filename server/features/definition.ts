import type { DefinitionParams, Location } from 'vscode-languageserver'
import { nameAt, occurrencesOf } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import { toRange } from '../editor/positions.ts'
import type { Feature } from '../feature.ts'

/** From the id of an incident to the document about it, from the id of an action item to its row. */
export const definition: Feature<DefinitionParams, Location[]> = {
  method: 'textDocument/definition',
  capability: () => ({ definitionProvider: true }),
  ofLists: true,
  preference: 'links',
  needs: (sight, { position }) => targets(sight, sight.offsetAt(position)),
  answer(sight, { position }, { others }) {
    const { view } = sight
    const offset = sight.offsetAt(position)
    const name = nameAt(view, offset)
    if (name?.kind === 'action') {
      const item = view.record.actions.find(one => one.id?.value === name.text)
      return item ? [{ uri: sight.uri, range: sight.rangeOf(item.id!.span) }] : null
    }
    if (name?.kind !== 'incident') return null
    const { id } = view.record
    const own = id?.value === name.text ? [{ uri: sight.uri, range: sight.rangeOf(id.span) }] : []
    const elsewhere = targets(sight, offset).map(uri => {
      const document = others.get(uri)
      const [first] = document ? occurrencesOf(document.parsed, name.text) : []
      const range = first && toRange(document!.parsed, first, sight.client.encoding)
      return { uri, range: range ?? top }
    })
    return [...own, ...elsewhere]
  },
}

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** The other documents that are about the incident named at a place. */
function targets(sight: Sight, offset: number): string[] {
  const name = nameAt(sight.view, offset)
  if (name?.kind !== 'incident') return []
  const cards = sight.view.workspace.withId(name.text).filter(card => card.path !== sight.view.path)
  return cards.map(card => sight.uriOf(card.path))
}
