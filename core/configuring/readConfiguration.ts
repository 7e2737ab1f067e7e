import { readBaseline } from '../checking/baseline.ts'
import { byText } from '../order.ts'
import { policyDocument } from '../policy/provenance.ts'
import { type Configuration, configured } from '../profile/configured.ts'
import type { PolicyDocument } from '../profile/settings.ts'
import { checkNames } from './checkNames.ts'
import { type Layer, merged, readLayers } from './layers.ts'
import { readProfiles } from './ownProfiles.ts'
import { spanAt } from './problems.ts'
import {
  type ConfigurationReading,
  type ConfigurationSources,
  contentOf,
  namedFile,
  type Reading,
  report,
  within,
} from './sources.ts'

/**
 * Reads a configuration. Paths in it count from its own folder; `path` is its own name there. Total: every fault is
 * a problem with its place, what was found and what was expected.
 */
export function readConfiguration(
  text: string,
  path: string,
  sources: ConfigurationSources,
): ConfigurationReading {
  const reading: Reading = { sources, problems: [], wanted: new Set(), styles: new Set() }
  const layers = readLayers({ path, text }, reading)
  const profiles = readProfiles(layers, reading)
  const policy = policyOf(layers, reading)
  const baseline = baselineOf(layers, reading)
  const styles = [...reading.styles]
  const wanted = [...reading.wanted]
  if (wanted.length > 0) return { configuration: null, problems: [], wanted, styles }
  checkNames(layers, profiles, reading)
  const configuration: Configuration = configured(merged(layers), profiles, policy, baseline)
  const problems = reading.problems.toSorted((a, b) => byText(a.path, b.path) || a.span.start - b.span.start)
  return { configuration, problems, wanted, styles }
}

function policyOf(layers: readonly Layer[], reading: Reading): PolicyDocument | null {
  const layer = layers.find(one => one.data.policy !== undefined)
  if (!layer) return null
  const name = layer.data.policy!
  const text = namedFile(reading, layer, name, spanAt(layer.root, ['policy']))
  return text === null ? null : policyDocument(within(layer.path, name), text)
}

/** The baseline that is named; an empty one if its file does not exist, since it is named before it is first written. */
function baselineOf(layers: readonly Layer[], reading: Reading): Configuration['baseline'] {
  const layer = layers.find(one => one.data.baseline !== undefined)
  if (!layer) return null
  const path = within(layer.path, layer.data.baseline!)
  const text = contentOf(reading, path)
  if (text == null) return null
  const { baseline, problem } = readBaseline(text)
  if (problem !== null) report(reading, { path, text }, problem)
  return baseline
}
