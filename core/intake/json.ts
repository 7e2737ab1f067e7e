import { type Instant, isRealDay } from '../facts/times.ts'

/** Any JSON value, looked into without trust: a wrong shape is an absent value. */
export type Json = unknown

/** The value at a path of keys; `undefined` where the way ends early. */
export function at(value: Json, ...keys: readonly string[]): Json {
  let own: Json = value
  for (const key of keys) {
    if (typeof own !== 'object' || own === null || !Object.hasOwn(own, key)) return undefined
    own = (own as Record<string, Json>)[key]
  }
  return own
}

/** A text with something in it, numbers included; `undefined` for anything else. */
export function textAt(value: Json, ...keys: readonly string[]): string | undefined {
  const own = at(value, ...keys)
  const text = typeof own === 'number' ? String(own) : own
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

/** The list at a path; an empty one where there is none. */
export function listAt(value: Json, ...keys: readonly string[]): readonly Json[] {
  const own = at(value, ...keys)
  return Array.isArray(own) ? own : []
}

/** A list of texts; a single text is a list of one. */
export function textsAt(value: Json, ...keys: readonly string[]): string[] {
  const own = at(value, ...keys)
  return (Array.isArray(own) ? own : [own]).flatMap(one => textAt(one) ?? [])
}

/** Names as a person would list them: each once; ids that only the tool knows are none. `undefined` where there is none. */
export function namesOf(texts: readonly (string | undefined)[]): string[] | undefined {
  const names = [...new Set(texts.filter(one => one !== undefined && !machineId.test(one)))] as string[]
  return names.length > 0 ? names : undefined
}

const machineId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/i

const iso = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A moment as tools write it: ISO 8601 (UTC where no zone is named), or a number of seconds, milli-, micro- or nanoseconds since
 * 1970. Years before 1971 are a tool's way to say "not yet".
 */
export function momentAt(value: Json, ...keys: readonly string[]): Instant | undefined {
  const own = at(value, ...keys)
  const moment =
    typeof own === 'number' ? inMilliseconds(own) : typeof own === 'string' ? parsed(own) : Number.NaN
  return moment > YEAR ? Math.floor(moment) : undefined
}

const YEAR = 31_536_000_000

function inMilliseconds(count: number): number {
  if (count > 1e16) return count / 1e6
  if (count > 1e14) return count / 1000
  return count < 1e11 ? count * 1000 : count
}

function parsed(text: string): number {
  const match = iso.exec(text.trim())
  // The clock would shift a day that does not exist into the next month.
  if (!match || !isRealDay(match[1]!)) return Number.NaN
  const clean = text
    .trim()
    .replace(' ', 'T')
    .replace(/\s/, '')
    .replace(/(\.\d{3})\d+/, '$1')
  return Date.parse(match[2] ? clean : `${clean}Z`)
}

/** An object without the keys whose values are not known. */
export function known<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
