import { opensWithName } from '../facts/actions/names.ts'
import { ticketsIn } from '../facts/links.ts'
import { leaksOf } from '../safety/leaks.ts'
import type { Span } from '../span.ts'
import { maskInline } from '../syntax/inline.ts'
import { phrasingIn } from '../syntax/phrasing.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { isEveryday } from './everyday.ts'
import type { Internals } from './internals.ts'
import type { Remain } from './publish.ts'
import { insideSections } from './removals.ts'
import { sensitiveIn } from './sensitive.ts'
import { occurrences } from './wording.ts'

/** The leak check over a copy: what it holds that outside readers should not see, by means of its own. */
export function remainsOf(text: string, view: View, internals: Internals): Remain[] {
  const found: Remain[] = [
    ...insideSections(view).map(({ title }) => ({ kind: 'section', what: title.value, span: title.span })),
    ...leaksOf(view, internals.hosts).map(({ kind, text: what, span }) => ({ kind, what, span })),
    ...sensitiveIn(text),
  ]
  for (const loose of [true, false]) {
    const names = [...internals.people, ...internals.standIns]
      .filter(one => one.loose === loose)
      .map(one => one.name)
    if (names.length === 0) continue
    for (const { span } of occurrences(text, names, loose, '[\\s*_~`]+')) found.push(named(view, span))
  }
  const isFirst = ({ span }: Remain, i: number) => found.findIndex(one => one.span.start === span.start) === i
  return found.filter(isFirst)
}

/** Given names in prose that nothing more is known of. */
function* givenNamesIn({ parsed, profile }: View): Generator<Span> {
  for (const [i, { text, blocks }] of parsed.chunks.entries()) {
    for (const { start, end } of phrasingIn(blocks)) {
      for (const { index, 0: word } of maskInline(text.slice(start, end)).matchAll(capitalised)) {
        const from = parsed.starts[i]! + start + index
        if (opensWithName(profile, word) && !isEveryday(word)) yield { start: from, end: from + word.length }
      }
    }
  }
}

const capitalised = /(?<![\p{L}\p{N}@._/-])\p{Lu}\p{Ll}+(?![\p{L}\p{N}_/-])/gu

function named(view: View, span: Span): Remain {
  return { kind: 'name', what: slice(view.parsed, span), span }
}

/** Words that name a person, or say something else; given names alone; numbers of tickets that may be another team's. */
export function doubtsIn(text: string, view: View, { doubtful }: Internals): Remain[] {
  const names = doubtful.length === 0 ? [] : occurrences(text, doubtful, false)
  return [
    ...names.map(({ span, name }) => ({ kind: 'name', what: name, span })),
    ...(view.profile.data.publication.names ? [] : [...givenNamesIn(view)]).map(span => named(view, span)),
    ...ticketsIn(text, 0)
      .filter(({ value }) => /^[A-Z][A-Z0-9_]+-\d+$/.test(value))
      .map(({ value, span }) => ({ kind: 'ticket', what: value, span })),
  ].sort((a, b) => a.span.start - b.span.start)
}
