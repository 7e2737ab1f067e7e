import type * as z from 'zod/mini'
import { say } from '../message.ts'
import { readYaml, type YamlNode } from '../syntax/yaml.ts'
import { plainValue } from '../syntax/yamlValues.ts'
import { type ConfigurationData, configurationSchema } from './configuration.ts'
import { problemsOf, spanAt } from './problems.ts'
import { configurationShape } from './shape.ts'
import { namedFile, type Reading, report, type Source, within } from './sources.ts'

/** One file of a chain of configurations. */
export interface Layer extends Source {
  readonly data: ConfigurationData
  readonly root: YamlNode | null
}

/** The configuration and those it extends, the nearest first. */
export function readLayers(source: Source, reading: Reading): Layer[] {
  const layers: Layer[] = []
  for (let next: Source | null = source; next !== null; ) {
    const layer = readLayer(next, reading)
    layers.push(layer)
    next = baseOf(layer, layers, reading)
  }
  return layers
}

function readLayer(source: Source, reading: Reading): Layer {
  const { root, problems, duplicates } = readYaml(source.text)
  for (const problem of [...problems, ...duplicates]) report(reading, source, problem)
  const value = root === null ? {} : plainValue(root, 'core')
  const parsed = configurationSchema.safeParse(value)
  if (parsed.success) return { ...source, root, data: parsed.data }
  for (const slip of problemsOf(parsed.error, { root, shape: configurationShape() }))
    report(reading, source, slip)
  return { ...source, root, data: sound(value, parsed.error) }
}

/** The data without faulty entries: under `rules` only the faulty rules are dropped, elsewhere the whole top-level key. */
function sound(value: unknown, error: z.core.$ZodError): ConfigurationData {
  if (typeof value !== 'object' || value === null) return {}
  const rest: Record<string, unknown> = { ...value }
  const rules: Record<string, unknown> = { ...(rest.rules as object | undefined) }
  for (const { path, ...issue } of error.issues) {
    const [key, entry] = path
    if (key === undefined) {
      for (const unknown of issue.code === 'unrecognized_keys' ? issue.keys : []) delete rest[unknown]
    } else if (key === 'rules' && entry !== undefined) {
      delete rules[String(entry)]
      rest.rules = rules
    } else delete rest[String(key)]
  }
  return configurationSchema.safeParse(rest).data ?? {}
}

function baseOf(layer: Layer, layers: readonly Layer[], reading: Reading): Source | null {
  const name = layer.data.extends
  if (name === undefined) return null
  const span = spanAt(layer.root, ['extends'])
  const path = within(layer.path, name)
  if (layers.some(one => one.path === path)) {
    const message =
      path === layer.path
        ? say`The file extends itself. Expected another one.`
        : say`${path} extends this file in turn. Expected a chain that ends.`
    report(reading, layer, { message, span })
    return null
  }
  const text = namedFile(reading, layer, name, span)
  return text === null ? null : { path, text }
}

/** One configuration made of several: the nearer one wins key by key, rules and calendar entry by entry. */
export function merged(layers: readonly Layer[]): ConfigurationData {
  return layers.map(rebased).reduceRight((base, own) => joined(base, own), {})
}

/** What a file says, with the paths in it counted from the folder of the configuration. */
function rebased({ data, path }: Layer): ConfigurationData {
  const { policy, baseline, profiles } = data
  return {
    ...data,
    ...(policy !== undefined && { policy: within(path, policy) }),
    ...(baseline !== undefined && { baseline: within(path, baseline) }),
    ...(profiles && {
      profiles: profiles.map(one => (typeof one === 'string' ? within(path, one) : one)),
    }),
  }
}

function joined(base: ConfigurationData, own: ConfigurationData): ConfigurationData {
  return {
    ...base,
    ...own,
    rules: rulesOf(base, own),
    calendar: {
      ...base.calendar,
      ...own.calendar,
      holidays: [...new Set([...(base.calendar?.holidays ?? []), ...(own.calendar?.holidays ?? [])])],
    },
    roster: [...(base.roster ?? []), ...(own.roster ?? [])],
    overrides: [...(base.overrides ?? []), ...(own.overrides ?? [])],
    profiles: [...(base.profiles ?? []), ...(own.profiles ?? [])],
  }
}

/** Merges settings of rules; a level alone keeps the options and the `since` of the extended file. */
function rulesOf(base: ConfigurationData, own: ConfigurationData): NonNullable<ConfigurationData['rules']> {
  const rules = { ...base.rules }
  for (const [id, setting] of Object.entries(own.rules ?? {})) {
    const before = typeof rules[id] === 'string' ? { level: rules[id] } : rules[id]
    const after = typeof setting === 'string' ? { level: setting } : setting
    const options = { ...before?.options, ...after.options }
    rules[id] = { ...before, ...after, ...(Object.keys(options).length > 0 && { options }) }
  }
  return rules
}
