import type { Moment, TimelineEntry } from '../facts/record.ts'
import { dayStart, type Instant } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import { metadataDate } from '../policy/naming.ts'
import { labelOf } from '../policy/points.ts'
import type { Fact } from '../span.ts'
import type { DocumentRule } from './rule.ts'

export const futureTime: DocumentRule = {
  id: 'future-time',
  group: 'times',
  summary: 'A date or time of the incident that is in the future',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  clock: true,
  since: '0.1.0',
  source: 'A postmortem reports the past, in every style',
  *check({ record, now }) {
    const date = metadataDate(record)
    if (date !== null && dayStart(date.value) > now + AHEAD) {
      yield {
        span: date.span,
        message: say`${date.value} lies in the future. Expected the day the incident began.`,
      }
      return
    }
    const moments = Object.values(record.moments).filter(moment => isAhead(moment.value, now))
    for (const moment of moments) {
      yield {
        span: moment.span,
        message: ahead(labelOf(record, moment)),
      }
    }
    const entry = moments.length > 0 ? undefined : record.timeline.find(one => isEntryAhead(one, now))
    if (entry !== undefined) {
      yield {
        span: entry.time.span,
        message: say`“${entry.time.value}” lies in the future. Expected a time that has passed.`,
      }
    }
  },
}

/** `label` is that of the time in the metadata, `null` where it has none. */
function ahead(label: string | null): Message {
  return label === null
    ? say`This lies in the future. Expected a time that has passed.`
    : say`${label} lies in the future. Expected a time that has passed.`
}

/** In milliseconds. Without a zone, a time is in the future only if it is so in UTC+14, the most advanced zone. */
const AHEAD = 14 * 3_600_000

function isAhead({ instant, reading }: Fact<Moment>['value'], now: Instant): boolean {
  if (instant !== null) return instant > now
  if (reading.date === null || reading.problem !== null) return false
  return dayStart(reading.date) + (reading.seconds ?? 0) * 1000 > now + AHEAD
}

function isEntryAhead({ instant, wall, reading }: TimelineEntry, now: Instant): boolean {
  if (reading === null || reading.unknown) return false
  return instant === null ? wall !== null && wall > now + AHEAD : instant > now
}
