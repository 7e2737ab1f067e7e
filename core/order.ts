/**
 * Compares two texts by their UTF-16 units, for `sort`: for days, paths and ids, whose order must not depend on the
 * machine's language. Not for names that people read.
 */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
