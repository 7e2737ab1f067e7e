import {
  type SemanticTokens,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  SemanticTokenTypes,
} from 'vscode-languageserver'
import { isPlaceholder, lineSpan, positionAt, type Span, touches, type View } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'

/** Standard types, so that every theme has colours for them. */
const types = {
  time: SemanticTokenTypes.number,
  owner: SemanticTokenTypes.decorator,
  value: SemanticTokenTypes.enumMember,
  placeholder: SemanticTokenTypes.macro,
}

const sorts = Object.keys(types)

interface Token {
  readonly span: Span
  readonly sort: keyof typeof types
}

export const semanticTokens: Feature<SemanticTokensParams, SemanticTokens> = {
  method: 'textDocument/semanticTokens/full',
  capability: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: Object.values(types), tokenModifiers: [] },
      full: true,
      range: true,
    },
  }),
  preference: 'semanticTokens',
  answer: sight => encoded(sight, { start: 0, end: sight.view.parsed.length }),
}

export const semanticTokensRange: Feature<SemanticTokensRangeParams, SemanticTokens> = {
  method: 'textDocument/semanticTokens/range',
  preference: 'semanticTokens',
  answer: (sight, { range }) => encoded(sight, sight.spanOf(range)),
}

/** Tokens in order, each counted from the one before, none over another, none across lines, as the protocol asks. */
function encoded(sight: Sight, shown: Span): SemanticTokens {
  const data: number[] = []
  let before = { line: 0, character: 0 }
  const tokens = [...tokensOf(sight)].filter(
    token => touches(token.span, shown) && token.span.end > token.span.start,
  )
  tokens.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  let end = 0
  for (const { span, sort } of tokens) {
    if (span.start < end || isBroken(sight.view, span)) continue
    end = span.end
    const { start, end: behind } = sight.rangeOf(span)
    const lines = start.line - before.line
    const columns = start.character - (lines === 0 ? before.character : 0)
    data.push(lines, columns, behind.character - start.character, sorts.indexOf(sort), 0)
    before = start
  }
  return { data }
}

function isBroken({ parsed }: View, span: Span): boolean {
  return lineSpan(parsed, positionAt(parsed, span.start).line).end < span.end
}

function* tokensOf({ view, findings }: Sight): Generator<Token> {
  const { record } = view
  for (const field of record.fields) {
    if (field.items.length === 0 && field.value.value !== '' && isPlaceholder(field.value.value))
      yield { span: field.value.span, sort: 'placeholder' }
  }
  for (const finding of findings) {
    if (finding.rule === 'section-placeholder') yield { span: finding.span, sort: 'placeholder' }
  }
  for (const moment of Object.values(record.moments)) yield { span: moment.span, sort: 'time' }
  for (const entry of record.timeline) yield { span: entry.time.span, sort: 'time' }
  yield* values([record.severity, record.status, record.tier, ...record.triggers])
  for (const person of record.people) if (person.handle !== null) yield { span: person.span, sort: 'owner' }
  for (const item of record.actions) {
    for (const owner of item.owners) yield { span: owner.span, sort: 'owner' }
    if (item.due) yield { span: item.due.span, sort: 'time' }
    yield* values([item.status, item.type, item.priority])
  }
}

/** Tokens for those of the facts that are stated. */
function* values(facts: readonly ({ readonly span: Span } | null)[]): Generator<Token> {
  for (const fact of facts) if (fact) yield { span: fact.span, sort: 'value' }
}
