import * as vscode from 'vscode'
import type { DraftParams } from '../../server/protocol.ts'
import { askOne } from '../questions.ts'
import type { Facts } from './steps.ts'

/** The answers of a New Postmortem that was cancelled. */
export interface Unfinished {
  readonly facts: Facts
  /** The question at which it was cancelled, counted from 0. */
  readonly step: number
  /** The facts from another tool's report. */
  readonly known: DraftParams | null
}

/** Cancelled ones, by the folder they were meant for; kept until the window closes. */
export type Drafts = Map<string, Unfinished>

/** Asks whether to go on with the answers given before; `undefined` if the person cancels. */
export async function askWhether({ facts }: Unfinished): Promise<'continue' | 'anew' | undefined> {
  const answer = await askOne<'continue' | 'anew'>({
    title: vscode.l10n.t('New Postmortem'),
    step: 0,
    totalSteps: 0,
    placeholder: vscode.l10n.t('A postmortem was begun, but not finished.'),
    rows: [
      { label: `$(debug-continue) ${vscode.l10n.t('Continue: {0}', facts.title)}`, value: 'continue' },
      { label: `$(add) ${vscode.l10n.t('Start over')}`, value: 'anew' },
    ],
  })
  return typeof answer === 'symbol' ? undefined : answer
}
