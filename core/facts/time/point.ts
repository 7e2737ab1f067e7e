import type { Zone } from '../zones.ts'
import { isSpace } from './characters.ts'
import type { ClockReading } from './clocks.ts'
import type { DateReading } from './dateReading.ts'
import type { DayWord } from './dayWords.ts'

/** A point in time under construction: what has been read of it so far. Offsets into the text. */
export interface Point {
  readonly start: number
  end: number
  date: DateReading | null
  clock: ClockReading | null
  /** Minutes from the start or detection of the incident. */
  relative: number | null
  dayWord: DayWord | null
  zone: Zone | null
  approximate: boolean
  unknown: boolean
  /** Written after an ISO `T`, or relative and to the second. */
  exact: boolean
  /** The same moment on a second clock: 13:14 EDT (17:14 UTC). */
  secondary: Point | null
}

/** A point of which nothing but its place is known yet. */
export function blank(start: number, end: number): Point {
  return {
    start,
    end,
    date: null,
    clock: null,
    relative: null,
    dayWord: null,
    zone: null,
    approximate: false,
    unknown: false,
    exact: false,
    secondary: null,
  }
}

/** Offset after spaces and the marks that close emphasis, code or a bracket. */
export function skipGap(text: string, at: number): number {
  for (;;) {
    const unit = text.charCodeAt(at)
    const mark = unit === 42 || unit === 95 || unit === 96 || unit === 93 || unit === 0x3011
    if (!mark && !isSpace(unit)) return at
    at++
  }
}
