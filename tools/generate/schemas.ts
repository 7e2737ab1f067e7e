import * as z from 'zod'
import { profileSchema } from '../../core/profile/profile.ts'
import type { Artefact } from '../generate.ts'

/** The JSON Schema for files that describe a house style. */
export function profileJsonSchema(): Artefact {
  const { $schema, ...rest } = z.toJSONSchema(profileSchema, { io: 'input' })
  const schema = {
    $schema,
    title: 'House style',
    description: 'A style of postmortems: what it asks for and what it calls things.',
    ...rest,
  }
  return { path: 'schemas/profile.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` }
}
