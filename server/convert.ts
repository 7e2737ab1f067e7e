import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticTag,
  MarkupContent,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver'
import {
  type Edit,
  type Finding,
  type Level,
  lineSpan,
  offsetAt,
  type Parsed,
  pageOf,
  plain,
  positionAt,
  type Span,
  slice,
  type Tag,
} from '../core/index.ts'
import type { Encoding } from './client.ts'
import type { Sight } from './feature.ts'

// The only file that knows both spans and ranges. Columns count in the units agreed with the client.

const severities: Readonly<Record<Level, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 }

/** The position of an offset. */
function toPosition(parsed: Parsed, offset: number, encoding: Encoding): Position {
  const position = positionAt(parsed, offset)
  if (encoding === 'utf-16') return position
  const line = slice(parsed, { start: lineSpan(parsed, position.line).start, end: offset })
  return { line: position.line, character: widthOf(line, encoding) }
}

/** The range of a span. */
export function toRange(parsed: Parsed, span: Span, encoding: Encoding): Range {
  return { start: toPosition(parsed, span.start, encoding), end: toPosition(parsed, span.end, encoding) }
}

/** The offset of a position; one beyond the line or the file is clamped to its end. */
export function toOffset(parsed: Parsed, position: Position, encoding: Encoding): number {
  if (encoding === 'utf-16') return offsetAt(parsed, position)
  const line = lineSpan(parsed, position.line)
  const text = slice(parsed, line)
  let units = 0
  let at = 0
  for (const character of text) {
    if (units >= position.character) break
    units += widthOf(character, encoding)
    at += character.length
  }
  return line.start + at
}

/** The span of a range, clamped as positions are. */
export function toSpan(parsed: Parsed, range: Range, encoding: Encoding): Span {
  return { start: toOffset(parsed, range.start, encoding), end: toOffset(parsed, range.end, encoding) }
}

/** Markdown for a hover or the like, as plain text if the client does not know Markdown. */
export function toMarkup(markdown: string, isKnown: boolean): MarkupContent {
  if (isKnown) return { kind: 'markdown', value: markdown }
  // Text that a completion will insert stands in a fence and is shown as it is.
  const [story = '', ...inserted] = markdown.split(/^(?=````)/m)
  return { kind: 'plaintext', value: story.split('\n').map(plain).join('\n') + inserted.join('') }
}

/** Edits as the protocol has them. */
export function toTextEdits(parsed: Parsed, edits: readonly Edit[], encoding: Encoding): TextEdit[] {
  return edits.map(edit => ({ range: toRange(parsed, edit.span, encoding), newText: edit.text }))
}

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
    message: finding.policy === null ? finding.message : withPolicy(finding),
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

const tags: Readonly<Record<Tag, DiagnosticTag>> = { unnecessary: 1, deprecated: 2 }

function withPolicy({ message, policy, quote }: Finding): string {
  return quote === null ? `${message} (${policy})` : `${message} ${policy}`
}

function relatedTo({ related, quote }: Finding, sight: Sight): DiagnosticRelatedInformation[] {
  const lineOf = (line: number): Range => ({
    start: { line, character: 0 },
    end: { line, character: 0 },
  })
  const places = related.map(({ message, path, span }) => ({
    message,
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

function widthOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return [...text].length
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
