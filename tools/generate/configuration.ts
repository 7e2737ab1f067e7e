import { configurationSchema } from '../../core/configuring/configuration.ts'
import { code, configurationShape, keysAt, type Shape, wordsFor } from '../../core/configuring/shape.ts'
import { english } from '../../core/message.ts'
import { rules } from '../../core/rules/index.ts'
import type { Artefact } from '../generate.ts'
import { profileSources } from '../sources.ts'
import { guide } from './guide.ts'
import { jsonSchemaOf } from './schemas.ts'

interface JsonSchema {
  [key: string]: unknown
  properties: Record<string, JsonSchema>
  items: JsonSchema
}

/** The JSON Schema of `postmortems.yaml`, for editors that check YAML and JSON by themselves: it names every rule. */
export function configurationJsonSchema(): Artefact {
  const { $schema, ...rest } = jsonSchemaOf(configurationSchema) as unknown as JsonSchema
  const { properties } = rest
  const { additionalProperties: setting, description } = properties.rules!
  const named = { description, $ref: '#/$defs/rules' } as unknown as JsonSchema
  properties.rules = named
  properties.overrides!.items.properties.rules = named
  for (const owner of [properties, properties.overrides!.items.properties]) {
    owner.profile = { ...owner.profile!, examples: profileSources().map(source => source.data.id) }
  }
  const ids = rules.map(rule => [rule.id, { description: rule.summary, $ref: '#/$defs/rule' }])
  const schema = {
    $schema,
    title: 'Postmortems',
    description: 'What a team decides for the postmortems below the folder of this file.',
    ...rest,
    $defs: {
      rules: { type: 'object', properties: Object.fromEntries(ids), additionalProperties: false },
      rule: setting,
    },
  }
  return { path: 'schemas/postmortems.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` }
}

/** The guide to the configuration, its tables of keys taken from the schema; the rest of it is written by hand. */
export function configurationGuide(): Artefact {
  return guide('docs/configuration.md', 'keys', tables())
}

/** The top level, then each key that holds keys of its own. */
function tables(): string {
  const shape = configurationShape()
  const parts: readonly (readonly [title: string, path: readonly PropertyKey[]])[] = [
    ['The file', []],
    ['`rules.<id>`', ['rules', 'any']],
    ['`overrides[]`', ['overrides', 0]],
    ['`calendar`', ['calendar']],
    ['`roster[]`', ['roster', 0]],
    ['`tracker`', ['tracker']],
  ]
  return parts.map(([title, path]) => `### ${title}\n\n${table(keysAt(shape, path))}`).join('\n')
}

function table(keys: ReadonlyMap<string, Shape>): string {
  const rows = [...keys]
    .filter(([key]) => !key.startsWith('$'))
    .map(([key, one]) => `| \`${key}\` | ${english(wordsFor(one, code))} | ${one.description ?? ''} |\n`)
  return `| Key | Holds | Meaning |\n| --- | --- | --- |\n${rows.join('')}`
}
