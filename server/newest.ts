import { byText, type Card } from '../core/index.ts'

/** Whatever has a card, the latest incident first, those without a date last, else in their order. */
export function newestFirst<T extends { readonly card: Card }>(placed: Iterable<T>): T[] {
  return [...placed].sort((a, b) => byText(b.card.date ?? '', a.card.date ?? ''))
}
