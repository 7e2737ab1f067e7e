import * as vscode from 'vscode'
import type { DraftAnswer, Form } from '../../server/protocol.ts'
import { type Answer, askOne, group, type Place, type Row } from '../questions.ts'
import { hasRoots } from '../roots.ts'
import { shownMoment } from '../when.ts'
import { rowOf } from './steps.ts'

/** What the person decides about the draft. */
export type Decision =
  | { readonly kind: 'create' }
  | { readonly kind: 'tier'; readonly id: string }
  | { readonly kind: 'style' }
  | { readonly kind: 'folder' }

/** Shows what follows from the facts, and why: the tier, the file, the deadlines. */
export function askDecision(draft: DraftAnswer, form: Form, place: Place): Promise<Answer<Decision>> {
  return askOne<Decision>({
    ...place,
    title: vscode.l10n.t('New Postmortem'),
    placeholder: vscode.l10n.t('This follows from the facts. Enter creates the file.'),
    rows: [
      creation(draft, form),
      ...group(vscode.l10n.t('Why'), whyRows(draft)),
      ...group(vscode.l10n.t('Deadlines'), draft.deadlines.map(deadlineRow)),
      ...group(vscode.l10n.t('Or else'), [...tierRows(draft, form), ...styleRows(form), ...folderRows()]),
    ],
  })
}

function creation({ uri, tier, id }: DraftAnswer, { profile }: Form): Row<Decision> {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
  const words = [id !== null && !path.includes(id) ? id : null, tier.about].filter(Boolean)
  return {
    label: `$(new-file) ${vscode.l10n.t('Create: {0}', tier.label)}`,
    description: `${path} · ${profile.label}`,
    ...(words.length > 0 && { detail: words.join(' · ') }),
    value: { kind: 'create' },
  }
}

function whyRows({ required, reasons, unread }: DraftAnswer): Row<Decision>[] {
  const words = required ? [] : [vscode.l10n.t('The policy does not ask for a postmortem here.')]
  return [
    ...[...words, ...reasons].map(reason => said('law', reason)),
    ...unread.map(fault => said('warning', fault)),
  ]
}

/** A sentence as a row. Rows do not wrap, so what follows a colon goes into the detail line. */
function said(icon: string, sentence: string): Row<Decision> {
  const at = sentence.indexOf(': ')
  if (at < 0) return { label: `$(${icon}) ${sentence}` }
  return { label: `$(${icon}) ${sentence.slice(0, at)}`, detail: sentence.slice(at + 2) }
}

function deadlineRow({ name, due, text, overdue }: DraftAnswer['deadlines'][number]): Row<Decision> {
  return { label: `$(${overdue ? 'warning' : 'calendar'}) ${name}: ${shownMoment(due)}`, description: text }
}

/** The tiers above the one that the policy asks for, which may always be chosen. */
function tierRows({ tier }: DraftAnswer, form: Form): Row<Decision>[] {
  const at = form.tiers.findIndex(one => one.id === tier.id)
  return form.tiers.slice(at + 1).map(one => ({
    label: `$(arrow-up) ${vscode.l10n.t('Write more: {0}', one.label)}`,
    ...(one.about && { description: one.about }),
    value: { kind: 'tier', id: one.id },
  }))
}

function styleRows(form: Form): Row<Decision>[] {
  if (form.profiles.length < 2) return []
  return [{ label: `$(book) ${vscode.l10n.t('Another style…')}`, value: { kind: 'style' } }]
}

function folderRows(): Row<Decision>[] {
  if (!hasRoots()) return []
  return [{ label: `$(folder) ${vscode.l10n.t('Another folder…')}`, value: { kind: 'folder' } }]
}

/** Asks in which style to write, the present one first. */
export function askStyle(form: Form, place: Place): Promise<Answer<string>> {
  return askOne({
    ...place,
    title: vscode.l10n.t('New Postmortem'),
    placeholder: vscode.l10n.t('In which style?'),
    rows: form.profiles.map(rowOf),
    active: form.profile.id,
  })
}
