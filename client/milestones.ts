import * as vscode from 'vscode'
import type { Current } from './current.ts'

/** What a person has done for the first time; the steps of the walkthrough wait for it. */
export type FirstTime = 'created' | 'mended' | 'recorded' | 'advanced' | 'configured'

/** Tells the walkthrough. */
export function note(event: FirstTime): void {
  void vscode.commands.executeCommand('setContext', `postmortems.${event}`, true)
}

/** Sees a person mend something: less stands in the way of the document in front of them than a moment ago. */
export function watchMending(current: Current): vscode.Disposable {
  let before: { readonly uri: string; readonly count: number } | null = null
  return current.onChanged(() => {
    const { uri, status } = current
    if (!uri || !status) return
    const now = { uri: uri.toString(), count: status.blockers.length }
    if (before?.uri === now.uri && now.count < before.count) note('mended')
    before = now
  })
}
