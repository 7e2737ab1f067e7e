import * as vscode from 'vscode'
import type { DraftAnswer, Form } from '../../server/protocol.ts'
import { type Answer, askOne, type Heading, type Row } from '../questions.ts'
import { shownMoment } from '../when.ts'

/** What the person makes of the draft. */
export type Decision =
  | { readonly kind: 'create' }
  | { readonly kind: 'tier'; readonly id: string }
  | { readonly kind: 'style'; readonly id: string }

/** Shows what follows from the facts, and why: the tier, the file, the deadlines. */
export function askDecision(
  draft: DraftAnswer,
  form: Form,
  place: Pick<Heading, 'step' | 'totalSteps'>,
): Promise<Answer<Decision>> {
  return askOne<Decision>({
    ...place,
    title: vscode.l10n.t('New Postmortem'),
    placeholder: vscode.l10n.t('This follows from the facts. Enter creates the file.'),
    rows: [
      creation(draft),
      ...group(vscode.l10n.t('Why'), whyRows(draft)),
      ...group(vscode.l10n.t('Deadlines'), draft.deadlines.map(deadlineRow)),
      ...group(vscode.l10n.t('Or else'), [...tierRows(draft, form), ...styleRows(form)]),
    ],
  })
}

function creation({ uri, tier, id }: DraftAnswer): Row<Decision> {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
  return {
    label: `$(new-file) ${vscode.l10n.t('Create: {0}', tier.label)}`,
    description: path,
    ...(id !== null && !path.includes(id) && { detail: id }),
    value: { kind: 'create' },
  }
}

function whyRows({ required, reasons, unread, tier }: DraftAnswer): Row<Decision>[] {
  const words = required ? [] : [vscode.l10n.t('The policy does not ask for a postmortem here.')]
  return [
    ...[...words, ...reasons].map(label => ({ label: `$(law) ${label}` })),
    ...(tier.about ? [{ label: `$(info) ${tier.about}`, ...(tier.cite && { description: tier.cite }) }] : []),
    ...unread.map(label => ({ label: `$(warning) ${label}` })),
  ]
}

function deadlineRow({ name, due, text, overdue }: DraftAnswer['deadlines'][number]): Row<Decision> {
  return { label: `$(${overdue ? 'warning' : 'calendar'}) ${name}: ${shownMoment(due)}`, description: text }
}

/** More than the policy asks for is always allowed, less is not. */
function tierRows({ tier }: DraftAnswer, form: Form): Row<Decision>[] {
  const at = form.tiers.findIndex(one => one.id === tier.id)
  return form.tiers.slice(at + 1).map(one => ({
    label: `$(arrow-up) ${vscode.l10n.t('Write more: {0}', one.label)}`,
    ...(one.about && { description: one.about }),
    value: { kind: 'tier', id: one.id },
  }))
}

function styleRows(form: Form): Row<Decision>[] {
  return form.profiles
    .filter(one => one.id !== form.profile.id)
    .map(one => ({
      label: `$(book) ${vscode.l10n.t('Another style: {0}', one.label)}`,
      ...(one.about && { description: one.about }),
      value: { kind: 'style', id: one.id },
    }))
}

function group(label: string, rows: readonly Row<Decision>[]): Row<Decision>[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows]
}
