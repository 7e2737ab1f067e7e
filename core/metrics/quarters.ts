import type { Day } from '../facts/times.ts'

/** A quarter of a year, as `2026-Q3`: quarters sort as texts do. */
export type Quarter = string

/** The quarter a day lies in. */
export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The first day after a quarter. */
export function startOfNext(quarter: Quarter): Day {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return number === 4
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${quarter.slice(0, 4)}-${String(number * 3 + 1).padStart(2, '0')}-01`
}

/** The quarter before. */
export function before(quarter: Quarter): Quarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return number === 1 ? `${String(year - 1).padStart(4, '0')}-Q4` : `${quarter.slice(0, 4)}-Q${number - 1}`
}
