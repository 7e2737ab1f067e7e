import type { WorkspaceEdit } from 'vscode-languageserver'
import { insertEntry, statedInstant } from '../../core/index.ts'
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
      time: time === undefined ? present : (statedInstant(time) ?? time),
      event,
      source,
      actor,
    })
    return editOf(sight, edits)
  },
}
