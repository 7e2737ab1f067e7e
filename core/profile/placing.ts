import type * as z from 'zod'
import type { Span } from '../span.ts'
import type { Problem } from '../syntax/parsed.ts'
import type { YamlNode } from '../syntax/yaml.ts'
import { nearest } from './near.ts'

/** What is wrong with data read from YAML, each fault at the key or value it is about. */
export function problemsOf(error: z.ZodError, root: YamlNode | null): Problem[] {
  return error.issues.flatMap(issue => placed(issue, root))
}

function placed(issue: z.core.$ZodIssue, root: YamlNode | null): Problem[] {
  if (issue.code === 'invalid_union') {
    const branch = likeliest(issue.errors)
    if (branch) return branch.flatMap(one => placed({ ...one, path: [...issue.path, ...one.path] }, root))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ message: unknownKey(key), span: keySpan(root, [...issue.path, key]) }))
  }
  const where = issue.path.map(String).join('.')
  return [
    { message: where === '' ? worded(issue) : `${where}: ${worded(issue)}`, span: spanAt(root, issue.path) },
  ]
}

/** The branch of a union that came furthest: the one whose faults lie deepest, then the one with fewest. */
function likeliest(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const depth = (issues: z.core.$ZodIssue[]) => Math.max(...issues.map(issue => issue.path.length))
  const ranked = [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)
  return ranked[0] && depth(ranked[0]) > 0 ? ranked[0] : undefined
}

function worded(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `expected ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'record' ? 'a map' : `a ${issue.expected}`}`
  if (issue.code === 'invalid_union') return 'this value has none of the forms expected here'
  return issue.message
}

function unknownKey(key: string): string {
  const near = nearest(key, knownKeys)
  return near ? `unknown key ${key}; did you mean ${near}?` : `unknown key ${key}`
}

/** Keys of the top level of the configuration file, for did-you-mean. */
const knownKeys = [
  'extends',
  'profile',
  'include',
  'exclude',
  'profiles',
  'overrides',
  'rules',
  'calendar',
  'roster',
  'tracker',
  'policy',
  'baseline',
  'level',
  'options',
  'since',
  'files',
  'zone',
  'holidays',
  'weekend',
  'handle',
  'name',
  'kind',
  'host',
  'project',
]

const start: Span = { start: 0, end: 0 }

/** The value a path leads to, or the nearest thing above it that is there. */
export function spanAt(root: YamlNode | null, path: readonly PropertyKey[]): Span {
  const [first, ...rest] = path
  if (root === null || first === undefined) return root?.span ?? start
  const inner =
    root.kind === 'map'
      ? root.entries.find(entry => entry.key.value === String(first))?.value
      : root.kind === 'list'
        ? root.items[Number(first)]
        : undefined
  return inner ? spanAt(inner, rest) : root.span
}

function keySpan(root: YamlNode | null, path: readonly PropertyKey[]): Span {
  const [first, ...rest] = path
  if (root?.kind !== 'map') {
    const item = root?.kind === 'list' ? root.items[Number(first)] : undefined
    return item ? keySpan(item, rest) : (root?.span ?? start)
  }
  const entry = root.entries.find(one => one.key.value === String(first))
  if (!entry) return root.span
  return rest.length === 0 ? entry.key.span : keySpan(entry.value, rest)
}
