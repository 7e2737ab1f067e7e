import { byText, type Card } from '../../core/index.ts'

/** Sorts whatever has a card: the latest incident first, those without a date last, otherwise in the given order. */
export function newestFirst<T extends { readonly card: Card }>(placed: Iterable<T>): T[] {
  return [...placed].sort((a, b) => byText(b.card.date ?? '', a.card.date ?? ''))
}
