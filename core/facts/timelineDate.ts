import type { Fact } from '../span.ts'
import type { TimelineEntry } from './record.ts'
import { toDay } from './time/days.ts'
import { type Day, dayOf, dayOfReading, isRealDay } from './times.ts'

/** The day of the first entry that has one. */
export function ofTimeline(timeline: readonly TimelineEntry[]): Fact<Day> | null {
  for (const { reading, wall, time } of timeline) {
    if (reading === null || reading.unknown || reading.problem !== null) continue
    if (reading.date !== null) return { value: reading.date, span: time.span }
    // The day on the clock of the entry: if the zone is stated in a heading, the day in UTC may differ.
    if (wall !== null) return { value: dayOf(wall), span: time.span }
  }
  return null
}

/**
 * The day of "Thursday 6 March, 08:10", the first entry with a day: in the year of publication, else in the only year that the
 * title names ("A phishing incident, November 2022").
 */
export function ofFirstEntry(
  timeline: readonly TimelineEntry[],
  published: Day | null,
  title: Fact<string> | null,
): Fact<Day> | null {
  const first = timeline.find(({ reading }) => reading !== null && reading.partialDate !== null)
  if (first === undefined) return null
  const { reading, time } = first
  const day =
    published === null ? inYear(first, title) : dayOfReading(reading!, { date: published, zone: null })
  return day === null || (published !== null && day > published) ? null : { value: day, span: time.span }
}

function inYear({ reading }: TimelineEntry, title: Fact<string> | null): Day | null {
  const [year, other] = title?.value.match(/(?<![\d.-])20\d\d(?![\d.-])/g) ?? []
  if (year === undefined || other !== undefined) return null
  const { month, day } = reading!.partialDate!
  const value = toDay(Number(year), month, day)
  return isRealDay(value) ? value : null
}
