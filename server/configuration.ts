import type { FileProblem } from '../core/configuration.ts'
import type { Configuration, Profile, ProfileSource } from '../core/index.ts'
import { rules } from '../core/index.ts'
import type { Host } from './host/host.ts'
import { folderOf } from './uri.ts'

export interface Styles {
  readonly profiles: ReadonlyMap<string, Profile>
  compile(source: ProfileSource): Profile
}

/**
 * Reads a configuration file and every file it names. The reader is loaded with the first configuration there is:
 * a workspace without one never pays for it.
 */
export async function loadConfiguration(
  uri: string,
  text: string,
  host: Host,
  styles: Styles,
): Promise<{ configuration: Configuration | null; problems: readonly FileProblem[] }> {
  const { readConfiguration } = await import('../core/configuration.ts')
  const folder = folderOf(uri)
  const files = new Map<string, string | null>()
  for (;;) {
    const reading = readConfiguration(text, uri.slice(folder.length), {
      files,
      compile: source => styles.compile(source),
      builtIn: styles.profiles,
      ruleIds: rules.map(rule => rule.id),
    })
    const missing = reading.wanted.filter(path => !files.has(path))
    if (missing.length === 0) return reading
    for (const path of missing) files.set(path, await host.read(new URL(path, folder).href))
  }
}
