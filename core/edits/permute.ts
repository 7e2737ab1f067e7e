import type { Edit } from '../edit.ts'
import type { Span } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { slice } from '../syntax/text.ts'

/**
 * Puts the texts of the places in another order: place i gets the text of place `order[i]`. What stands between
 * the places stays, so blank lines, line ends and the end of the file keep their form.
 */
export function permute(parsed: Parsed, places: readonly Span[], order: readonly number[]): Edit[] {
  return places.flatMap((place, i) =>
    order[i] === i ? [] : [{ span: place, text: slice(parsed, places[order[i]!]!) }],
  )
}

/** The positions 0…n−1 in the order of their ranks; equal ranks keep their order. */
export function orderBy(ranks: readonly number[]): number[] {
  return ranks.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b)
}
