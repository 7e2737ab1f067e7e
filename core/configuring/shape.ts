import * as z from 'zod/mini'
import { eitherOf, listOf, type Message, say } from '../message.ts'
import { profileSchema } from '../profile/profile.ts'
import { configurationSchema } from './configuration.ts'

/** What a value may look like: the part of JSON Schema that our schemas need. */
export interface Shape {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly prefixItems?: readonly Shape[]
  readonly additionalProperties?: Shape | boolean
  readonly anyOf?: readonly Shape[]
}

/** The shape of `postmortems.yaml`. */
export function configurationShape(): Shape {
  return shapeOf(configurationSchema)
}

/** The shape of a file that describes a house style. */
export function profileShape(): Shape {
  return shapeOf(profileSchema)
}

/** The shape of a zod schema. zod's own conversion to JSON Schema takes several times the code and the time. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const own = z.globalRegistry.get(schema)?.description
  return { ...barely(schema), ...(own === undefined ? {} : { description: own }) }
}

function barely(schema: z.core.$ZodType): Shape {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
    case 'boolean':
      return { type: def.type }
    case 'number':
      return { type: 'format' in def ? 'integer' : 'number' }
    case 'enum':
      return { type: 'string', enum: Object.values(def.entries) }
    case 'literal':
      return { type: typeof def.values[0], enum: def.values }
    case 'array':
      return { type: 'array', items: shapeOf(def.element) }
    case 'tuple':
      return { type: 'array', prefixItems: def.items.map(shapeOf) }
    case 'record':
      return { type: 'object', additionalProperties: shapeOf(def.valueType) }
    case 'object':
      return ofObject(def)
    case 'union':
      return { anyOf: def.options.map(shapeOf) }
    case 'optional':
      return shapeOf(def.innerType)
    case 'default':
    case 'prefault':
      return { ...shapeOf(def.innerType), default: def.defaultValue }
    default:
      return {}
  }
}

function ofObject({ shape }: z.core.$ZodObjectDef): Shape {
  const entries = Object.entries(shape)
  const required = entries.filter(([, one]) => one._zod.optin === undefined).map(([key]) => key)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, one]) => [key, shapeOf(one)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

/** The alternatives of a shape; the shape itself if it has none. */
export function formsOf(shape: Shape): readonly Shape[] {
  return shape.anyOf ? shape.anyOf.flatMap(formsOf) : [shape]
}

/** The shapes that the value at a path may have; none if nothing is known of it. */
export function shapesAt(shape: Shape, path: readonly PropertyKey[]): readonly Shape[] {
  let shapes: readonly Shape[] = [shape]
  for (const key of path) shapes = shapes.flatMap(formsOf).flatMap(one => within(one, key))
  return shapes
}

function within(shape: Shape, key: PropertyKey): Shape[] {
  if (typeof key === 'number') {
    const item = shape.prefixItems?.[key] ?? shape.items
    return item ? [item] : []
  }
  const own = Object.hasOwn(shape.properties ?? {}, key) ? shape.properties![String(key)] : undefined
  if (own) return [own]
  return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : []
}

/** The keys that may stand in the value at the end of a path, with the shape of each. */
export function keysAt(shape: Shape, path: readonly PropertyKey[]): ReadonlyMap<string, Shape> {
  const forms = shapesAt(shape, path).flatMap(formsOf)
  return new Map(forms.flatMap(form => Object.entries(form.properties ?? {})))
}

/** What values a shape takes: "text", "a list", "error or off". `mark` is put around names. */
export function wordsFor(shape: Shape, mark: (name: string) => string): Message {
  if (shape.anyOf) return alternatives(shape.anyOf.map(one => wordsFor(one, mark)))
  if (shape.enum) return eitherOf(shape.enum.map(value => mark(String(value))))
  if (shape.type === 'array')
    return shape.items ? say`a list: each ${wordsFor(shape.items, mark)}` : say`a list`
  if (shape.type === 'object') return keysOf(shape, mark)
  return typeWords[shape.type ?? ''] ?? say`any value`
}

/** Marks a name as code in Markdown. */
export function code(name: string): string {
  return `\`${name}\``
}

/** Returns forms as one: "text, or a list". */
export function alternatives(forms: readonly Message[]): Message {
  return forms.reduce((all, form) => say`${all}, or ${form}`)
}

function keysOf({ properties, additionalProperties: of }: Shape, mark: (name: string) => string): Message {
  const keys = Object.keys(properties ?? {})
  if (keys.length > 8) return say`a map`
  if (keys.length > 0) return say`a map of ${listOf(keys.map(mark))}`
  const isOpen = typeof of !== 'object' || Object.keys(of).every(key => key === 'description')
  return isOpen ? say`a map` : say`a map: each ${wordsFor(of, mark)}`
}

/** Types of JSON Schema and of zod as people call them. */
export const typeWords: Readonly<Record<string, Message>> = {
  string: say`text`,
  number: say`a number`,
  integer: say`a whole number`,
  int: say`a whole number`,
  boolean: say`true or false`,
  array: say`a list`,
  tuple: say`a list`,
  object: say`a map`,
  record: say`a map`,
}
