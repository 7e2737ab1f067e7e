import type * as z from 'zod/mini'
import { eitherOf, type Message, say, verbatim } from '../message.ts'
import { nearest } from '../profile/near.ts'
import type { Span } from '../span.ts'
import type { Problem } from '../syntax/parsed.ts'
import type { YamlNode } from '../syntax/yaml.ts'
import { plainValue } from '../syntax/yamlValues.ts'
import { alternatives, keysAt, type Shape, shapesAt, typeWords, wordsFor } from './shape.ts'
import type { Slip } from './sources.ts'

type Path = readonly PropertyKey[]

/** The tree of a file, and the schema it should fit. */
export interface Described {
  readonly root: YamlNode | null
  readonly shape: Shape
}

/** The problems of data read from YAML, each at its key or value, in the order of the text. */
export function problemsOf(error: z.core.$ZodError, described: Described): Slip[] {
  const judged = new Set<string>()
  const problems = error.issues.flatMap(issue => {
    // A value of the wrong type also fails checks of its length: the first problem of a place is enough.
    const place = issue.path.join('\n')
    if (issue.code !== 'unrecognized_keys' && judged.has(place)) return []
    judged.add(place)
    return placed(issue, [], described)
  })
  return problems.sort((a, b) => a.span.start - b.span.start)
}

function placed(issue: z.core.$ZodIssue, base: Path, described: Described): Slip[] {
  const { root, shape } = described
  const path = [...base, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branch = likeliest(issue.errors)
    if (branch) return branch.flatMap(one => placed(one, path, described))
  }
  if (issue.code === 'unrecognized_keys') {
    const known = [...keysAt(shape, path).keys()]
    return issue.keys.map(key => unknownKey(key, known, keySpanAt(root, [...path, key])))
  }
  if (path.length > 0 && nodeAt(root, path) === null) return [missing(issue, path, described)]
  const { found, hint, meant } = written(root, path, issue)
  const isOther =
    issue.code === 'invalid_union' ||
    (issue.code === 'invalid_value' && hint === null && !isScalar(root, path))
  const forms = isOther ? formsAt(shape, path) : null
  const expected = forms === null ? expectation(issue) : say`Expected ${forms}.`
  const fault = say`${found} ${expected}`
  const message = hint === null ? fault : say`${fault} ${hint}`
  return [{ message, span: spanAt(root, path), ...(meant !== undefined && { meant }) }]
}

function isScalar(root: YamlNode | null, path: Path): boolean {
  return nodeAt(root, path)?.kind === 'scalar'
}

/** The branch of a union that was most likely meant: one that accepts the kind of value, then the one that failed deepest. */
function likeliest(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const isOther = (issues: z.core.$ZodIssue[]) =>
    issues.some(issue => issue.code === 'invalid_type' && issue.path.length === 0)
  const meant = branches.filter(issues => !isOther(issues))
  const depth = (issues: z.core.$ZodIssue[]) => Math.max(...issues.map(issue => issue.path.length))
  return [...meant].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
}

function missing(issue: z.core.$ZodIssue, path: Path, { root, shape }: Described): Problem {
  const key = String(path.at(-1))
  const owner = path.slice(0, -1)
  const forms = issue.code === 'invalid_union' ? formsAt(shape, path) : null
  const expected = forms === null ? expectation(issue) : say`Expected ${forms}.`
  return {
    message:
      owner.length > 0
        ? say`“${key}” is missing in ${dotted(owner)}. ${expected}`
        : say`“${key}” is missing. ${expected}`,
    span: headSpan(root, owner),
  }
}

/** What may stand at a path; `null` if nothing is known of it. */
function formsAt(shape: Shape, path: Path): Message | null {
  const forms = shapesAt(shape, path).map(one => wordsFor(one, name => name))
  return forms.length === 0 ? null : alternatives(forms)
}

/** What stands there, in a sentence, and what more can be said about it. */
function written(
  root: YamlNode | null,
  path: Path,
  issue: z.core.$ZodIssue,
): { found: Message; hint: Message | null; meant?: string } {
  const name = path.length === 0 ? say`The file` : dotted(path)
  const node = nodeAt(root, path)
  if (node?.kind === 'list') return { found: say`${name} is a list.`, hint: null }
  if (node?.kind === 'map') return { found: say`${name} is a map.`, hint: null }
  if (node?.kind !== 'scalar') return { found: say`${name} is empty.`, hint: null }
  const value = node.value.length > 60 ? `${node.value.slice(0, 60)}…` : node.value
  const found = say`${name} is “${value}”.`
  if (issue.code === 'invalid_value') {
    const near = nearest(node.value, issue.values.map(String))
    return near === null ? { found, hint: null } : { found, hint: say`Did you mean “${near}”?`, meant: near }
  }
  const isNumber = typeof plainValue(node, 'core') !== 'string'
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string'
  return { found, hint: isNumber && wantsText ? say`Put it in quotes.` : null }
}

function expectation(issue: z.core.$ZodIssue): Message {
  switch (issue.code) {
    case 'invalid_value':
      return say`Expected ${eitherOf(issue.values.map(String))}.`
    case 'invalid_type':
      return say`Expected ${typeOf(issue)}.`
    case 'too_small':
      return issue.origin === 'string'
        ? say`Expected text.`
        : issue.origin === 'array'
          ? say`Expected at least ${Number(issue.minimum)} in the list.`
          : say`Expected at least ${Number(issue.minimum)}.`
    case 'too_big':
      return /^expected/.test(issue.message)
        ? sentence(issue.message)
        : issue.origin === 'array'
          ? say`Expected at most ${Number(issue.maximum)} in the list.`
          : say`Expected at most ${Number(issue.maximum)}.`
    case 'invalid_format':
      return /^expected/.test(issue.message)
        ? sentence(issue.message)
        : say`Expected text that fits ${'pattern' in issue ? String(issue.pattern) : issue.format}.`
    case 'invalid_union':
      return say`Expected another form.`
    default:
      return sentence(issue.message)
  }
}

function typeOf(issue: z.core.$ZodIssueInvalidType): Message {
  return typeWords[issue.expected] ?? say`a value`
}

/** A remark of the schema as a sentence; it stays English. */
export function sentence(text: string): Message {
  return verbatim(`${text[0]!.toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`)
}

/** An unknown key, with the one that was probably meant, else all that are known. */
function unknownKey(key: string, known: readonly string[], span: Span): Slip {
  const meant = nearest(key, known)
  const fault = say`“${key}” is not a key here.`
  if (meant !== null) return { message: say`${fault} Did you mean “${meant}”?`, span, meant }
  const some = known.filter(one => !one.startsWith('$'))
  const isShort = some.length > 0 && some.length <= 16
  return { message: isShort ? say`${fault} Expected ${eitherOf(some)}.` : fault, span }
}

function dotted(path: Path): Message {
  const text = path.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return say`“${text.replace(/^\./, '')}”`
}

const fileStart: Span = { start: 0, end: 0 }

function childOf(node: YamlNode, key: PropertyKey): YamlNode | undefined {
  if (node.kind === 'list') return node.items[Number(key)]
  // If a key stands twice, its last value counts.
  return node.kind === 'map'
    ? node.entries.findLast(entry => entry.key.value === String(key))?.value
    : undefined
}

/** The value a path leads to, `null` where there is none. */
export function nodeAt(root: YamlNode | null, path: Path): YamlNode | null {
  let node = root
  for (const key of path) node = (node && childOf(node, key)) ?? null
  return node
}

/** The span of the value at a path, or of the nearest existing value above. */
export function spanAt(root: YamlNode | null, path: Path): Span {
  const node = nodeAt(root, path)
  if (node === null) return path.length === 0 ? fileStart : spanAt(root, path.slice(0, -1))
  const isLarge = node.kind === 'map' || node.kind === 'list'
  // An absent value has no width to mark: its key is marked instead.
  if (node.kind === 'null' || isLarge) return headSpan(root, path)
  return node.span
}

/** The span of the key at a path, or of the nearest existing thing above. */
export function keySpanAt(root: YamlNode | null, path: Path): Span {
  const owner = nodeAt(root, path.slice(0, -1))
  const entry =
    owner?.kind === 'map' ? owner.entries.findLast(one => one.key.value === String(path.at(-1))) : undefined
  return entry?.key.span ?? spanAt(root, path.slice(0, -1))
}

/** The span that stands for a map or list: its key; in a list, or for the whole file, its first key. */
function headSpan(root: YamlNode | null, path: Path): Span {
  if (typeof path.at(-1) === 'string') return keySpanAt(root, path)
  const node = nodeAt(root, path)
  if (node?.kind === 'map' && node.entries.length > 0) return node.entries[0]!.key.span
  return node?.span ?? (path.length > 0 ? spanAt(root, path.slice(0, -1)) : fileStart)
}
