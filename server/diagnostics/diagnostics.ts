import type { Diagnostic } from 'vscode-languageserver'
import type { Session } from '../session.ts'
import { canonical } from '../uri.ts'
import { problemDiagnostic, toDiagnostic } from './diagnostic.ts'

/** The diagnostics of an open document at its present version; none if it neither is a postmortem nor lists any. */
export function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const sight = session.sight(uri) ?? session.listing(uri)
  if (!sight) return configurationDiagnostics(session, uri)
  return sight.findings.map(finding => toDiagnostic(finding, sight))
}

function configurationDiagnostics(session: Session, uri: string): Diagnostic[] {
  const parsed = session.parsedOf(uri)
  if (!parsed) return []
  const problems = session.homes.problems.get(canonical(uri)) ?? []
  return problems.map(problem => problemDiagnostic(problem, parsed, session.client))
}
