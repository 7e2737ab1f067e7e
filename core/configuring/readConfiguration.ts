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
  contentOf,
  namedFile,
  type Reading,
  report,
  type Styles,
  within,
} from './sources.ts'

/**
 * Reads a configuration. Paths in it count from its own folder; `path` is its own name there. Yields the path of each file
 * that it and these name, and takes the text of that, `null` where there is none. Total: every fault is a problem with its
 * place, what was found and what was expected.
 */
export function* readConfiguration(
  text: string,
  path: string,
  builtIn: Styles,
): Generator<string, ConfigurationReading, string | null> {
  const files = new Map<string, string | null>()
  for (;;) {
    const reading: Reading = { builtIn, files, problems: [], wanted: new Set(), styles: new Set() }
    const layers = readLayers({ path, text }, reading)
    const profiles = readProfiles(layers, reading)
    const policy = policyOf(layers, reading)
    const baseline = baselineOf(layers, reading)
    if (reading.wanted.size === 0) {
      checkNames(layers, profiles, reading)
      return {
        configuration: configured(merged(layers), profiles, policy, baseline),
        problems: reading.problems.sort((a, b) => byText(a.path, b.path) || a.span.start - b.span.start),
        source: JSON.stringify([text, ...files]),
        files: [...files.keys()],
        styles: [...reading.styles],
      }
    }
    for (const one of reading.wanted) files.set(one, yield one)
  }
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
