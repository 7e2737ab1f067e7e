import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver'
import { type Card, type CardAction, say } from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import type { WorkspaceFeature } from '../feature.ts'
import { newestFirst } from '../workspace/newest.ts'
import type { PlacedCard } from '../workspace/sight.ts'

/** Nobody reads through a longer list; a longer query makes it shorter. */
const MOST = 200

/** Every postmortem by id and title, and every open action item. */
export const workspaceSymbol: WorkspaceFeature<WorkspaceSymbolParams, WorkspaceSymbol[]> = {
  method: 'workspace/symbol',
  capability: () => ({ workspaceSymbolProvider: true }),
  preference: 'outline',
  answer({ cards, client }, { query }) {
    const wanted = query.toLowerCase().replaceAll(/\s+/g, '')
    const found: WorkspaceSymbol[] = []
    for (const placed of newestFirst(cards)) {
      for (const symbol of symbolsOf(placed, client)) {
        if (matches(symbol.name.toLowerCase(), wanted)) found.push(symbol)
        if (found.length === MOST) return found
      }
    }
    return found
  },
}

function* symbolsOf({ uri, card }: PlacedCard, client: Client): Generator<WorkspaceSymbol> {
  const name = card.id && card.title ? `${card.id} ${card.title}` : (card.title ?? card.id ?? card.path)
  yield { name, kind: SymbolKind.Event, containerName: about(card), location: at(uri, 0) }
  for (const item of card.open) {
    const title = item.id ? `${item.id} ${item.text}` : item.text
    yield {
      name: title,
      kind: SymbolKind.Property,
      containerName: who(item, client),
      location: at(uri, item.line),
    }
  }
}

function at(uri: string, line: number): WorkspaceSymbol['location'] {
  const start = { line, character: 0 }
  return { uri, range: { start, end: start } }
}

function about({ date, severity, status }: Card): string {
  return [date, severity, status].filter(part => part !== null).join(' · ')
}

function who({ owners, due }: CardAction, { inWords }: Client): string {
  return [...owners, ...(due === null ? [] : [inWords(say`due ${due}`)])].join(' · ')
}

/** Whether the letters of the query stand in the name in their order, as editors let people type. */
function matches(name: string, query: string): boolean {
  let from = 0
  for (const character of query) {
    const found = name.indexOf(character, from)
    if (found < 0) return false
    from = found + character.length
  }
  return true
}
