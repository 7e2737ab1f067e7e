import type { CodeAction } from 'vscode-languageserver'
import { type Span, say, slice, touches, type View } from '../../../core/index.ts'
import { rowsFrom } from '../../documents/evidence.ts'
import type { Sight } from '../../documents/sight.ts'
import type { OwnCommand } from '../../protocol.ts'
import { offer } from './offer.ts'

const kind = 'refactor.rewrite.timeline.evidence'
/** A longer selection takes too long to read each time the editor asks for actions; the command still takes it. UTF-16 units. */
const LONGEST = 100_000

/** The selected lines of a log or a chat as rows of the timeline. */
export function selectedEvidence(sight: Sight, range: Span): CodeAction[] {
  const { view, client } = sight
  if (range.end - range.start > LONGEST || isTimeline(view, range)) return []
  const text = slice(view.parsed, range)
  if (!/\d:\d\d[\s\S]*[\r\n]/.test(text)) return []
  const rows = rowsFrom(sight, text, { replaced: range, zone: view.settings.calendar.zone })
  if (!rows) return []
  const title =
    rows.count === 1
      ? say`Turn the selection into a timeline row`
      : say`Turn the selection into ${rows.count} timeline rows`
  if (!client.ownCommands) return offer(sight, kind, { title, edits: rows.edits })
  // Our own editor knows in which zone the lines were copied.
  const command: OwnCommand = 'postmortems.selectionToTimeline'
  const words = client.inWords(title)
  return [{ title: words, kind, command: { title: words, command } }]
}

/** Whether the selection is of the timeline itself: of lines written as its others are. Raw lines below it read as entries, too. */
function isTimeline({ record }: View, range: Span): boolean {
  const chosen = record.timeline.filter(one => touches(one.span, range))
  const forms = new Set(record.timeline.filter(one => !chosen.includes(one)).map(({ form }) => form))
  return chosen.some(({ form }) => forms.size === 0 || forms.has(form))
}
