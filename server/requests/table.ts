import { indexEdits } from '../../core/index.ts'
import { toTextEdits } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams } from '../protocol.ts'
import { editOf, type VersionedEdit } from './edits.ts'

/** The edit that writes the table of postmortems in a README anew, from the documents of its folder. */
export const table: Feature<DocumentParams, VersionedEdit> = {
  method: 'postmortems/index',
  capability: () => ({}),
  ofLists: true,
  answer(sight) {
    const edits = indexEdits(sight.view)
    return edits.length === 0
      ? null
      : editOf(sight, toTextEdits(sight.view.parsed, edits, sight.client.encoding))
  },
}
