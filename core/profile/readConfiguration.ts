import type { Problem } from '../syntax/parsed.ts'
import { readYaml } from '../syntax/yaml.ts'
import { plainValue } from '../syntax/yamlValues.ts'
import type { Profile, ProfileSource } from './compile.ts'
import { type ConfigurationData, configurationSchema } from './configuration.ts'
import { type Configuration, configured } from './configured.ts'
import { problemsOf, spanAt } from './placing.ts'
import { profileSchema } from './profile.ts'
import { danglingNames } from './references.ts'

/** A fault in a configuration file or one of the files it names. */
export interface FileProblem extends Problem {
  readonly path: string
  /** The text the span counts in. */
  readonly text: string
}

export interface ConfigurationReading {
  /** `null` where a fault leaves no configuration to work with: the last good one stays in force. */
  readonly configuration: Configuration | null
  readonly problems: readonly FileProblem[]
  /** Files it names that were not given: read them (`null` when they are not there) and read it again. */
  readonly wanted: readonly string[]
}

export interface ConfigurationSources {
  /** Contents of the files named so far, by path within the configuration's folder; `null` where there is none. */
  readonly files: ReadonlyMap<string, string | null>
  /** Makes a style ready for use, with the words of the languages. */
  compile(source: ProfileSource): Profile
  readonly builtIn: ReadonlyMap<string, Profile>
  readonly ruleIds: readonly string[]
}

/**
 * Reads a configuration. Paths in it count from its own folder; `path` is its own name there. Total: every fault is
 * a problem with its place and what was expected.
 */
export function readConfiguration(
  text: string,
  path: string,
  sources: ConfigurationSources,
): ConfigurationReading {
  const reading: Reading = { sources, problems: [], wanted: new Set(), seen: [] }
  const data = readData(text, path, reading)
  const own = data ? readProfiles(data, reading, path, text) : new Map<string, Profile>()
  const policy = data?.policy === undefined ? null : fileOf(data.policy, reading, path, text, 'policy')
  if (data) checkNames(data, own, reading, path, text)
  const whole = data !== null && reading.wanted.size === 0
  return {
    configuration: whole
      ? configured(data, own, policy === null ? null : { path: data.policy!, text: policy })
      : null,
    problems: reading.problems,
    wanted: [...reading.wanted],
  }
}

interface Reading {
  readonly sources: ConfigurationSources
  readonly problems: FileProblem[]
  readonly wanted: Set<string>
  /** The chain of `extends` so far. */
  readonly seen: string[]
}

function readData(text: string, path: string, reading: Reading): ConfigurationData | null {
  const { root, problems, duplicates } = readYaml(text)
  const faults = [...problems, ...duplicates]
  const parsed = configurationSchema.safeParse(root === null ? {} : plainValue(root, 'core'))
  if (!parsed.success) faults.push(...problemsOf(parsed.error, root))
  reading.problems.push(...faults.map(problem => ({ ...problem, path, text })))
  if (!parsed.success || problems.length > 0) return null
  const { data } = parsed
  if (data.extends === undefined) return data
  const base = readBase(data.extends, path, text, reading)
  return base === null ? data : merged(base, data)
}

function readBase(name: string, path: string, text: string, reading: Reading): ConfigurationData | null {
  const target = within(path, name)
  if (reading.seen.includes(target) || target === path) {
    fault(reading, path, text, ['extends'], `${target} extends this file in turn; expected a chain that ends`)
    return null
  }
  const base = fileOf(name, reading, path, text, 'extends')
  if (base === null) return null
  return readData(base, target, { ...reading, seen: [...reading.seen, path] })
}

/** The nearer configuration wins key by key; rules and the calendar are merged entry by entry, lists are added. */
function merged(base: ConfigurationData, own: ConfigurationData): ConfigurationData {
  return {
    ...base,
    ...own,
    rules: { ...base.rules, ...own.rules },
    calendar: { ...base.calendar, ...own.calendar },
    roster: [...(base.roster ?? []), ...(own.roster ?? [])],
    overrides: [...(base.overrides ?? []), ...(own.overrides ?? [])],
    profiles: [...(base.profiles ?? []), ...(own.profiles ?? [])],
  }
}

function readProfiles(
  data: ConfigurationData,
  reading: Reading,
  path: string,
  text: string,
): Map<string, Profile> {
  const own = new Map<string, Profile>()
  for (const entry of data.profiles ?? []) {
    const source =
      typeof entry === 'string' ? readProfile(entry, reading, path, text) : { data: entry, folder: '' }
    if (!source) continue
    const templates = readTemplates(source.data, source.folder, reading)
    own.set(source.data.id, reading.sources.compile({ data: source.data, templates, example: '' }))
  }
  return own
}

function readProfile(
  name: string,
  reading: Reading,
  path: string,
  text: string,
): { data: ProfileSource['data']; folder: string } | null {
  const content = fileOf(name, reading, path, text, 'profiles')
  if (content === null) return null
  const target = within(path, name)
  const { root, problems } = readYaml(content)
  const parsed = profileSchema.safeParse(root === null ? {} : plainValue(root, 'core'))
  const faults = parsed.success ? [...problems] : [...problems, ...problemsOf(parsed.error, root)]
  if (parsed.success) {
    for (const { message, path: place } of danglingNames(parsed.data)) {
      faults.push({ message, span: spanAt(root, place) })
    }
  }
  reading.problems.push(...faults.map(problem => ({ ...problem, path: target, text: content })))
  return parsed.success ? { data: parsed.data, folder: folderOf(target) } : null
}

/** A style's templates lie beside its file, in `templates/<id>/`; a style without them still checks. */
function readTemplates(
  data: ProfileSource['data'],
  folder: string,
  reading: Reading,
): Record<string, string> {
  const templates: Record<string, string> = {}
  for (const tier of data.tiers) {
    const path = `${folder}templates/${data.id}/${tier.template}`
    const content = reading.sources.files.get(path)
    if (content === undefined) reading.wanted.add(path)
    else if (content !== null) templates[tier.id] = content
  }
  return templates
}

/** The text of a file that a key names; a file that is not there is a fault at the key. */
function fileOf(name: string, reading: Reading, path: string, text: string, key: string): string | null {
  const target = within(path, name)
  const content = reading.sources.files.get(target)
  if (content === undefined) reading.wanted.add(target)
  else if (content === null) fault(reading, path, text, [key], `there is no file ${target}`)
  return content ?? null
}

function checkNames(
  data: ConfigurationData,
  own: ReadonlyMap<string, Profile>,
  reading: Reading,
  path: string,
  text: string,
): void {
  const { builtIn, ruleIds } = reading.sources
  const known = [...builtIn.keys(), ...own.keys()]
  const places: [string | undefined, PropertyKey[]][] = [
    [data.profile, ['profile']],
    ...(data.overrides ?? []).map((one, i): [string | undefined, PropertyKey[]] => [
      one.profile,
      ['overrides', i, 'profile'],
    ]),
  ]
  if (reading.wanted.size > 0) return
  for (const [profile, place] of places) {
    if (profile !== undefined && !known.includes(profile)) {
      fault(reading, path, text, place, `unknown profile ${profile}; expected ${known.join(', ')}`)
    }
  }
  for (const rule of Object.keys(data.rules ?? {})) {
    if (!ruleIds.includes(rule)) fault(reading, path, text, ['rules', rule], `unknown rule ${rule}`)
  }
}

function fault(reading: Reading, path: string, text: string, place: PropertyKey[], message: string): void {
  reading.problems.push({ message, span: spanAt(readYaml(text).root, place), path, text })
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** A path named in a file, as seen from the folder of the configuration; `..` is resolved as far as it goes. */
function within(from: string, name: string): string {
  const parts = folderOf(from).split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
