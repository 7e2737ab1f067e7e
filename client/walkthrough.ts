import * as vscode from 'vscode'
import type { Current } from './current.ts'

/** What a person can do for the first time; each is a step of the walkthrough. */
export type FirstTime = 'created' | 'mended' | 'recorded' | 'advanced' | 'configured'

/** Completes a step of the walkthrough. */
export function completeStep(event: FirstTime): void {
  void vscode.commands.executeCommand('setContext', `postmortems.${event}`, true)
}

/** Notices that a person has mended something: the active document has fewer blockers than a moment ago. */
export function watchMending(current: Current): vscode.Disposable {
  let before: { readonly uri: string; readonly count: number } | null = null
  return current.onChanged(() => {
    const { uri, status } = current
    if (!uri || !status) return
    const now = { uri: uri.toString(), count: status.blockers.length }
    if (before?.uri === now.uri && now.count < before.count) completeStep('mended')
    before = now
  })
}
