// What people type when they are asked for a moment.

/** What a text means as a time: nothing, a day, a moment as ISO 8601 in UTC, or a fault, which the caller words. */
export type When =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'moment'; readonly day: string; readonly iso: string }
  | { readonly kind: 'fault' }

const form =
  /^(?:(\d{4}-\d{2}-\d{2})[T ]?)? *(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)? *(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const after = /^\+ *(?:(\d{1,4}) *h)? *(?:(\d{1,5}) *m(?:in)?)?$/i

/**
 * Reads `2026-08-14 14:32`, with or without a zone (UTC if none), a day alone, a clock alone (on `day`), `now`, or
 * `+45m` and `+1h 20m` counted from `from`. `now` and `from` are milliseconds since 1970.
 */
export function readWhen(text: string, given: { now: number; day: string; from?: number | null }): When {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'nothing' }
  if (/^now$/i.test(trimmed)) return momentAt(given.now)
  const later = after.exec(trimmed)
  if (later) {
    const minutes = Number(later[1] ?? 0) * 60 + Number(later[2] ?? 0)
    return given.from == null || minutes === 0 ? { kind: 'fault' } : momentAt(given.from + minutes * 60_000)
  }
  const [whole, day, hour, minute, second = '00', zone = 'Z'] = form.exec(trimmed) ?? []
  if (whole === undefined || (day === undefined && hour === undefined)) return { kind: 'fault' }
  if (day !== undefined && !isDay(day)) return { kind: 'fault' }
  if (hour === undefined) return { kind: 'day', day: day! }
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`
  const offset = /^(?:Z|UTC)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const at = Date.parse(`${day ?? given.day}T${clock}${offset}`)
  return Number.isNaN(at) ? { kind: 'fault' } : momentAt(at)
}

/** When the incident began, by the moments given so far, in milliseconds since 1970; `null` if none is given. */
export function beginningOf({ started, detected }: Readonly<Record<string, string>>): number | null {
  const iso = started ?? detected
  return iso === undefined ? null : Date.parse(iso)
}

/** A moment as people read it: `2026-08-14 14:32 UTC`. */
export function shownMoment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

function momentAt(at: number): When {
  const iso = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  return { kind: 'moment', day: iso.slice(0, 10), iso }
}

/** Whether the day exists: `Date` shifts others into the next month. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
