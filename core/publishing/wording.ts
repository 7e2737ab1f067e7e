import { addressPattern, hostOf, internalHosts, isInternalAddress } from '../safety/addresses.ts'
import { individualsIn } from '../safety/individuals.ts'
import type { Span } from '../span.ts'
import { literal } from '../syntax/literal.ts'
import type { View } from '../view.ts'
import type { Change } from './change.ts'
import { fitting } from './fitting.ts'
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
