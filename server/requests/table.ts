import type { WorkspaceEdit } from 'vscode-languageserver'
import { indexEdits } from '../../core/index.ts'
import { editOf } from '../editor/edits.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams } from '../protocol.ts'

/** The edit that writes the table of postmortems in a README anew, from the documents of its folder. */
export const table: Feature<DocumentParams, WorkspaceEdit> = {
  method: 'postmortems/index',
  ofLists: true,
  answer: sight => editOf(sight, indexEdits(sight.view)),
}
