import {
  formatInstant,
  minutesFrom,
  plain,
  pointOf,
  positionAt,
  startOf,
  turningPoints,
} from '../../core/index.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams, TimelineRow } from '../protocol.ts'

/** The timeline as data, in the order of the document. */
export const timeline: Feature<DocumentParams, readonly TimelineRow[]> = {
  method: 'postmortems/timeline',
  answer({ view: { record, profile, parsed } }) {
    const start = startOf(record)
    const marks = turningPoints(record, profile)
    return record.timeline.map((entry, i) => {
      const point = pointOf(entry)
      return {
        time: entry.time.value,
        instant: entry.instant === null ? null : formatInstant(entry.instant),
        elapsed: start && point && minutesFrom(start, point),
        text: plain(entry.text.value),
        milestones: [...marks[i]!],
        line: positionAt(parsed, entry.span.start).line,
      }
    })
  },
}
