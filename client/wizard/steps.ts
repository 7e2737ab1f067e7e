import * as vscode from 'vscode'
import type { Form, Option } from '../../server/protocol.ts'
import {
  type Answer,
  askMany,
  askOne,
  askText,
  back,
  error,
  group,
  information,
  type Place,
  type Row,
} from '../questions.ts'
import { beginningOf, readWhen, shownMoment } from '../when.ts'

/** What has been answered so far. */
export interface Facts {
  title: string
  date?: string
  severity?: string
  tier?: string
  profile?: string
  moments: Record<string, string>
  flags: readonly string[]
  triggers: readonly string[]
}

/** Asks one question and notes the answer. */
export type Step = (facts: Facts, place: Place) => Promise<Answer<true>>

/** The question as a title: the prompt below the input is replaced by messages about the answer. */
function titled(question: string): string {
  return `${vscode.l10n.t('New Postmortem')}: ${question}`
}

/** The questions that a style needs answers to, in the order in which things happened. */
export function stepsFor(form: Form): Step[] {
  const has = (moment: string) => form.moments.includes(moment)
  const end = has('resolved') ? 'resolved' : has('mitigated') ? 'mitigated' : null
  return [
    askTitle,
    askBegin(has('started') ? 'started' : has('detected') ? 'detected' : 'started'),
    ...(end
      ? [
          askMoment(
            end,
            vscode.l10n.t('When was it over?'),
            vscode.l10n.t('Leave empty if it is not over, or you do not know.'),
          ),
        ]
      : []),
    ...(has('closed')
      ? [
          askMoment(
            'closed',
            vscode.l10n.t('When was the incident closed?'),
            vscode.l10n.t('Deadlines count from here. Leave empty while it is open.'),
          ),
        ]
      : []),
    ...(form.severities.length > 0 ? [askSeverity(form)] : []),
    ...(form.triggers.length + form.flags.length > 0 ? [askWhatApplies(form)] : []),
  ]
}

const askTitle: Step = async (facts, place) => {
  const answer = await askText({
    ...place,
    title: titled(vscode.l10n.t('What happened?')),
    prompt: vscode.l10n.t('One line, in the words a colleague would search for.'),
    placeholder: vscode.l10n.t('Payouts delayed after the queue filled up'),
    value: facts.title,
    check: text => (text.trim() === '' ? error(vscode.l10n.t('A postmortem needs a title.')) : null),
  })
  return noted(answer, text => {
    facts.title = text.trim()
  })
}

function askBegin(moment: string): Step {
  return async (facts, place) => {
    const now = Date.now()
    const today = new Date(now).toISOString().slice(0, 10)
    const read = (text: string) => readWhen(text, { now, day: today })
    const standing = facts.moments[moment]
    const answer = await askText({
      ...place,
      title: titled(vscode.l10n.t('When did it begin?')),
      prompt: vscode.l10n.t('In UTC, or with a zone. A day will do.'),
      placeholder: `${today} 14:32`,
      value: standing ? shownMoment(standing) : (facts.date ?? `${today} `),
      check(text) {
        const when = read(text)
        if (when.kind === 'moment') return past(when.iso, shownMoment(when.iso))
        if (when.kind === 'day') return past(when.day, vscode.l10n.t('{0}, time not known', when.day))
        return error(expectedMoment())
      },
    })
    return noted(answer, text => {
      const when = read(text)
      if (when.kind !== 'moment' && when.kind !== 'day') return
      facts.date = when.day
      if (when.kind === 'moment') facts.moments[moment] = when.iso
      else delete facts.moments[moment]
    })
  }
}

function askMoment(moment: string, question: string, prompt: string): Step {
  return async (facts, place) => {
    const from = beginningOf(facts.moments)
    const read = (text: string) =>
      readWhen(text, { now: Date.now(), day: facts.date ?? new Date().toISOString().slice(0, 10), from })
    const standing = facts.moments[moment]
    const answer = await askText({
      ...place,
      title: titled(question),
      prompt,
      placeholder: vscode.l10n.t('15:02, {0} 15:02, +30m after the beginning, or empty', facts.date ?? ''),
      value: standing ? shownMoment(standing) : '',
      check(text) {
        const when = read(text)
        if (when.kind === 'nothing') return null
        if (when.kind !== 'moment') return error(expectedMoment())
        if (from !== null && Date.parse(when.iso) < from)
          return error(vscode.l10n.t('{0} is before the beginning.', shownMoment(when.iso)))
        return past(when.iso, shownMoment(when.iso))
      },
    })
    return noted(answer, text => {
      const when = read(text)
      if (when.kind === 'moment') facts.moments[moment] = when.iso
      else delete facts.moments[moment]
    })
  }
}

function askSeverity(form: Form): Step {
  return async (facts, place) => {
    const answer = await askOne({
      ...place,
      title: titled(vscode.l10n.t('How bad was it?')),
      placeholder: '',
      rows: form.severities.map(rowOf),
      active: facts.severity,
    })
    return noted(answer, id => {
      facts.severity = id
    })
  }
}

/** One question for flags and triggers: which of these apply? */
function askWhatApplies(form: Form): Step {
  return async (facts, place) => {
    const rows: Row<string>[] = [
      ...group(vscode.l10n.t('What was touched'), rowsOf(form.flags, 'flag')),
      ...group(vscode.l10n.t('Triggers of the policy'), rowsOf(form.triggers, 'trigger')),
    ]
    const answer = await askMany({
      ...place,
      title: titled(vscode.l10n.t('Which of these apply?')),
      placeholder: vscode.l10n.t('What follows from severity and times is found anyway.'),
      rows,
      chosen: [...facts.flags.map(id => `flag:${id}`), ...facts.triggers.map(id => `trigger:${id}`)],
    })
    return noted(answer, chosen => {
      const of = (kind: string) =>
        chosen.flatMap(value => (value.startsWith(`${kind}:`) ? [value.slice(kind.length + 1)] : []))
      facts.flags = of('flag')
      facts.triggers = of('trigger')
    })
  }
}

/** The value of each is its id, with the kind before it. */
function rowsOf(options: readonly Option[], kind: string): Row<string>[] {
  return options.map(option => ({ ...rowOf(option), value: `${kind}:${option.id}` }))
}

/** An option with what the policy says of it. */
export function rowOf({ id, label, about, cite }: Option): Row<string> {
  return {
    label,
    value: id,
    ...(label !== id && { description: id }),
    ...(about !== null && { detail: cite ? `${about} — ${cite}` : about }),
  }
}

function noted<T>(answer: Answer<T>, note: (value: T) => void): Answer<true> {
  if (answer === undefined) return undefined
  if (answer === back) return back
  note(answer)
  return true
}

function expectedMoment(): string {
  return vscode.l10n.t('Expected a moment such as 2026-08-14 14:32, or 2026-08-14T14:32+02:00.')
}

/** Milliseconds: a day is in the future once it has begun nowhere yet, not even in UTC+14. */
const AHEAD = 14 * 3_600_000

/** What a time was read as, or that it has not come yet. `at` is a day or a moment in ISO 8601. */
function past(at: string, read: string): vscode.InputBoxValidationMessage {
  const isMoment = at.includes('T')
  if (Date.parse(at) <= Date.now() + (isMoment ? 0 : AHEAD)) return information(read)
  return error(vscode.l10n.t('{0} lies in the future.', isMoment ? read : at))
}
