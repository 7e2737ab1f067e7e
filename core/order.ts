/**
 * The order of two texts by their characters (UTF-16 units), for `sort`: of days, paths and ids, which must come out the
 * same in every place. Not of names in a language.
 */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
