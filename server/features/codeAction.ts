import type { CodeAction, CodeActionParams } from 'vscode-languageserver'
import type { Span } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'
import { deferrals } from './actions/defer.ts'
import { selectedEvidence } from './actions/evidence.ts'
import { fixAllKind, fixEverything } from './actions/fixAll.ts'
import { quickFixes } from './actions/quickFixes.ts'
import { refactorings } from './actions/refactorings.ts'
import { statusStep } from './actions/status.ts'
import { suppressions } from './actions/suppress.ts'

const kinds = ['quickfix', 'refactor', 'refactor.rewrite', 'source', fixAllKind]

/** Quick fixes, refactorings and fix-all, of the kinds the client asks for. */
export const codeAction: Feature<CodeActionParams, CodeAction[]> = {
  method: 'textDocument/codeAction',
  preference: 'codeActions',
  ofLists: true,
  capability: client => (client.codeActionLiterals ? { codeActionProvider: { codeActionKinds: kinds } } : {}),

  answer(sight, { range, context }) {
    const span = sight.spanOf(range)
    const wanted = (kind: string) => isWanted(kind, context.only)
    return once([
      ...(wanted('quickfix') ? [...quickFixes(sight, span), ...suppressions(sight, span)] : []),
      ...(!sight.isList && (wanted('refactor') || wanted('source'))
        ? changes(sight, span).filter(one => !context.only || isAsked(one.kind!, context.only))
        : []),
      ...(isAsked(fixAllKind, context.only) ? fixEverything(sight) : []),
    ])
  },
}

/** Each action once, with all findings that it is for. */
function once(actions: readonly CodeAction[]): CodeAction[] {
  const offered = new Map<string, CodeAction>()
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit, action.command])
    const { diagnostics = [] } = offered.get(key) ?? {}
    const all = [...diagnostics, ...(action.diagnostics ?? [])]
    offered.set(key, { ...action, ...offered.get(key), ...(all.length > 0 && { diagnostics: all }) })
  }
  return [...offered.values()]
}

/** Actions at the place first, those for the whole document last. */
function changes(sight: Sight, span: Span): CodeAction[] {
  return [
    ...statusStep(sight, span),
    ...selectedEvidence(sight, span),
    ...deferrals(sight, span),
    ...refactorings(sight, span),
  ]
}

/** Whether the client asks for this kind, or for one above or below it. Without `only` it asks for all kinds. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some(one => includes(one, kind) || includes(kind, one))
}

/** Whether the client names this kind, or one above it, in `only`: fix-all costs a run over the whole document. */
function isAsked(kind: string, only: readonly string[] | undefined): boolean {
  return only?.some(one => includes(one, kind)) === true
}

/** Whether a kind of actions is another one or above it, as `refactor` is above `refactor.rewrite`; the empty kind is above all. */
function includes(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}.`)
}
