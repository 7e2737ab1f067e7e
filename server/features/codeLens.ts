import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver'
import { counted, formatDuration, intervalsOf, progressOf, type Span, type View } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'
import type { OwnCommand } from '../protocol.ts'

/**
 * The status of the document above its title, the pace of the incident above its timeline, the progress of action items
 * above them. None is left to be resolved later, so that lines do not jump when the text arrives.
 */
export const codeLens: Feature<CodeLensParams, CodeLens[]> = {
  method: 'textDocument/codeLens',
  capability: () => ({ codeLensProvider: { resolveProvider: false } }),
  preference: 'codeLens',
  answer: sight => [
    lens(sight, titleOf(sight.view), standing(sight)),
    ...lensesOn(sight, 'timeline', pace(sight.view)),
    ...lensesOn(sight, 'actions', progress(sight.view), openItems(sight)),
  ],
}

function lens(sight: Sight, at: Span, command: Command): CodeLens {
  const { start } = sight.rangeOf(at)
  return { range: { start, end: start }, command }
}

function lensesOn(
  sight: Sight,
  kind: 'timeline' | 'actions',
  title: string,
  does: Omit<Command, 'title'> = { command: '' },
): CodeLens[] {
  const { sections, [kind]: rows } = sight.view.record
  const place = sections.find(section => section.kind === kind)?.title.span ?? rows[0]?.span
  return place && title !== '' ? [lens(sight, place, { title, ...does })] : []
}

/** Lists the items that are open, where there are some. */
function openItems({ uri, view, client }: Sight): Omit<Command, 'title'> {
  const showItems: OwnCommand = 'postmortems.showItems'
  const isList = client.ownCommands && view.record.actions.some(item => !item.done)
  return isList ? { command: showItems, arguments: [uri] } : { command: '' }
}

/** The first heading; the top of a document without any. */
function titleOf({ record }: View): Span {
  const heading = record.sections.find(section => section.level === 1 && !section.pseudo)
  return heading?.span ?? { start: 0, end: 0 }
}

/** "draft · refined: 3 business days left · 2 blockers". */
function standing({ uri, view, step, client }: Sight): Command {
  const { from, to, blockers } = step
  const { due } = view.policy.lifecycle
  const parts: string[] = []
  if (from) parts.push(from.label ?? from.id)
  else if (to) parts.push('no status')
  if (due) parts.push(`${due.name}: ${due.remainder.text}`)
  if (blockers.length > 0) parts.push(counted(blockers.length, to ? 'blocker' : 'error'))
  else parts.push(to ? `ready for ${to.label ?? to.id}` : 'no errors')
  const showBlockers: OwnCommand = 'postmortems.showBlockers'
  const isList = client.ownCommands && blockers.length > 0
  return {
    title: parts.join(' · '),
    ...(isList ? { command: showBlockers, arguments: [uri] } : { command: '' }),
  }
}

/** "detected after 5 min · resolved after 47 min". */
function pace({ record, profile }: View): string {
  const { detect, mitigate, resolve } = intervalsOf(record, profile)
  const parts = [
    detect && `detected after ${formatDuration(detect.minutes, 'short')}`,
    mitigate && `mitigated after ${formatDuration(mitigate.minutes, 'short')}`,
    resolve && `resolved after ${formatDuration(resolve.minutes, 'short')}`,
  ]
  return parts.filter(part => part !== null).join(' · ')
}

/** "2 of 5 done · 1 overdue". */
function progress(view: View): string {
  const { open, done, overdue } = progressOf(view)
  if (open + done === 0) return ''
  return [`${done} of ${open + done} done`, ...(overdue > 0 ? [`${overdue} overdue`] : [])].join(' · ')
}
