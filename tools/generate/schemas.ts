import * as z from 'zod'
import { profileSchema } from '../../core/profile/profile.ts'
import type { Artefact } from '../generate.ts'

/** The JSON Schema for files that describe a house style. */
export function profileJsonSchema(): Artefact {
  const { $schema, ...rest } = jsonSchemaOf(profileSchema)
  const schema = {
    $schema,
    title: 'House style',
    description: 'A style of postmortems: what it asks for and what it calls things.',
    ...rest,
  }
  return { path: 'schemas/profile.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` }
}

/** A zod schema as JSON Schema of what people write, without the bounds of whole numbers that no number of theirs comes near. */
export function jsonSchemaOf(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    override({ jsonSchema }) {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  })
}
