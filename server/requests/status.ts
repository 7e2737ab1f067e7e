import type { WorkspaceEdit } from 'vscode-languageserver'
import { progressOf } from '../../core/index.ts'
import { editOf } from '../editor/edits.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams, StatusAnswer } from '../protocol.ts'
import { dueOf, optionOf } from './options.ts'

/** Where a document stands, what comes next, by when, and what is in the way. */
export const status: Feature<DocumentParams, StatusAnswer> = {
  method: 'postmortems/status',
  answer(sight) {
    const { view, step } = sight
    const { inWords } = sight.client
    const { due } = view.policy.lifecycle
    return {
      title: view.record.title?.value ?? null,
      status: step.from && optionOf(step.from),
      next: step.to && optionOf(step.to),
      due: due && dueOf(due, view.now, view.settings, inWords),
      urgent: due !== null && view.now >= due.warnFrom,
      blockers: step.blockers.map(({ rule, message, policy, span }) => ({
        rule,
        message: inWords(message),
        policy,
        range: sight.rangeOf(span),
      })),
      actions: progressOf(view),
    }
  },
}

/** The edit that takes a document to its next status. */
export const advance: Feature<DocumentParams, WorkspaceEdit> = {
  method: 'postmortems/advance',
  answer: sight => editOf(sight, sight.step.edits),
}
