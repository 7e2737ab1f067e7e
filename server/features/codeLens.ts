import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver'
import {
  durationWords,
  intervalsOf,
  type Message,
  progressOf,
  type Span,
  say,
  type View,
  verbatim,
} from '../../core/index.ts'
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
  words: readonly Message[],
  does: Omit<Command, 'title'> = { command: '' },
): CodeLens[] {
  const { sections, [kind]: rows } = sight.view.record
  const place = sections.find(section => section.kind === kind)?.title.span ?? rows[0]?.span
  return place && words.length > 0 ? [lens(sight, place, { title: inARow(sight, words), ...does })] : []
}

function inARow({ client }: Sight, words: readonly Message[]): string {
  return words.map(client.inWords).join(' · ')
}

/** The command that lists the open items, where there are some. */
function openItems({ uri, view, client }: Sight): Omit<Command, 'title'> {
  const showItems: OwnCommand = 'postmortems.showItems'
  const hasOpen = view.record.actions.some(item => !item.done)
  return client.ownCommands && hasOpen ? { command: showItems, arguments: [uri] } : { command: '' }
}

/** The first heading; the top of a document without any. */
function titleOf({ record }: View): Span {
  const heading = record.sections.find(section => section.level === 1 && !section.pseudo)
  return heading?.span ?? { start: 0, end: 0 }
}

/** "draft · refined: 3 business days left · 2 blockers". */
function standing(sight: Sight): Command {
  const { uri, view, step, client } = sight
  const { from, to, blockers } = step
  const { due } = view.policy.lifecycle
  const parts: Message[] = []
  if (from) parts.push(verbatim(from.label ?? from.id))
  else if (to) parts.push(say`no status`)
  if (due) parts.push(say`${verbatim(due.name)}: ${due.remainder.text}`)
  parts.push(to ? toSettle(blockers.length, to.label ?? to.id) : faults(blockers.length))
  const showBlockers: OwnCommand = 'postmortems.showBlockers'
  const isShown = client.ownCommands && blockers.length > 0
  return {
    title: inARow(sight, parts),
    ...(isShown ? { command: showBlockers, arguments: [uri] } : { command: '' }),
  }
}

function toSettle(blockers: number, to: string): Message {
  if (blockers === 0) return say`ready for ${to}`
  return blockers === 1 ? say`1 blocker` : say`${blockers} blockers`
}

function faults(errors: number): Message {
  if (errors === 0) return say`no errors`
  return errors === 1 ? say`1 error` : say`${errors} errors`
}

/** "detected after 5 min · resolved after 47 min". */
function pace({ record, profile }: View): Message[] {
  const { detect, mitigate, resolve } = intervalsOf(record, profile)
  const parts = [
    detect && say`detected after ${durationWords(detect.minutes, 'short')}`,
    mitigate && say`mitigated after ${durationWords(mitigate.minutes, 'short')}`,
    resolve && say`resolved after ${durationWords(resolve.minutes, 'short')}`,
  ]
  return parts.filter(part => part !== null)
}

/** "2 of 5 done · 1 overdue"; where no item states a status, nobody knows how many are done: "5 action items". */
function progress(view: View): Message[] {
  const { open, done, overdue } = progressOf(view)
  const all = open + done
  if (all === 0) return []
  const isTold = view.record.actions.some(item => item.status !== null)
  const count = isTold
    ? say`${done} of ${all} done`
    : all === 1
      ? say`1 action item`
      : say`${all} action items`
  return [count, ...(overdue > 0 ? [say`${overdue} overdue`] : [])]
}
