import type { WorkspaceEdit } from 'vscode-languageserver'
import { type Instant, insertEntry, instantOf, readTime } from '../../core/index.ts'
import { editOf } from '../editor/edits.ts'
import type { Feature } from '../feature.ts'
import type { EntryParams } from '../protocol.ts'

/** The edit that adds an entry to the timeline, at the present minute where no time is given. */
export const entry: Feature<EntryParams, WorkspaceEdit> = {
  method: 'postmortems/entry',
  answer(sight, { event, time, source, actor }) {
    const { view } = sight
    const present = Math.floor(view.now / 60_000) * 60_000
    const edits = insertEntry(view, {
      time: time === undefined ? present : (instantIn(time) ?? time),
      event,
      source,
      actor,
    })
    return editOf(sight, edits)
  },
}

/** The moment a text names with day and zone; `null` where it leaves one of them open. */
export function instantIn(text: string): Instant | null {
  const reading = readTime(text)
  return reading && instantOf(reading, { date: null, zone: null })
}
