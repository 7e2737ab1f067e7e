import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver'
import type { Feature } from '../feature.ts'
import { missingKeys } from './completions/keys.ts'
import { actionCells, newRows } from './completions/rows.ts'
import { missingSections } from './completions/sections.ts'
import { type Source, spotAt } from './completions/spot.ts'
import { isCounting } from './completions/times.ts'
import { fieldValues } from './completions/values.ts'

/** Who is asked about a spot, in turn. */
const sources: readonly Source[] = [missingKeys, fieldValues, actionCells, newRows]

/** Keys, values, sections and rows: what the style, the workspace and the calendar know to come next. */
export const completion: Feature<CompletionParams, CompletionItem[] | CompletionList> = {
  method: 'textDocument/completion',
  preference: 'completion',
  capability: () => ({ completionProvider: { triggerCharacters: [':', ' ', '|', '#', '@', '+', '-'] } }),

  answer(sight, { position }) {
    const spot = spotAt(sight, sight.offsetAt(position))
    for (const source of sources) {
      const items = source(spot)
      if (!items || items.length === 0) continue
      if (isCounting(spot)) return { isIncomplete: true, items }
      return [...items, ...(source === newRows ? (missingSections(spot) ?? []) : [])]
    }
    return missingSections(spot) ?? []
  },
}
