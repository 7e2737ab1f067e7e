import {
  formatInstant,
  type Message,
  type Milestone,
  minutesFrom,
  plain,
  pointOf,
  positionAt,
  say,
  sinceStart,
  startOf,
  turningPoints,
} from '../../core/index.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams, TimelineRow } from '../protocol.ts'

/** The timeline as data, in the order of the document. */
export const timeline: Feature<DocumentParams, readonly TimelineRow[]> = {
  method: 'postmortems/timeline',
  answer({ view: { record, profile, parsed }, client }) {
    const start = startOf(record)
    const marks = turningPoints(record, profile)
    return record.timeline.map((entry, i) => {
      const point = pointOf(entry)
      const minutes = start && point && minutesFrom(start, point)
      return {
        time: entry.time.value,
        instant: entry.instant === null ? null : formatInstant(entry.instant),
        elapsed: minutes === null ? null : { minutes, label: sinceStart(minutes) },
        text: plain(entry.text.value),
        milestones: Array.from(marks[i]!, one => client.inWords(names[one])),
        line: positionAt(parsed, entry.span.start).line,
      }
    })
  },
}

const names: Readonly<Record<Milestone, Message>> = {
  alert: say`alert`,
  detected: say`detected`,
  communicated: say`communicated`,
  mitigated: say`mitigated`,
  resolved: say`resolved`,
}
