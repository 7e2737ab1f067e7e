import { insertEntry, instantOf, readTime } from '../../core/index.ts'
import { toTextEdits } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { EntryParams } from '../protocol.ts'
import { editOf, type VersionedEdit } from './edits.ts'

/** The edit that adds an entry to the timeline, at the present minute where no time is given. */
export const entry: Feature<EntryParams, VersionedEdit> = {
  method: 'postmortems/entry',
  capability: () => ({}),
  answer(sight, { event, time, source, actor }) {
    const { view, client } = sight
    const reading = time === undefined ? null : readTime(time)
    const instant = reading && instantOf(reading, { date: null, zone: null })
    const edits = insertEntry(view, {
      time: instant ?? time ?? Math.floor(view.now / 60_000) * 60_000,
      event,
      ...(source !== undefined && { source }),
      ...(actor !== undefined && { actor }),
    })
    return edits.length === 0 ? null : editOf(sight, toTextEdits(view.parsed, edits, client.encoding))
  },
}
