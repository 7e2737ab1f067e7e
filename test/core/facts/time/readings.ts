import assert from 'node:assert/strict'
import { readTime, type TimeReading } from '../../../../core/facts/times.ts'

/** A reading in one line: `2026-08-14 14:32:00 UTC=0 ~ → 14:40:00`. */
export function say(reading: TimeReading | null): string {
  if (reading === null) return 'none'
  const { date, partialDate, seconds, zone, relative, approximate, unknown, problem, until, secondary } =
    reading
  const clock =
    seconds === null ? null : new Date(seconds * 1000).toISOString().slice(11, 23).replace('.000', '')
  const words = [
    date,
    partialDate && `${partialDate.month}/${partialDate.day}`,
    seconds === 86_400 ? '24:00:00' : clock,
    zone && `${zone.text}=${zone.offset ?? '?'}`,
    relative === null ? null : `T${relative < 0 ? '' : '+'}${relative}`,
    approximate ? '~' : null,
    unknown ? 'unknown' : null,
    problem && `!${problem}`,
    secondary && `(${say(secondary)})`,
    until && `→ ${say(until)}`,
  ]
  return words.filter(word => word !== null && word !== '').join(' ')
}

/** Each text is read as it is said to be. */
export function reads(cases: Record<string, string>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(say(readTime(text)), expected, text)
}
