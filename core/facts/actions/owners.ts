import { type Fact, matched, type Span } from '../../span.ts'
import { factAt, piecesOf } from '../excerpt.ts'
import { and, initials } from '../people.ts'
import { isPlaceholder, saysNothing } from '../values.ts'
import type { ItemPlace } from './draft.ts'

/** A handle, but not the `@` of a mail address, package (`@scope/name`), version (`x@1.2`) or date (`@May 5, 2026`). */
const handles =
  /(?<![\w./@`-])@(?!\p{L}{3,9}\.? \d{1,2},? 20\d\d)(?:[A-Za-z0-9](?:[\w-]|\.(?=\w)){0,38}(?![\w/@])|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2,6}(?!\p{L}))/gu

/** What separates owners: comma, semicolon, bar, `&`, a slash or `+` between spaces, a slash before a handle, "and", `<br>`. */
const separator = new RegExp(String.raw`[,;、，；|&]|<br\s{0,4}\/?>|\/(?=\s?@)|\s[/+]\s|\s${and}\s`, 'gi')

/** The owners in a cell: handles if there are any, else names or teams. "TBD", "none" and placeholders name nobody. */
export function ownersIn(place: ItemPlace, cell: Span): Fact<string>[] {
  const words = withoutTargets(place.text.slice(cell.start, cell.end))
  if (plainHandle.test(words) && !isPlaceholder(words)) return [factAt(place, cell.start, cell.end)]
  if (!/[\s,;、，；|&<>/]/.test(words)) return ownerIn(place, words, cell.start)
  return piecesOf(words, initials.test(words) ? /\s+/g : separator).flatMap(({ start, end }) =>
    ownerIn(place, words.slice(start, end), cell.start + start),
  )
}

const plainHandle = /^@[A-Za-z0-9][\w-]{0,38}$/

/** The handles in a text, in order. */
export function handlesIn(text: string): Span[] {
  return text.includes('@') ? Array.from(text.matchAll(handles), matched) : []
}

/** The handles in a piece of a cell, else the name it is; `at` is its offset in the text of the place. */
function ownerIn(place: ItemPlace, piece: string, at: number): Fact<string>[] {
  const handles = handlesIn(piece)
  if (handles.length > 0)
    return handles
      .filter(span => !isPlaceholder(piece.slice(span.start, span.end)))
      .map(span => factAt(place, at + span.start, at + span.end))
  const name = nameSpan(piece)
  const fact = factAt(place, at + name.start, at + name.end)
  const isNobody = saysNothing(place.profile, fact.value) || !/[\p{L}\p{N}]/u.test(fact.value)
  return isNobody || /^[A-Z][A-Z0-9]+-\d+$/.test(fact.value) ? [] : [fact]
}

/** Span of the name in a piece; for a link, that of its text. */
function nameSpan(piece: string): Span {
  const link = /^\s*\[([^[\]]{1,80})\]\s*$/.exec(piece)
  if (link === null) return { start: 0, end: piece.length }
  const start = piece.indexOf('[') + 1
  return { start, end: start + link[1]!.length }
}

/** The text with link targets blanked out, so that their slashes do not separate owners. Offsets stay the same. */
function withoutTargets(text: string): string {
  return text.replace(/\]\([^()\n]{0,500}\)/g, target => `]${' '.repeat(target.length - 1)}`)
}
