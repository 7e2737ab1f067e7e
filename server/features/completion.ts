import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver'
import { slice } from '../../core/index.ts'
import type { Feature, Returned } from '../feature.ts'
import { missingFields } from './completions/fields.ts'
import { missingKeys } from './completions/keys.ts'
import { ownerFiles, ownersIn } from './completions/people.ts'
import { actionCells, cellAt, newRows } from './completions/rows.ts'
import { missingSections } from './completions/sections.ts'
import { blankAt, explained, type Source, type Spot, spotAt, type Ticket } from './completions/spot.ts'
import { isCounting } from './completions/times.ts'
import { fieldAt, fieldValues, isOfPeople } from './completions/values.ts'

/** The sources, in the order they are asked; the first that has items answers. */
const sources: readonly Source[] = [missingKeys, fieldValues, actionCells, newRows, missingFields]

function asksForPeople(spot: Spot): boolean {
  const data = fieldAt(spot)?.data
  return data ? isOfPeople(data) : cellAt(spot)?.role === 'owner'
}

/** Keys, values, sections and rows: what the style, the workspace and the calendar know to come next. */
export const completion: Feature<CompletionParams, CompletionItem[] | CompletionList> = {
  method: 'textDocument/completion',
  preference: 'completion',
  capability: ({ resolvesDocumentation }) => ({
    completionProvider: {
      triggerCharacters: [':', ' ', '|', '#', '@', '+', '-'],
      ...(resolvesDocumentation && { resolveProvider: true }),
    },
  }),

  needs: (sight, { position }) =>
    asksForPeople(spotAt(sight, sight.offsetAt(position))) ? ownerFiles.map(sight.uriOf) : [],

  answer(sight, { position }, { others }) {
    const spot = spotAt(sight, sight.offsetAt(position), ownersIn(others))
    for (const source of sources) {
      const offered = source(spot)
      if (!offered || offered.length === 0) continue
      const items = inPlaceOfBlank(spot, offered)
      if (isCounting(spot)) return { isIncomplete: true, items }
      const more = source === newRows && spot.before.trim() === '' ? [missingFields, missingSections] : []
      return [...items, ...more.flatMap(other => other(spot) ?? [])].map((one, rank) =>
        more.length === 0 ? one : { ...one, sortText: String(rank).padStart(4, '0') },
      )
    }
    return missingSections(spot) ?? []
  },
}

/** Items that replace a blank of the template are not filtered by the part of it that stands before the cursor. */
function inPlaceOfBlank(spot: Spot, items: CompletionItem[]): CompletionItem[] {
  const blank = blankAt(spot)
  if (blank === null) return items
  const { start, end } = spot.sight.rangeOf(blank)
  const filterText = slice(spot.sight.view.parsed, blank)
  const isInPlace = ({ textEdit }: CompletionItem) =>
    textEdit &&
    'range' in textEdit &&
    textEdit.range.start.character === start.character &&
    textEdit.range.end.character === end.character
  return items.map(one => (isInPlace(one) ? { ...one, filterText } : one))
}

/** The documentation of an item, once a person selects it. */
export const completionResolve: Feature<CompletionItem & Returned<Ticket>, CompletionItem> = {
  method: 'completionItem/resolve',
  resolves: true,
  answer: (sight, item) => (item.data ? { ...item, ...explained(sight, item.data.about) } : item),
}
