import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { configurationSchema } from '../../../core/configuring/configuration.ts'
import { type Shape, shapeOf } from '../../../core/configuring/shape.ts'
import { profileSchema } from '../../../core/profile/profile.ts'

type Schema = Shape & { readonly const?: unknown }

/** Of a JSON Schema what a shape has. */
function shapeIn(schema: Schema): Shape {
  const { items, anyOf, prefixItems, additionalProperties: others, properties } = schema
  const shape = {
    description: schema.description,
    type: schema.type,
    enum: schema.enum ?? (schema.const === undefined ? undefined : [schema.const]),
    default: schema.default,
    properties:
      properties && Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, shapeIn(one)])),
    required: schema.required,
    items: items ? shapeIn(items) : undefined,
    prefixItems: prefixItems?.map(shapeIn),
    additionalProperties: typeof others === 'object' ? shapeIn(others) : others,
    anyOf: anyOf?.map(shapeIn),
  }
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined))
}

for (const [name, schema] of Object.entries({ configurationSchema, profileSchema })) {
  test(`the shape of ${name} is what its JSON Schema says`, () => {
    const { $schema, ...whole } = z.toJSONSchema(schema, { io: 'input' })
    assert.deepEqual(shapeOf(schema), shapeIn(whole as Schema))
  })
}
