import type { Profile } from '../../profile/compile.ts'
import { incidentMoments, type Meaning } from '../../profile/kinds.ts'
import { type Named, nameOf } from '../../profile/lookup.ts'
import { normalise } from '../../profile/normalise.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { readDuration } from '../durations.ts'
import type { Excerpt } from '../excerpt.ts'
import type { Labelled } from '../labels.ts'
import type { Field, MetadataForm } from '../record.ts'
import { readTime } from '../times.ts'
import { entriesOf, isPlaceholder, saysNothing } from '../values.ts'

export { type Named, nameOf } from '../../profile/lookup.ts'

/**
 * What a label names, given the value after it. "Resolution" or "Detected" may also open a passage: they name a time only before
 * one, except that the style's own keys always do if `isPlace` (the place for metadata). "Detection time" names the time of day
 * if the value is one, else a duration.
 */
export function nameBefore(profile: Profile, label: string, value: string, isPlace: boolean): Named {
  const named = nameOf(profile, label)
  // "Incident: 2026-05-02 3:00pm – …" says when, not which.
  if (named.means === 'id' && isMomentValue(value)) return { data: null, means: 'started', role: null }
  const moment = named.means === null ? undefined : momentOfLength[named.means]
  if (moment !== undefined) return isClock(value) ? { data: null, means: moment, role: null } : named
  if (!isMoment(named.means) || readTime(value) !== null || isPlaceholder(value)) return named
  const isOwn = named.data !== null && normalise(label) === normalise(named.data.key)
  // "Outage: 2h 18m" and "Incident window: 45 minutes" say how long.
  if (named.means === 'started' && !isOwn && readDuration(value) !== null)
    return { data: null, means: 'duration', role: null }
  return isPlace && isOwn ? named : unnamed
}

const unnamed: Named = { data: null, means: null, role: null }

const momentOfLength: Partial<Record<Meaning, Meaning>> = {
  'detection-time': 'detected',
  'resolution-time': 'resolved',
}

/** Whether a value opens with a date and a time of day, or is only a date: no id of an incident does. */
function isMomentValue(value: string): boolean {
  const reading = readTime(value)
  if (reading === null || reading.date === null) return false
  return reading.seconds !== null || reading.span.end === value.trimEnd().length
}

/** Whether a value is a time of day and not a duration. */
function isClock(value: string): boolean {
  const reading = readTime(value)
  return (
    reading !== null && reading.seconds !== null && reading.relative === null && readDuration(value) === null
  )
}

/** Whether the meaning is the day or a moment of the incident. */
export function isMoment(means: Meaning | null): boolean {
  return means !== null && moments.has(means)
}

const moments: ReadonlySet<Meaning> = new Set(['date', ...incidentMoments])

/** Whether the style or a language knows the label. */
export function isNamed(named: Named): boolean {
  return named.data !== null || named.means !== null
}

/** A label with its value, and what it names. Offsets into the excerpt. */
export interface Entry {
  readonly named: Named
  readonly labelled: Pick<Labelled, 'label' | 'value'>
  readonly form: MetadataForm
  readonly span: Span
  /** The items of a value that is a list in Markdown. */
  readonly items?: readonly Fact<string>[] | null
}

/** The field that an entry is. */
export function fieldFrom(around: Excerpt & { readonly profile: Profile }, entry: Entry): Field {
  const { base } = around
  const { named, labelled, form, span, items } = entry
  const label = factOf(around, labelled.label)
  const value = factOf(around, labelled.value)
  return {
    key: named.data?.key ?? null,
    means: named.means,
    role: named.role,
    label,
    value,
    items: items ?? itemsOf(around.profile, named, value),
    form,
    span: shift(span, base),
  }
}

/** The items of a value in prose: several if the style or the meaning asks for a list, none if it says nothing. */
function itemsOf(profile: Profile, named: Named, value: Fact<string>): readonly Fact<string>[] {
  if (saysNothing(profile, value.value)) return []
  return isList(named) ? entriesOf(value.value, value.span.start) : [value]
}

function isList({ data, means }: Named): boolean {
  if (data?.type === 'list' || data?.type === 'enums') return true
  return means === 'triggers' || means === 'classes' || means === 'related'
}

function factOf({ text, base }: Excerpt, span: Span): Fact<string> {
  return { value: text.slice(span.start, span.end), span: shift(span, base) }
}
