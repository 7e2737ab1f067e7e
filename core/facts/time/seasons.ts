import { DAY, type Day, dayOf, dayStart, HOUR, type Instant, MINUTE, SECOND, weekday } from './days.ts'

/**
 * Offsets of IANA zones. The zones people write most often follow four rules that have not changed since 2008; those are
 * computed, because an `Intl` formatter takes 50 µs to make. All others ask `Intl`.
 */

/** The rule by which the clocks change. */
type Season = 'us' | 'eu' | 'au' | 'nz'

interface Region {
  /** Minutes east of UTC in winter. */
  readonly standard: number
  readonly season: Season | null
}

const regions: ReadonlyMap<string, Region> = new Map([
  ...list('us', -480, 'America/Los_Angeles US/Pacific'),
  ...list('us', -420, 'America/Denver US/Mountain'),
  ...list('us', -360, 'America/Chicago US/Central'),
  ...list('us', -300, 'America/New_York America/Toronto US/Eastern'),
  ...list('us', -540, 'America/Anchorage US/Alaska'),
  ...list('us', -240, 'America/Halifax'),
  ...list('eu', 0, 'Europe/London Europe/Dublin Europe/Lisbon'),
  ...list('eu', 60, 'Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Brussels'),
  ...list('eu', 60, 'Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo Europe/Copenhagen'),
  ...list('eu', 60, 'Europe/Prague Europe/Warsaw Europe/Budapest'),
  ...list('eu', 120, 'Europe/Helsinki Europe/Athens Europe/Bucharest Europe/Sofia'),
  ...list('au', 600, 'Australia/Sydney Australia/Melbourne'),
  ...list('nz', 720, 'Pacific/Auckland'),
  ...list(null, 0, 'UTC Etc/UTC'),
  ...list(null, 330, 'Asia/Kolkata'),
  ...list(null, 480, 'Asia/Singapore Asia/Shanghai Asia/Hong_Kong Australia/Perth'),
  ...list(null, 540, 'Asia/Tokyo Asia/Seoul'),
  ...list(null, 600, 'Australia/Brisbane'),
  ...list(null, -420, 'America/Phoenix'),
])

/** When the computed rules hold: from the last change (New South Wales, 2008) to where `Intl` data become uncertain. */
const rulesFrom = Date.UTC(2009, 0, 1)
const rulesTo = Date.UTC(2037, 0, 1)

/** Offset of an IANA zone at an instant, in minutes east of UTC; `null` if there is no such zone. */
export function offsetOfZone(zone: string, instant: Instant): number | null {
  const region = regions.get(zone)
  if (region === undefined || instant < rulesFrom || instant >= rulesTo) return offsetByIntl(zone, instant)
  return region.standard + (isSummer(region, instant) ? 60 : 0)
}

/**
 * Offset at a local time, in minutes east of UTC; `seconds` count from midnight. If the clocks show the time twice, the first
 * counts; if they skip it, the offset before the change. `null` if there is no such zone or day.
 */
export function offsetAtLocal(zone: string, day: Day, seconds: number): number | null {
  const local = dayStart(day) + seconds * SECOND
  if (Number.isNaN(local)) return null
  const before = offsetOfZone(zone, local - DAY)
  const after = offsetOfZone(zone, local + DAY)
  if (before === null || after === null || before === after) return before
  if (offsetOfZone(zone, local - before * MINUTE) === before) return before
  return offsetOfZone(zone, local - after * MINUTE) === after ? after : before
}

/** How often the clocks of the zone show this local time: 0 if they skip it, 2 if they are set back over it. */
export function showingsOf(zone: string, day: Day, seconds: number): 0 | 1 | 2 {
  const local = dayStart(day) + seconds * SECOND
  const before = offsetOfZone(zone, local - DAY)
  const after = offsetOfZone(zone, local + DAY)
  if (before === null || after === null || before === after) return 1
  const isShown = (offset: number) => offsetOfZone(zone, local - offset * MINUTE) === offset
  return isShown(before) ? (isShown(after) ? 2 : 1) : isShown(after) ? 1 : 0
}

/** From the first Sunday on or after a day, in hours of it, to another: by standard time, else by UTC. */
interface Summer {
  readonly from: readonly [day: string, hour: number]
  readonly to: readonly [day: string, hour: number]
  readonly isUtc?: true
}

const summers: Readonly<Record<Season, Summer>> = {
  us: { from: ['03-08', 2], to: ['11-01', 1] },
  eu: { from: ['03-25', 1], to: ['10-25', 1], isUtc: true },
  au: { from: ['10-01', 2], to: ['04-01', 2] },
  nz: { from: ['09-24', 2], to: ['04-01', 2] },
}

function isSummer({ season, standard }: Region, instant: Instant): boolean {
  if (season === null) return false
  const { from, to, isUtc } = summers[season]
  const local = instant + standard * MINUTE
  const time = isUtc ? instant : local
  const [start, end] = [from, to].map(
    ([day, hour]) => sunday(`${dayOf(local).slice(0, 4)}-${day}`) + hour * HOUR,
  ) as [Instant, Instant]
  return start < end ? time >= start && time < end : time >= start || time < end
}

/** The start of the first Sunday on or after a day, in UTC. */
function sunday(day: Day): Instant {
  return dayStart(day) + ((7 - weekday(day)) % 7) * DAY
}

function offsetByIntl(zone: string, instant: Instant): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(instant).find(part => part.type === 'timeZoneName')?.value ?? ''
    const match = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)
    if (match === null) return null
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
    return match[1] === '-' ? -minutes : minutes
  } catch {
    // `Intl` throws for an unknown zone.
    return null
  }
}

function list(season: Season | null, standard: number, names: string): [string, Region][] {
  return names.split(' ').map(name => [name, { standard, season }])
}
