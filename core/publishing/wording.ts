import { ticketsIn } from '../facts/links.ts'
import { addressPattern, hostOf, internalHosts, isInternalAddress } from '../safety/addresses.ts'
import { individualsIn } from '../safety/individuals.ts'
import { type Span, shift } from '../span.ts'
import { literal } from '../syntax/literal.ts'
import { phrasingIn } from '../syntax/phrasing.ts'
import type { View } from '../view.ts'
import type { Change } from './change.ts'
import type { Alias, Internals } from './internals.ts'
import { sensitiveIn } from './sensitive.ts'

/** Credentials and personal data, wherever they stand. */
export function* redactions(text: string, { words }: Internals): Generator<Change> {
  for (const one of sensitiveIn(text)) yield { ...one, text: words.redacted }
}

/** Addresses that are no links of Markdown: in code, in HTML, in front matter. */
export function* bareAddresses(
  text: string,
  { hosts, tracker, words }: Internals,
  isCode: (span: Span) => boolean,
): Generator<Change> {
  for (const match of text.matchAll(addressPattern)) {
    const address = match[0].replace(/[.,;:!?*_~]+$/, '')
    const span = { start: match.index, end: match.index + address.length }
    if (tracker?.test(address) || isInternalAddress(address, hosts.inside, hosts.outside))
      yield { kind: 'link', what: hostOf(address), span, text: isCode(span) ? words.redacted : words.page }
  }
  for (const span of internalHosts(text)) {
    if (isNamedOutside(text.slice(span.start, span.end), hosts.outside)) continue
    yield {
      kind: 'host',
      what: text.slice(span.start, span.end),
      span,
      text: isCode(span) ? words.redacted : words.host,
    }
  }
}

function isNamedOutside(host: string, outside: readonly string[]): boolean {
  return outside.some(one => host === one || host.endsWith(`.${one}`))
}

/** Names of people give way to roles, those of tenants and the like to stand-ins. */
export function* namings(text: string, view: View, internals: Internals): Generator<Change> {
  yield* aliases(text, internals.people, 'name')
  if (!view.profile.data.publication.names) {
    const { someone } = internals.words
    for (const { span, text: what } of individualsIn(view))
      yield { kind: 'name', what, span, text: fitting(text, span, someone) }
  }
  yield* aliases(text, internals.standIns, 'stand-in')
}

function* aliases(text: string, known: readonly Alias[], kind: 'name' | 'stand-in'): Generator<Change> {
  for (const loose of [true, false]) {
    const names = new Map(known.filter(one => one.loose === loose).map(one => [keyOf(one.name, loose), one]))
    if (names.size === 0) continue
    for (const { span, name } of occurrences(
      text,
      [...names.values()].map(one => one.name),
      loose,
    )) {
      const alias = names.get(keyOf(name, loose))
      if (alias === undefined) continue
      const as = kind === 'name' ? fitting(text, span, alias.as) : alias.as
      yield { kind, what: text.slice(span.start, span.end), span, text: as }
    }
  }
}

function keyOf(name: string, loose: boolean): string {
  const spaced = name.replace(/\s+/g, ' ')
  return loose ? spaced.toLowerCase() : spaced
}

/**
 * Where the names stand as words of their own; a second one of the same person in parentheses behind goes along.
 * @param gap what may stand between the words of a name
 */
export function occurrences(
  text: string,
  names: readonly string[],
  loose: boolean,
  gap = '\\s+',
): { readonly span: Span; readonly name: string }[] {
  // What holds for many stands once around them: engines are quick to tell which of thousands of plain words begins at a place.
  const either = frames
    .flatMap(({ isFor, before, after }) => {
      const own = names.filter(isFor).sort((a, b) => b.length - a.length)
      const words = own.map(name => name.trim().split(/\s+/).map(literal).join(gap))
      return words.length > 0 ? `${before}(?:${words.join('|')})${after}` : []
    })
    .join('|')
  const pattern = new RegExp(
    `(?:${titles})?(?<name>${either})(?:\\s*[(（]\\s*@[\\w.-]+\\s*[)）])?`,
    loose ? 'giu' : 'gu',
  )
  return [...text.matchAll(pattern)].map(({ index, 0: whole, groups }) => ({
    span: { start: index, end: index + whole.length },
    name: groups!.name!.replace(/\s+/g, ' '),
  }))
}

/** What must not stand around names of each kind; names in scripts without spaces come last, as others may begin with one. */
const frames: readonly {
  readonly isFor: (name: string) => boolean
  readonly before: string
  readonly after: string
}[] = [
  {
    isFor: name => name.startsWith('@'),
    before: '(?<![\\p{L}\\p{N}.])',
    after: '(?![\\p{L}\\p{N}]|[_.-]+[\\p{L}\\p{N}])',
  },
  {
    isFor: name => !name.startsWith('@') && !unspaced.test(name),
    before: '(?<![\\p{L}\\p{N}@.])',
    after: '(?![\\p{L}\\p{N}]|\\.\\p{Ll})',
  },
  { isFor: name => unspaced.test(name), before: '', after: '' },
]

/** How people are addressed goes with their names. */
const titles = '(?<![\\p{L}\\p{N}])(?:Mr|Mrs|Ms|Herrn?|Frau|Sra?|Dr)\\b\\.?[ \\u00a0]'

/** Scripts that put no spaces between words. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u

/** A role as its place asks for: bare in a cell or behind a label, with a capital where a sentence begins. */
function fitting(text: string, { start, end }: Span, role: string): string {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const near = Math.max(line, start - REACH)
  // What stands farther off is a word like any other.
  const before = (near > line ? 'x' : '') + text.slice(near, start)
  const after = text.slice(end, end + REACH).replace(/\n[\s\S]*$/, '')
  const isAlone = /(?:^|\|)\s*$/.test(before) && /^\s*(?:\||\r?$)/.test(after)
  if (isAlone) return capital(role.replace(/^(?:the|an?)\s+/i, ''))
  const isFirst = /(?:^|[.!?。]\s*|\|\s*|^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?)?)[*_[(“"]*$/.test(
    before,
  )
  // A line within a paragraph begins no sentence.
  const isWithin = before.trim() === '' && line > 0 && !ends.test(lineBefore(text, line))
  return isFirst && !isWithin ? capital(role) : role
}

/** A line behind which a sentence begins: a blank one, a heading, one that ends a sentence. */
const ends = /^\s*$|^#{1,6}[ \t]|[.!?。]\s*$/

function lineBefore(text: string, line: number): string {
  return text.slice(text.lastIndexOf('\n', line - 2) + 1, line)
}

/** How far around a name its place is looked at, in characters. */
const REACH = 160

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

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
      if (isTicketOf(value, text.slice(Math.max(start, span.start - 16), span.start), internals))
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

/** Whether a reference is one of the team's. What `before` says counts where nothing else tells: "step #12" is none. */
function isTicketOf(value: string, before: string, { tickets, projects, project }: Internals): boolean {
  if (/^https?:/i.test(value)) return false
  if (tickets.has(value)) return true
  const [, own, number] = /^(.*)[#!](\d+)$/.exec(value) ?? []
  if (number !== undefined) {
    // Of somebody else's project everybody may read.
    if (own!.includes('/')) return own === project
    return number.length > 1 && !counted.test(before)
  }
  const key = /^([A-Z][A-Z0-9_]+)-\d+$/.exec(value)?.[1]
  return key !== undefined && projects.has(key)
}

/** What is counted with the same sign. */
const counted =
  /\b(?:AI|action items?|attempt|builds?|cases?|chapter|day|fig(?:ure)?|instance|items?|no|nodes?|number|options?|parts?|phase|points?|questions?|replica|rules?|runs?|sections?|shards?|sprint|steps?|table|try|week|why|workers?)[ .]*$/i

/** What stands in parentheses, or in front of a title, goes with its marks. */
function reference(kind: Change['kind'], text: string, bare: Span, as: string): Change {
  const isQuoted = text[bare.start - 1] === '`' && text[bare.end] === '`'
  const span = isQuoted ? { start: bare.start - 1, end: bare.end + 1 } : bare
  const what = text.slice(bare.start, bare.end)
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  const after = text.slice(span.end, span.end + 8)
  const open = /[ \t]?[([]\s*$/.exec(before)
  const close = /^\s*[)\]]/.exec(after)
  if (open && close) {
    const end = span.end + close[0].length
    return { kind, what, span: { start: span.start - open[0].length, end }, text: '' }
  }
  const tail = /\S([ \t]+(?:[-–—][ \t]*)?)$/.exec(before)
  const isAtEnd = /^[ \t]*[.!]?[ \t]*(?:\||\r?\n|$)/.test(after) && tail !== null
  if (kind === 'ticket' && isAtEnd && !governs.test(before.slice(0, -tail[1]!.length)))
    return { kind, what, span: { start: span.start - tail[1]!.length, end: span.end }, text: '' }
  const lead = /^\s*[:–—-]\s+/.exec(after)
  if (lead && /(?:^|\n)#{1,6}[ \t]+(?:[\p{L}-]+:?[ \t]+)?$/u.test(before))
    return { kind, what, span: { start: span.start, end: span.end + lead[0].length }, text: '' }
  return { kind, what, span, text: fitting(text, span, as) }
}

/** Words that need another one behind them. */
const governs =
  /(?:^|[\s:|])(?:and|as|at|by|cf\.?|for|from|in|is|of|on|or|per|see|to|under|via|was|with|siehe|in|unter|voir|ver)$|[:|,]$|^[-*+]$/i
