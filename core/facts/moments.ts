import type { Profile } from '../profile/compile.ts'
import { momentNames } from '../profile/kinds.ts'
import { type Fact, shift } from '../span.ts'
import { filled } from './choices.ts'
import { isFront, isOfSite } from './incidentDate.ts'
import type { Field, Moment, MomentName } from './record.ts'
import { zoneOfStyle } from './timeline/instants.ts'
import { type Day, findZone, instantOf, readTime, type Zone } from './times.ts'

/**
 * The points in time the metadata states. `day` completes a bare clock time; the zone is the one written, else that of
 * the label ("Detection time (UTC)"), else the one the style declares. A date field with a clock time states the start.
 */
export function readMoments(
  fields: readonly Field[],
  profile: Profile,
  day: Day | null,
): Partial<Record<MomentName, Fact<Moment>>> {
  const moments: Partial<Record<MomentName, Fact<Moment>>> = {}
  for (const name of momentNames) {
    for (const field of filled(fields, name)) {
      const moment = momentOf(field, profile, day)
      if (moment === null) continue
      moments[name] = moment
      break
    }
  }
  if (moments.started === undefined) {
    const isSite = isOfSite(fields, profile)
    for (const field of filled(fields, 'date')) {
      // The date that a site generator asks for is that of publication.
      if (isSite && isFront(field)) continue
      const moment = momentOf(field, profile, day)
      if (moment === null || moment.value.reading.seconds === null) continue
      moments.started = moment
      break
    }
  }
  return moments
}

function momentOf(field: Field, profile: Profile, day: Day | null): Fact<Moment> | null {
  const { value, span } = field.items[0]!
  const reading = readTime(value)
  if (reading === null || reading.unknown || (reading.seconds === null && reading.date === null)) return null
  const instant = instantOf(reading, { date: day, zone: zoneOf(field, profile) })
  return { value: { instant, reading }, span: shift(reading.span, span.start) }
}

/** The zone in the label, else the one the style declares for the field. */
function zoneOf(field: Field, profile: Profile): Zone | null {
  const labelled = findZone(field.label.value)
  if (labelled !== null || field.key === null) return labelled
  return zoneOfStyle(profile.data.metadata.fields.find(data => data.key === field.key)?.zone)
}
