import type { Diagnostic, DiagnosticRelatedInformation, DiagnosticTag, Range } from 'vscode-languageserver'
import { type Finding, type Level, type Parsed, type Problem, pageOf, type Tag } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Client } from '../editor/client.ts'
import { toRange } from '../editor/positions.ts'

const severities: Readonly<Record<Level, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 }
const tags: Readonly<Record<Tag, DiagnosticTag>> = { unnecessary: 1, deprecated: 2 }

/**
 * A finding as a diagnostic, without what the client cannot show: diagnostics are the largest part of what is sent at each
 * key.
 */
export function toDiagnostic(finding: Finding, sight: Sight): Diagnostic {
  const { client } = sight
  const diagnostic: Diagnostic = {
    range: sight.rangeOf(finding.span),
    severity: severities[finding.level],
    source: 'postmortems',
    code: finding.rule,
    message: messageOf(finding, client),
  }
  // The client opens the page from the extension itself.
  if (client.describesCodes) diagnostic.codeDescription = { href: pageOf(finding.rule) }
  if (client.tagsDiagnostics && finding.tags.length > 0) diagnostic.tags = finding.tags.map(tag => tags[tag])
  if (client.relatesDiagnostics) {
    const related = relatedTo(finding, sight)
    if (related.length > 0) diagnostic.relatedInformation = related
  }
  return diagnostic
}

function messageOf({ message, policy, quote }: Finding, client: Client): string {
  const said = client.inWords(message)
  if (policy === null) return said
  return quote === null ? `${said} (${policy})` : `${said} ${policy}`
}

function relatedTo({ related, quote }: Finding, sight: Sight): DiagnosticRelatedInformation[] {
  const lineOf = (line: number): Range => ({
    start: { line, character: 0 },
    end: { line, character: 0 },
  })
  const places = related.map(({ message, path, span }) => ({
    message: sight.client.inWords(message),
    location: path
      ? { uri: sight.uriOf(path), range: lineOf(0) }
      : { uri: sight.uri, range: sight.rangeOf(span) },
  }))
  if (quote !== null)
    places.push({
      message: quote.sentence,
      location: { uri: sight.uriOf(quote.path), range: lineOf(quote.line - 1) },
    })
  return places
}

/** A problem of a configuration as a diagnostic. */
export function problemDiagnostic({ span, message }: Problem, parsed: Parsed, client: Client): Diagnostic {
  return {
    range: toRange(parsed, span, client.encoding),
    severity: 1,
    source: 'postmortems',
    code: 'configuration',
    message: client.inWords(message),
  }
}
