import { say } from '../message.ts'
import { folderOf } from '../path.ts'
import type { Profile, ProfileSource } from '../profile/compile.ts'
import { profileSchema } from '../profile/profile.ts'
import { danglingNames } from '../profile/references.ts'
import { readYaml, type YamlNode } from '../syntax/yaml.ts'
import { plainValue } from '../syntax/yamlValues.ts'
import { blankTemplate } from './blankTemplate.ts'
import type { Layer } from './layers.ts'
import { nodeAt, problemsOf, sentence, spanAt } from './problems.ts'
import { profileShape } from './shape.ts'
import { contentOf, namedFile, type Reading, report, type Source, within } from './sources.ts'

/** A style that a configuration describes or names, and where. */
interface Own {
  readonly data: ProfileSource['data']
  /** The file it is written in. */
  readonly source: Source
}

/** The house styles of all layers by id; if two have the same id, that of the nearer layer counts. */
export function readProfiles(layers: readonly Layer[], reading: Reading): Map<string, Profile> {
  const own = new Map<string, Profile>()
  for (const layer of [...layers].reverse()) {
    const seen = new Set<string>()
    for (const [i, entry] of (layer.data.profiles ?? []).entries()) {
      const path = ['profiles', i]
      const style =
        typeof entry === 'string'
          ? fileStyle(layer, entry, i, reading)
          : soundStyle({ data: entry, source: layer }, nodeAt(layer.root, path), reading)
      if (!style) continue
      const { id } = style.data
      if (seen.has(id)) {
        const message = say`Two styles have the id “${id}”. Expected one of its own each.`
        report(reading, layer, { message, span: spanAt(layer.root, path) })
      }
      seen.add(id)
      own.set(id, reading.builtIn.compile(sourceOf(style, reading)))
    }
  }
  return own
}

function fileStyle(layer: Layer, name: string, index: number, reading: Reading): Own | null {
  const content = namedFile(reading, layer, name, spanAt(layer.root, ['profiles', index]))
  if (content === null) return null
  const source = { path: within(layer.path, name), text: content }
  reading.styles.add(source.path)
  const { root, problems, duplicates } = readYaml(content)
  for (const problem of [...problems, ...duplicates]) report(reading, source, problem)
  const parsed = profileSchema.safeParse(root === null ? {} : plainValue(root, 'core'))
  if (parsed.success) return soundStyle({ data: parsed.data, source }, root, reading)
  for (const slip of problemsOf(parsed.error, { root, shape: profileShape() })) report(reading, source, slip)
  return null
}

/** The style; `null`, having reported it, if it refers to parts of itself that do not exist. */
function soundStyle(own: Own, root: YamlNode | null, reading: Reading): Own | null {
  const dangling = danglingNames(own.data)
  for (const { message, path } of dangling) {
    report(reading, own.source, { message: sentence(message), span: spanAt(root, path) })
  }
  return dangling.length > 0 ? null : own
}

/**
 * A style with its templates, which lie beside its file in `templates/<id>/`: one for each tier, and the texts of
 * addenda by the id of their section. A tier without one, or whose file is empty, gets a template made from the style itself.
 */
function sourceOf({ data, source }: Own, reading: Reading): ProfileSource {
  const folder = `${folderOf(source.path)}templates/${data.id}/`
  const templates: Record<string, string> = {}
  for (const tier of data.tiers) {
    const content = contentOf(reading, folder + tier.template)
    templates[tier.id] = content?.trim() ? content.replace(/\r\n?/g, '\n') : blankTemplate(data, tier)
  }
  const addenda = data.sections.some(section => section.flag !== undefined)
  const content = addenda ? contentOf(reading, `${folder}addenda.md`) : null
  if (content != null) templates.addenda = content.replace(/\r\n?/g, '\n')
  return { data, templates, example: '' }
}
