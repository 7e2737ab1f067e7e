import type { CodeAction } from 'vscode-languageserver'
import { type Span, say } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import type { OwnCommand } from '../../protocol.ts'
import { offer } from './offer.ts'

const kind = 'refactor.rewrite.status'

/** At the head of a document, the step to its next status; where it is not ready, what must be settled first. */
export function statusStep(sight: Sight, range: Span): CodeAction[] {
  if (!isAtHead(sight, range)) return []
  const { to, edits, blockers } = sight.step
  if (!to || edits.length === 0) return []
  const name = to.label ?? to.id
  if (blockers.length === 0) return offer(sight, kind, { title: say`Advance to “${name}”`, edits })
  const { inWords } = sight.client
  const first = inWords(say`Advance to “${name}”: ${blockers.length} to settle first`)
  const showBlockers: OwnCommand = 'postmortems.showBlockers'
  if (sight.client.ownCommands) {
    return [{ title: first, kind, command: { title: first, command: showBlockers, arguments: [sight.uri] } }]
  }
  const reason = blockers.map(one => inWords(one.message)).join('\n')
  return sight.client.showsDisabled ? [{ title: first, kind, disabled: { reason } }] : []
}

/** Whether a place is above the first section: in the metadata or the title. */
function isAtHead({ view }: Sight, { start }: Span): boolean {
  const first = view.record.sections.find(section => section.level > 1)
  return start < (first?.span.start ?? Number.POSITIVE_INFINITY)
}
