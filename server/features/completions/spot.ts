import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  type TextEdit,
} from 'vscode-languageserver'
import {
  blanksAlone,
  holds,
  inLineEnds,
  lineSpan,
  positionAt,
  type Span,
  say,
  shift,
  slice,
  type Value,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { toMarkup } from '../../editor/markup.ts'
import { type About, storyOf } from './about.ts'

/** Where something is to be completed: the line, and what stands on it before and after the cursor. */
export interface Spot {
  readonly sight: Sight
  readonly offset: number
  readonly line: Span
  readonly before: string
  readonly after: string
  /** Handles that the repository's CODEOWNERS names. */
  readonly owners: readonly string[]
}

/** Offers items for a spot; `null` if the spot is not its subject, so that the next source is asked. */
export type Source = (spot: Spot) => CompletionItem[] | null

/** The spot at an offset. */
export function spotAt(sight: Sight, offset: number, owners: readonly string[] = []): Spot {
  const { parsed } = sight.view
  const line = lineSpan(parsed, positionAt(parsed, offset).line)
  return {
    sight,
    offset,
    line,
    before: slice(parsed, { start: line.start, end: offset }),
    after: slice(parsed, { start: offset, end: line.end }),
    owners,
  }
}

/** What a completion item is made from. `snippet` is the text with tab stops, for clients that know them. */
export interface Offer {
  readonly label: string
  readonly text: string
  readonly snippet?: string
  readonly span: Span
  readonly kind: CompletionItemKind
  readonly detail?: Value | undefined
  readonly about?: About
  readonly rank: number
  readonly filter?: string
}

/** The completion item of an offer, with what the client can show. */
export function item(sight: Sight, offer: Offer): CompletionItem {
  const { label, text, snippet, span, kind, detail, about, rank, filter } = offer
  const useSnippet = snippet !== undefined && sight.client.snippets
  const newText = inLineEnds(sight.view.parsed, useSnippet ? snippet : text)
  const textEdit: TextEdit = { range: sight.rangeOf(span), newText }
  return {
    label,
    kind,
    textEdit,
    ...(useSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(detail !== undefined && { detail: sight.client.inWords(say`${detail}`) }),
    ...(about &&
      (sight.client.resolvesDocumentation
        ? { data: ticketOf(sight, about) }
        : explained(sight, about, text))),
    sortText: String(rank).padStart(4, '0'),
    ...(filter !== undefined && { filterText: filter }),
  }
}

/** The `data` of an item, which comes back to be resolved: the document it was offered in, and what it is about. */
export interface Ticket {
  readonly uri: string
  readonly about: About
}

function ticketOf({ uri }: Sight, about: About): Ticket {
  return { uri, about }
}

/** The documentation of an item, as a member of it. */
export function explained(sight: Sight, about: About, text?: string): Pick<CompletionItem, 'documentation'> {
  const value = storyOf(sight, about, text)
  return value === null
    ? {}
    : { documentation: toMarkup(sight.client.inWords(value), sight.client.markdownDocumentation) }
}

/** Text for a snippet, with its signs escaped. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, sign => `\\${sign}`)
}

/** The first tab stop of a snippet, with values to choose from. */
export function choices(values: readonly string[]): string {
  return `\${1|${values.map(value => value.replace(/[,|\\$}]/g, sign => `\\${sign}`)).join(',')}|}`
}

/** What a template left to be filled in at the cursor; `null` where nothing is left there. */
export function blankAt({ sight, line, offset }: Spot): Span | null {
  const { parsed, profile } = sight.view
  const text = slice(parsed, line)
  const at = blanksAlone(text, profile).find(span => holds(span, offset - line.start))
  return at ? shift(at, line.start) : null
}

/** The word before the cursor, as far as `pattern` goes back. */
export function wordBefore(spot: Spot, pattern: RegExp): Span {
  const found = pattern.exec(spot.before)
  return { start: spot.offset - (found?.[0].length ?? 0), end: spot.offset }
}
