import { ticketsIn } from '../facts/links.ts'
import { type Span, shift } from '../span.ts'
import { phrasingIn } from '../syntax/phrasing.ts'
import type { View } from '../view.ts'
import type { Change } from './change.ts'
import { fitting } from './fitting.ts'
import type { Internals } from './internals.ts'
import { occurrences } from './wording.ts'

/** Ids of incidents, numbers of tickets and names of channels, outside of what is kept. */
export function* references(text: string, view: View, internals: Internals): Generator<Change> {
  const { words } = internals
  for (const { start, end } of phrasesOf(view)) {
    for (const { index, 0: name } of text.slice(start, end).matchAll(channels)) {
      const span = { start: start + index, end: start + index + name.length }
      yield reference('channel', text, span, words.channel)
    }
  }
  for (const [ids, as] of [
    [internals.own, words.own],
    [internals.related, words.other],
  ] as const) {
    for (const { span } of ids.length === 0 ? [] : occurrences(text, ids, true))
      yield reference('id', text, span, as)
  }
  if (internals.ids !== null) {
    for (const match of text.matchAll(internals.ids))
      yield reference('id', text, { start: match.index, end: match.index + match[0].length }, words.other)
  }
  for (const { start, end } of [...phrasesOf(view), ...htmlTextsOf(view)]) {
    for (const { value, span } of ticketsIn(text.slice(start, end), start))
      if (isTicketOf(value, text.slice(Math.max(start, span.start - NEAR), span.start), internals))
        yield reference('ticket', text, span, words.ticket)
  }
}

function* phrasesOf({ parsed }: View): Generator<Span> {
  for (const [i, { blocks }] of parsed.chunks.entries()) {
    for (const span of phrasingIn(blocks)) yield shift(span, parsed.starts[i]!)
  }
}

/** What stands between tags, as in a table that a wiki exported. */
function* htmlTextsOf({ parsed }: View): Generator<Span> {
  for (const [i, { text, blocks }] of parsed.chunks.entries()) {
    for (const { kind, span } of blocks) {
      if (kind !== 'html') continue
      for (const { index, 0: found } of text.slice(span.start, span.end).matchAll(/(?<=>)[^<>]+(?=<)/g))
        yield shift({ start: index, end: index + found.length }, parsed.starts[i]! + span.start)
    }
  }
}

const channels = /(?<![\w&/#(])#[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+(?![\w-])/g

/** Whether a reference is one of the team's; `before` is what stands in front of it. */
function isTicketOf(value: string, before: string, { tickets, projects, project }: Internals): boolean {
  if (/^https?:/i.test(value)) return false
  if (tickets.has(value)) return true
  const [, joined, number] = /^(.*)[#!](\d+)$/.exec(value) ?? []
  if (number !== undefined) {
    const own = joined || (/(?:^|\s)([\w.-]+\/[\w.-]+) $/.exec(before)?.[1] ?? '')
    // Of somebody else's project everybody may read.
    return own.includes('/') ? own === project : number.length > 1
  }
  const key = /^([A-Z][A-Z0-9_]+)-\d+$/.exec(value)?.[1]
  return key !== undefined && projects.has(key)
}

/** What stands in parentheses, or in front of a title, goes with its marks; what announces it gives way with it. */
function reference(kind: Change['kind'], text: string, bare: Span, as: string): Change {
  const what = text.slice(bare.start, bare.end)
  const noun = announcements[kind]?.exec(text.slice(Math.max(0, bare.start - NEAR), bare.start))
  // Where the words instead have no article that could give way, the noun alone fits behind any.
  if (noun && !articled.test(as))
    return { kind, what, span: { start: bare.start - 1, end: bare.end }, text: '' }
  const span = announced(kind, text, bare, as)
  const before = text.slice(Math.max(0, span.start - NEAR), span.start)
  const after = text.slice(span.end, span.end + 8)
  const gone = stretch(kind, before, after)
  if (gone !== null)
    return { kind, what, span: { start: span.start - gone.before, end: span.end + gone.after }, text: '' }
  return { kind, what, span, text: fitting(text, span, as) }
}

/** How much goes along with a reference that goes without a word; `null` where it does not. */
function stretch(
  kind: Change['kind'],
  before: string,
  after: string,
): { before: number; after: number } | null {
  const open = /[ \t]?[([]\s*$/.exec(before)
  const close = /^\s*[)\]](?!\()/.exec(after)
  if (open && close) return { before: open[0].length, after: close[0].length }
  const [listed] = (kind === 'ticket' && after.startsWith(')') && /,[ \t]*$/.exec(before)) || []
  if (listed !== undefined) return { before: listed.length, after: 0 }
  const tail = /\S([ \t]+(?:[-–—][ \t]*)?)$/.exec(before)
  const isAtEnd = /^[ \t]*[.!]?[ \t]*(?:\||\r?\n|$)/.test(after) && tail !== null
  if (kind === 'ticket' && isAtEnd && !governs.test(before.slice(0, -tail[1]!.length)))
    return { before: tail[1]!.length, after: 0 }
  const isTitle = /(?:^|\n)(?:#[ \t]+|title:[ \t]*["']?)$/.test(before)
  const lead = /^\s*[:–—-]\s+/.exec(after) ?? (kind === 'id' && isTitle && /^ +(?=\S)/.exec(after))
  const opens = isTitle || /(?:^|\n)#{1,6}[ \t]+(?:[\p{L}-]+:?[ \t]+)?$/u.test(before)
  return lead && opens ? { before: 0, after: lead[0].length } : null
}

/** How far around a reference its place is looked at, in characters. */
const NEAR = 60

/** A reference with the marks of code, the word that says what it is, and an article where the words instead have one. */
function announced(kind: Change['kind'], text: string, bare: Span, as: string): Span {
  let { start, end } = bare
  if (text[start - 1] === '`' && text[end] === '`') {
    start--
    end++
  }
  const before = () => text.slice(Math.max(0, start - NEAR), start)
  start -= announcements[kind]?.exec(before())?.[0].length ?? 0
  if (kind === 'channel') end += /^ (?:\w+ )?channel\b/i.exec(text.slice(end, end + 24))?.[0].length ?? 0
  if (articled.test(as)) start -= article.exec(before())?.[0].length ?? 0
  return { start, end }
}

const announcements: { readonly [kind in Change['kind']]?: RegExp } = {
  channel: /(?<![\p{L}\p{N}])(?:Slack|Teams|Discord|Kanal|canal|kanaal) $/iu,
  ticket:
    /(?<![\p{L}\p{N}])(?:(?:GitHub|GitLab|Jira|Linear) )?(?:PRs?|MRs?|CRs?|(?:pull|merge) requests?|issues?|tickets?|bugs?) $/iu,
}

const articled = /^(?:an?|this|another) /
const article = /(?<![\p{L}\p{N}])(?:the|an?|our) $/iu

/** Words that need another one behind them. */
const governs =
  /(?:^|[\s:|])(?:and|as|at|by|cf\.?|for|from|in|is|of|on|or|per|see|to|under|via|was|with|siehe|in|unter|voir|ver|(?:close|creat|fil|fix|merg|open|rais|resolv|revert|track)e?[sd]?)$|[:|,]$|^[-*+]$/i
