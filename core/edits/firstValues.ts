import { formatDuration } from '../facts/durations.ts'
import type { MomentName } from '../facts/record.ts'
import { MINUTE } from '../facts/time/days.ts'
import { type Day, dayOf, formatInstant, type Instant } from '../facts/times.ts'
import type { Profile } from '../profile/compile.ts'
import { choiceOf, statusesOf, valuesOf } from '../profile/lookup.ts'
import type { FieldData } from '../profile/profile.ts'
import { yamlScalar } from '../profile/scalars.ts'
import { variableOf } from '../profile/variable.ts'
import type { FieldValue } from './fieldValue.ts'
import type { IncidentFacts } from './incidentFacts.ts'
import { onOneLine } from './lines.ts'

/** What the draft decides beside the facts given. */
export interface Decided {
  readonly date: Day
  readonly tier: string
  readonly id: string | null
  readonly triggers: readonly string[]
}

/** What is known of each field of the style, by key. */
export function knownFields(
  profile: Profile,
  facts: IncidentFacts,
  decided: Decided,
): ReadonlyMap<FieldData, FieldValue> {
  return new Map(
    profile.data.metadata.fields.flatMap(field => {
      const value = facts.fields?.[field.key] ?? valueFor(profile, field, facts, decided)
      return value === null ? [] : [[field, value] as const]
    }),
  )
}

/** The texts for a template's variables, as the style writes each field; what is not known is left out. */
export function valuesFor(
  profile: Profile,
  known: ReadonlyMap<FieldData, FieldValue>,
  { title, file }: { readonly title: string; readonly file: string },
): Record<string, string> {
  const values: Record<string, string> = { title: onOneLine(title), file }
  for (const [field, value] of known) values[variableOf(field)] = written(profile, field, value)
  return values
}

function written(profile: Profile, field: FieldData, value: FieldValue): string {
  if (typeof value === 'string') return onOneLine(value)
  const inYaml = (field.form ?? profile.data.metadata.form) === 'yaml'
  const items = value.map(onOneLine)
  return (inYaml ? items.map(item => yamlScalar(item, '', true)) : items).join(', ')
}

function valueFor(
  profile: Profile,
  field: FieldData,
  facts: IncidentFacts,
  decided: Decided,
): FieldValue | null {
  switch (field.means) {
    case 'id':
      return decided.id
    case 'title':
      return facts.title
    case 'date':
      return decided.date
    case 'tier':
      return decided.tier
    case 'severity':
      return facts.severity === undefined
        ? null
        : (choiceOf(valuesOf(profile, field), facts.severity)?.id ?? facts.severity)
    case 'status':
      return facts.status ?? statusesOf(profile)[0]?.id ?? null
    case 'triggers':
      return decided.triggers
    case 'duration':
      return durationFor(profile, field, facts)
    case 'flag':
      return String(facts.flags?.includes(field.key) ?? false)
    case 'person':
      return facts.people?.[field.role ?? ''] ?? null
    default:
      if (field.takes === 'services') return facts.services?.length ? facts.services : null
      return momentFor(field, facts.moments?.[field.means as MomentName])
  }
}

function momentFor(field: FieldData, at: Instant | undefined): string | null {
  return at === undefined ? null : momentText(field, at)
}

/** A moment as a field writes it. */
export function momentText(field: FieldData, at: Instant): string {
  if (field.type === 'date') return dayOf(at)
  return field.type === 'date-time' ? `${dayOf(at)} ${clock(at)}` : formatInstant(at)
}

function clock(at: Instant): string {
  return formatInstant(at).slice(11, 16)
}

/** A declared duration in the form of the field's example: a range of clocks, `mm:ss`, or minutes with a range behind. */
export function durationFor(
  profile: Profile,
  field: FieldData,
  facts: Pick<IncidentFacts, 'moments' | 'minutes'>,
): string | null {
  const from = firstOf(profile, facts, ['started', 'detected'])
  const to = firstOf(profile, facts, ['resolved', 'mitigated'])
  const length = from !== null && to !== null && to >= from ? to - from : null
  if (field.type === 'clock-range') return length === null ? null : `${clock(from!)} - ${clock(to!)}`
  const exact = length === null ? (facts.minutes ?? Number.NaN) : length / MINUTE
  if (Number.isNaN(exact)) return null
  if (/^\d+:\d\d(?::\d\d)?$/.test(field.example ?? '')) return formatDuration(exact, 'mm:ss')
  const minutes = Math.round(exact)
  const range = length === null ? null : /\s*\([^()]*\d:\d\d[^()]*\)/.exec(field.example ?? '')?.[0]
  const clocks = [clock(from ?? 0), clock(to ?? 0)]
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}${range ? range.replace(/\d{1,2}:\d\d/g, () => clocks.shift() ?? '') : ''}`
}

/** The first of the moments that is known, those the style has a field for before the others. */
function firstOf(
  profile: Profile,
  facts: Pick<IncidentFacts, 'moments'>,
  names: readonly MomentName[],
): Instant | null {
  const { fields } = profile.data.metadata
  const own = names.filter(name => fields.some(field => field.means === name))
  for (const name of [...own, ...names]) {
    const at = facts.moments?.[name]
    if (at !== undefined) return at
  }
  return null
}
