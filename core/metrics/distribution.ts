/** How durations are distributed over documents. There is no mean on purpose: a single long incident would decide it. */
export interface Distribution {
  /** How many are known. */
  readonly n: number
  /** How many are not. */
  readonly unknown: number
  /** Minutes; `null` if `n` is 0. With an even number of values, the mean of the two in the middle. */
  readonly median: number | null
  /** The smallest value that at least 90 % do not exceed (nearest rank). */
  readonly p90: number | null
  readonly least: number | null
  readonly most: number | null
}

/** The distribution of values, `null` for those that are not known. */
export function distributionOf(values: readonly (number | null)[]): Distribution {
  const known = values.filter(value => value !== null).sort((a, b) => a - b)
  const n = known.length
  const unknown = values.length - n
  if (n === 0) return { n, unknown, median: null, p90: null, least: null, most: null }
  return {
    n,
    unknown,
    median: (known[Math.floor((n - 1) / 2)]! + known[Math.floor(n / 2)]!) / 2,
    p90: known[Math.ceil(n * 0.9) - 1]!,
    least: known[0]!,
    most: known[n - 1]!,
  }
}
