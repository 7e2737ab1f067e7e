import { slice } from '../../core/index.ts'
import { rowsFrom } from '../documents/evidence.ts'
import { editOf } from '../editor/edits.ts'
import type { Feature } from '../feature.ts'
import type { ExtractAnswer, ExtractParams } from '../protocol.ts'

/** The edit that turns raw text, pasted or selected, into rows of the timeline. */
export const extract: Feature<ExtractParams, ExtractAnswer> = {
  method: 'postmortems/extract',
  answer(sight, { text, range, zone }) {
    const { view } = sight
    const replaced = range ? sight.spanOf(range) : null
    const given = text ?? (replaced ? slice(view.parsed, replaced) : '')
    const rows = rowsFrom(sight, given, { replaced, zone: zone ?? view.settings.calendar.zone })
    if (rows === null) return null
    const { edits, count, kind, unread } = rows
    return { edit: editOf(sight, edits) ?? {}, count, kind, unread }
  },
}
