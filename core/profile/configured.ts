import type { Baseline } from '../checking/baseline.ts'
import type { ConfigurationData, RuleSettings } from '../configuring/configuration.ts'
import type { Calendar } from '../policy/calendar.ts'
import type { Profile } from './compile.ts'
import { type Fits, globsOf, namesExactly } from './globs.ts'
import { type PolicyDocument, plainCalendar, type Settings } from './settings.ts'

/** A configuration as it was read. Its paths and globs count from its own folder. */
export interface Configuration {
  readonly data: ConfigurationData
  /** House styles of its own, by id. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly policy: PolicyDocument | null
  /** Accepted findings, which are not reported; `null` for none. */
  readonly baseline: Baseline | null
  /** Its globs, compiled. */
  readonly include: Fits | null
  readonly exclude: Fits | null
  readonly overrides: readonly Fits[]
}

/** A configuration ready to decide about paths. */
export function configured(
  data: ConfigurationData,
  profiles: ReadonlyMap<string, Profile>,
  policy: PolicyDocument | null,
  baseline: Baseline | null,
): Configuration {
  return {
    data,
    profiles,
    policy,
    baseline,
    include: data.include ? globsOf(data.include) : null,
    exclude: data.exclude ? globsOf(data.exclude) : null,
    overrides: (data.overrides ?? []).map(override => globsOf(override.files)),
  }
}

/** What a configuration decides for one path. */
export interface Choices {
  /** Whether the file is a postmortem; `null` if no glob decides. */
  readonly isPostmortem: boolean | null
  /** Whether `include` names this file itself, not by a glob. */
  readonly isNamed: boolean
  /** The style named for the path, with the key that names it. */
  readonly profile: { readonly id: string; readonly by: string } | null
  readonly settings: Settings
  /** The globs that had a say, in words; the one that decides whether the file is a postmortem comes first. */
  readonly because: readonly string[]
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** What a configuration decides for a path, counted from the configuration's folder. */
export function choicesFor(path: string, configuration: Configuration): Choices {
  const { data } = configuration
  const because: string[] = []
  let isPostmortem: boolean | null = null
  if (configuration.include) {
    isPostmortem = configuration.include(path)
    because.push(isPostmortem ? 'include names it' : 'include does not name it')
  }
  if (configuration.exclude?.(path)) {
    isPostmortem = false
    because.unshift('exclude names it')
  }
  let profile = data.profile === undefined ? null : { id: data.profile, by: 'profile' }
  const ruleSettings: RuleSettings[] = [data.rules ?? {}]
  for (const [i, override] of (data.overrides ?? []).entries()) {
    if (!configuration.overrides[i]!(path)) continue
    because.push(`overrides[${i}] names it`)
    if (override.profile !== undefined) profile = { id: override.profile, by: `overrides[${i}].profile` }
    if (override.rules) ruleSettings.push(override.rules)
  }
  const isNamed = isPostmortem === true && namesExactly(data.include ?? [], path)
  return { isPostmortem, isNamed, profile, because, settings: settingsOf(configuration, ruleSettings) }
}

function settingsOf(
  { data, policy, baseline }: Configuration,
  ruleSettings: readonly RuleSettings[],
): Settings {
  const levels: Record<string, Settings['levels'][string]> = {}
  const options: Record<string, Readonly<Record<string, unknown>>> = {}
  const since: Record<string, string> = {}
  for (const [id, setting] of ruleSettings.flatMap(one => Object.entries(one))) {
    const { level, options: own, since: from } = typeof setting === 'string' ? { level: setting } : setting
    if (level !== undefined) levels[id] = level
    if (own !== undefined) options[id] = { ...options[id], ...own }
    if (from !== undefined) since[id] = from
  }
  const roster = (data.roster ?? []).map(({ name, handle, role }) => ({
    name,
    handle: handle === undefined ? null : `@${handle.replace(/^@/, '')}`,
    ...(role !== undefined && { role }),
  }))
  return { levels, options, since, calendar: calendarOf(data), roster, policy, baseline }
}

function calendarOf({ calendar }: ConfigurationData): Calendar {
  if (!calendar) return plainCalendar
  return {
    zone: calendar.zone ?? plainCalendar.zone,
    holidays: new Set(calendar.holidays ?? []),
    weekend: calendar.weekend?.map(day => weekdays.indexOf(day)) ?? plainCalendar.weekend,
  }
}
