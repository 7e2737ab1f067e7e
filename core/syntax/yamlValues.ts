import type { YamlNode } from './yaml.ts'

const INTEGER = /^[-+]?\d+$/
const OCTAL = /^0o[0-7]+$/
const HEXADECIMAL = /^0x[\da-fA-F]+$/
const FLOAT = /^[-+]?(?:\.\d+|\d+\.?\d*)(?:[eE][-+]?\d+)?$/
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/
const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
])

/**
 * Returns the value of an unquoted scalar in the core schema (YAML 1.2.2, section 10.3.2): null, boolean, number
 * or string.
 */
export function coreValue(written: string): null | boolean | number | string {
  const word = WORDS.get(written)
  if (word !== undefined) return word
  if (INTEGER.test(written) || FLOAT.test(written)) return Number(written)
  if (OCTAL.test(written) || HEXADECIMAL.test(written)) return Number(written)
  const infinite = INFINITE.exec(written)
  if (infinite === null) return written
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/**
 * Returns the node as plain JavaScript values. Of a repeated key, the last value counts. `schema`: `'failsafe'`
 * reads every scalar as a string, `'core'` reads unquoted ones by `coreValue`.
 */
export function plainValue(node: YamlNode | null, schema: 'failsafe' | 'core' = 'failsafe'): unknown {
  if (node === null || node.kind === 'null') return null
  if (node.kind === 'scalar') return node.quoted || schema === 'failsafe' ? node.value : coreValue(node.value)
  if (node.kind === 'list') return node.items.map(item => plainValue(item, schema))
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainValue(value, schema)]))
}
