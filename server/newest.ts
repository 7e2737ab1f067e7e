import type { Card } from '../core/index.ts'

/** Whatever has a card, the latest incident first, those without a date last, else in their order. */
export function newestFirst<T extends { readonly card: Card }>(placed: Iterable<T>): T[] {
  return [...placed].sort((a, b) => compare(b.card.date ?? '', a.card.date ?? ''))
}

/** The order of two words by their characters: dates and paths, not names in a language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
