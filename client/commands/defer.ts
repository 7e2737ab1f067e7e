import * as vscode from 'vscode'
import type { Deferrals } from '../../server/protocol.ts'
import { nameOf, tellNoneOpen } from '../actionItem.ts'
import { askAbout } from '../current.ts'
import { apply } from '../edits.ts'
import type { Link } from '../link.ts'
import { showEdited } from '../places.ts'
import { type Answer, askOne, askText, back, error, type Heading, information } from '../questions.ts'

type Item = Deferrals['items'][number]

/**
 * Defers an action item: asks which one, unless `line` or the cursor says so, until when, and why. Returns whether it was
 * deferred.
 */
export async function deferItem(link: Link, named?: unknown, line?: number): Promise<boolean> {
  const asked = await askAbout(link, named, 'postmortems/deferrals')
  if (!asked) return false
  const { uri, answer: found } = asked
  if (found.items.length === 0) {
    tellNoneOpen()
    return false
  }
  const at = line ?? vscode.window.activeTextEditor?.selection.active.line
  const answers = await askAll(found, found.items.find(item => item.line === at) ?? null)
  if (!answers) return false
  const { item, day, reason } = answers
  const textDocument = { uri: uri.toString() }
  const edit = await link.ask('postmortems/defer', { textDocument, line: item.line, day, reason })
  if (!edit || !(await apply(link, edit))) return false
  showEdited(uri, edit)
  return true
}

interface Answers {
  readonly item: Item
  readonly day: string
  readonly reason: string
}

/** Asks the questions, with a way back, until all are answered; `null` if the person cancels. */
async function askAll(found: Deferrals, known: Item | null): Promise<Answers | null> {
  let item = known
  let day = ''
  const totalSteps = known ? 2 : 3
  for (let step = 1; ; ) {
    const place = { title: titleFor(step > totalSteps - 2 ? item : null), step, totalSteps }
    let answer: Answer<Item | string>
    if (step === totalSteps) answer = await askReason(place)
    else if (step === totalSteps - 1) answer = await askDay(place, found.days, day)
    else answer = await askItem(place, found.items, item)
    if (answer === undefined) return null
    if (answer === back) step -= 1
    else if (typeof answer !== 'string') [item, step] = [answer, step + 1]
    else if (step === totalSteps) return { item: item!, day, reason: answer }
    else [day, step] = [answer, step + 1]
  }
}

function titleFor(item: Item | null): string {
  if (!item) return vscode.l10n.t('Defer an action item')
  return vscode.l10n.t('Defer {0}', nameOf(item))
}

function askItem(place: Heading, items: readonly Item[], item: Item | null): Promise<Answer<Item>> {
  const rows = items.map(one => ({
    label: nameOf(one),
    ...(one.due !== null && { description: one.due }),
    value: one,
  }))
  return askOne({ ...place, placeholder: vscode.l10n.t('Which one?'), rows, active: item ?? undefined })
}

/** Asks for a day, also in a short form (`+7bd`), whose meaning is shown below. */
function askDay(place: Heading, days: Deferrals['days'], value: string): Promise<Answer<string>> {
  return askText({
    ...place,
    prompt: vscode.l10n.t('Until when?'),
    placeholder: '+5bd',
    value,
    check(text) {
      const known = days.find(one => one.label === text.trim().toLowerCase())
      if (known) return information(known.detail)
      if (/^(?:\d{4}-\d{2}-\d{2}|\+\d{1,4}(?:bd|d|w|m|y))$/i.test(text.trim())) return null
      return error(vscode.l10n.t('Expected a day such as 2026-09-15, +5bd, +2w, eoq or next tue.'))
    },
  })
}

function askReason(place: Heading): Promise<Answer<string>> {
  return askText({
    ...place,
    prompt: vscode.l10n.t('Why? The reason is written behind the item, with the day it was due.'),
    value: '',
    check: text => (text.trim() === '' ? error(vscode.l10n.t('A deferral needs a reason.')) : null),
  })
}
