import type { WorkspaceEdit } from 'vscode-languageserver'
import {
  type Day,
  deferAction,
  localDay,
  plain,
  readShorthand,
  say,
  shorthands,
  statedDay,
} from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import { editOf } from '../editor/edits.ts'
import { refused } from '../editor/failures.ts'
import type { Feature } from '../feature.ts'
import type { DeferParams, Deferrals, DocumentParams } from '../protocol.ts'

/** The action items of a document that can be deferred, and days to defer them to. */
export const deferrals: Feature<DocumentParams, Deferrals> = {
  method: 'postmortems/deferrals',
  answer(sight) {
    const { calendar } = sight.view.settings
    return {
      items: sight.view.record.actions
        .filter(item => !item.done)
        .map(({ id, text, due, span }) => ({
          line: sight.rangeOf(span).start.line,
          id: id?.value ?? null,
          text: plain(text.value),
          due: due?.value ?? null,
        })),
      days: shorthands(today(sight), calendar).map(({ label, day, detail }) => ({
        label,
        day,
        detail: sight.client.inWords(detail),
      })),
    }
  },
}

/** The edit that defers an action item to another day, with a reason. */
export const defer: Feature<DeferParams, WorkspaceEdit> = {
  method: 'postmortems/defer',
  answer(sight, { line, day, reason }) {
    const { view, client } = sight
    const { inWords } = client
    const item = view.record.actions.find(one => sight.rangeOf(one.span).start.line === line)
    if (!item) return null
    const until = dayIn(sight, day)
    if (until === null)
      return refused(inWords(say`“${day}” is no day. Expected one such as 2026-09-15, +5bd or eoq.`))
    if (until < today(sight)) return refused(inWords(say`${until} has passed already.`))
    if (reason.trim() === '')
      return refused(inWords(say`A reason was expected: whoever reads this later asks for it.`))
    return editOf(sight, deferAction(view, item, until, reason))
  },
}

function today({ view }: Sight): Day {
  return localDay(view.now, view.settings.calendar.zone)
}

function dayIn(sight: Sight, text: string): Day | null {
  return readShorthand(text, today(sight), sight.view.settings.calendar) ?? statedDay(text)
}
