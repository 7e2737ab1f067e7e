import { readEvidence, writeEntries } from '../../core/evidence.ts'
import { slice } from '../../core/index.ts'
import { toTextEdits } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { ExtractAnswer, ExtractParams } from '../protocol.ts'
import { editOf } from './edits.ts'

/** A timeline of more rows than this nobody reads; what is beyond is named, not added. */
const most = 500

/** The edit that turns raw text, pasted or selected, into rows of the timeline. */
export const extract: Feature<ExtractParams, ExtractAnswer> = {
  method: 'postmortems/extract',
  capability: () => ({}),
  answer(sight, { text, range, zone }) {
    const { view, client } = sight
    const raw = range ? sight.spanOf(range) : null
    const given = text ?? (raw ? slice(view.parsed, raw) : '')
    const evidence = readEvidence(given, {
      date: view.record.date?.value ?? null,
      zone: { text: zone ?? view.settings.calendar.zone, offset: null },
      now: view.now,
    })
    if (evidence === null) return null
    const { edits, count } = writeEntries(view, evidence.entries.slice(0, most), raw)
    const beyond = evidence.entries.slice(most).map(entry => entry.event)
    return {
      edit: editOf(sight, toTextEdits(view.parsed, edits, client.encoding)),
      count,
      kind: evidence.kind,
      unread: [...evidence.unread, ...beyond],
    }
  },
}
