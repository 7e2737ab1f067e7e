import * as vscode from 'vscode'
import type { DraftParams } from '../../server/protocol.ts'
import { askOne } from '../questions.ts'
import type { Facts } from './steps.ts'

/** A New Postmortem somebody turned away from before the file was there. */
export interface Unfinished {
  readonly facts: Facts
  /** The question at which they turned away, counted from 0. */
  readonly step: number
  /** What another tool told of the incident. */
  readonly known: DraftParams | null
}

/** Those left open, by the folder they were meant for, until the window closes. */
export type Drafts = Map<string, Unfinished>

/** Asks whether to go on with answers given before; `undefined` where the person turned away from this too. */
export async function askWhether({ facts }: Unfinished): Promise<'continue' | 'anew' | undefined> {
  const answer = await askOne<'continue' | 'anew'>({
    title: vscode.l10n.t('New Postmortem'),
    step: 0,
    totalSteps: 0,
    placeholder: vscode.l10n.t('A postmortem was begun and not written.'),
    rows: [
      { label: `$(debug-continue) ${vscode.l10n.t('Continue: {0}', facts.title)}`, value: 'continue' },
      { label: `$(add) ${vscode.l10n.t('Start anew')}`, value: 'anew' },
    ],
  })
  return typeof answer === 'symbol' ? undefined : answer
}
