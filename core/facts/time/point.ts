import type { Zone } from '../zones.ts'
import { isSpace } from './characters.ts'
import type { ClockReading } from './clocks.ts'
import type { DateReading } from './dateReading.ts'
import type { DayWord } from './dayWords.ts'

/** One point in time while it is being read: what the text has said of it so far. */
export interface Point {
  readonly start: number
  end: number
  date: DateReading | null
  clock: ClockReading | null
  relative: number | null
  dayWord: DayWord | null
  zone: Zone | null
  approximate: boolean
  unknown: boolean
  exact: boolean
  /** The same moment on a second clock: 13:14 EDT (17:14 UTC). */
  secondary: Point | null
}

/** A point of which nothing but its place is known. */
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

/** Offset after spaces and the marks that close an emphasis, a code span or a bracket. */
export function skipGap(text: string, at: number): number {
  for (;;) {
    const unit = text.charCodeAt(at)
    const mark = unit === 42 || unit === 95 || unit === 96 || unit === 93 || unit === 0x3011
    if (!mark && !isSpace(unit)) return at
    at++
  }
}
