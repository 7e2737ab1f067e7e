import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
  type YAMLWarning,
} from 'yaml'
import { english, type Message, say } from '../message.ts'
import type { Span } from '../span.ts'
import type { Problem } from './parsed.ts'
import { yamlMessage } from './yamlMessages.ts'
import { neverClosed } from './yamlOpen.ts'

/** A YAML node and its span: offsets into the text, including quotes and brackets. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlNull

/** A scalar as a string, without quotes, escapes and comments. */
export interface YamlScalar {
  readonly kind: 'scalar'
  readonly value: string
  /** Quoted or written as a block, so it is a string whatever it contains. */
  readonly quoted: boolean
  readonly span: Span
}

export interface YamlList {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
  readonly flow: boolean
  readonly span: Span
}

export interface YamlMap {
  readonly kind: 'map'
  /** In the order of the text; a repeated key occurs repeatedly. */
  readonly entries: readonly YamlEntry[]
  readonly span: Span
}

export interface YamlEntry {
  readonly key: YamlScalar
  readonly value: YamlNode
}

/** A missing value; its span is empty. */
export interface YamlNull {
  readonly kind: 'null'
  readonly span: Span
}

export interface ReadYaml {
  /** Null for a text without content. For a broken text, what could be read. */
  readonly root: YamlNode | null
  /** What could not be read, in the order of the text. */
  readonly problems: readonly Problem[]
  /** Each key that its map already has. */
  readonly duplicates: readonly Problem[]
}

/** All scalars are strings (failsafe schema); repeated keys are kept, and reported by us. */
const OPTIONS = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

const REPEATED_TOO_OFTEN = say`An alias that repeats too much. Only small lists and maps can be repeated by name.`
/** Nodes that aliases may add to a text: more than any header needs, but no risk for memory. */
const MOST_REPEATED = 1000

interface Reading {
  readonly text: string
  readonly problems: Problem[]
  readonly duplicates: Problem[]
  /** Nodes that an alias may stand for; null for the list or map being read, which cannot contain itself. */
  readonly anchored: Map<string, YamlNode | null>
  /** The number of nodes that aliases have added. */
  repeated: number
}

/** Reads one YAML document. Never throws. Aliases are counted, so that they cannot blow up the result. */
export function readYaml(text: string): ReadYaml {
  const reading: Reading = { text, problems: [], duplicates: [], anchored: new Map(), repeated: 0 }
  let root: YamlNode | null = null
  try {
    // The package knows LF and CR LF; a lone CR ends a line too and has the same length as LF.
    const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), OPTIONS)
    const faults = [...document.errors, ...document.warnings]
    for (const [i, { code, pos, message }] of faults.entries()) {
      if (isRestOf(text, faults[i - 1], code, pos[0])) continue
      const open = neverClosed(text, message, pos[0])
      if (open === null) report(reading, yamlMessage(code), pos[0], pos[1])
      else report(reading, open.message, open.span.start, open.span.end)
    }
    if (document.contents !== null) root = nodeOf(reading, document.contents)
  } catch {
    report(reading, yamlMessage('RESOURCE_EXHAUSTION'), 0, text.length)
  }
  const { duplicates } = reading
  return { root, problems: reading.problems.sort((a, b) => a.span.start - b.span.start), duplicates }
}

/** Whether a problem continues the one before on the same line: of three colons, only the second is reported. */
function isRestOf(
  text: string,
  last: YAMLParseError | YAMLWarning | undefined,
  code: string,
  at: number,
): boolean {
  return last?.code === code && last.pos[0] < at && !/[\r\n]/.test(text.slice(last.pos[0], at))
}

/**
 * Adds a problem once. One that covers only a line end or the end of the text is moved to the last character
 * before.
 */
function report({ text, problems }: Reading, message: Message, from: number, to: number): void {
  let end = Math.min(to, text.length)
  if (/^[\r\n]*$/.test(text.slice(from, end))) end = text.slice(0, end).trimEnd().length
  const start = Math.max(0, Math.min(from, end - 1))
  if (problems.some(known => english(known.message) === english(message) && known.span.start === start))
    return
  problems.push({ message, span: { start, end } })
}

function nodeOf(reading: Reading, node: Node): YamlNode {
  if (isAlias(node)) return aliasOf(reading, node)
  if (isScalar(node)) return scalarOf(reading, node)
  if (node.anchor === undefined) return collectionOf(reading, node)
  reading.anchored.set(node.anchor, null)
  const collection = collectionOf(reading, node)
  reading.anchored.set(node.anchor, collection)
  return collection
}

function collectionOf(reading: Reading, node: YAMLMap | YAMLSeq): YamlMap | YamlList {
  if (isMap(node)) return mapOf(reading, node)
  const items = node.items.map(item => nodeOf(reading, item as Node))
  const span = untilLast(spanOf(reading, node), node, items.at(-1))
  return { kind: 'list', items, flow: node.flow === true, span }
}

/** A block list or map ends with its last item; the package includes comments after it. */
function untilLast(span: Span, { flow }: { flow?: boolean }, last: YamlNode | undefined): Span {
  return flow === true || last === undefined ? span : { start: span.start, end: last.span.end }
}

/** Returns the span of a node without white space after it. */
function spanOf({ text }: Reading, node: Node): Span {
  const [start, end] = node.range ?? [0, 0]
  let stop = Math.min(end, text.length)
  while (stop > start && /\s/.test(text[stop - 1]!)) stop--
  return { start, end: Math.max(start, stop) }
}

function scalarOf(reading: Reading, node: Scalar): YamlScalar | YamlNull {
  const span = spanOf(reading, node)
  const quoted = node.type !== 'PLAIN' && node.type !== undefined
  if (!quoted && span.start === span.end) return { kind: 'null', span }
  const value = typeof node.value === 'string' ? node.value : (node.source ?? '')
  const scalar: YamlScalar = { kind: 'scalar', value, quoted, span }
  if (node.anchor !== undefined) reading.anchored.set(node.anchor, scalar)
  return scalar
}

function aliasOf(reading: Reading, node: Alias): YamlNode {
  const span = spanOf(reading, node)
  const anchored = reading.anchored.get(node.source)
  const copy = anchored && reading.repeated <= MOST_REPEATED ? copyAt(reading, anchored, span) : null
  if (copy !== null && reading.repeated <= MOST_REPEATED) return copy
  const message = anchored === undefined ? yamlMessage('BAD_ALIAS') : REPEATED_TOO_OFTEN
  report(reading, message, span.start, span.end)
  return { kind: 'null', span }
}

/** Returns a copy of what an alias stands for, with all spans at the alias; incomplete beyond the limit. */
function copyAt(reading: Reading, node: YamlNode, span: Span): YamlNode {
  if (reading.repeated++ > MOST_REPEATED || node.kind === 'null') return { kind: 'null', span }
  if (node.kind === 'scalar') return { ...node, span }
  if (node.kind === 'list')
    return { ...node, items: node.items.map(item => copyAt(reading, item, span)), span }
  const entries = node.entries.map(({ key, value }) => ({
    key: { ...key, span },
    value: copyAt(reading, value, span),
  }))
  return { ...node, entries, span }
}

function mapOf(reading: Reading, node: YAMLMap): YamlMap {
  const seen = new Set<string>()
  const entries: YamlEntry[] = []
  for (const pair of node.items) {
    const key = keyOf(reading, pair.key as Node)
    if (seen.has(key.value)) {
      reading.duplicates.push({
        message: say`The key “${key.value}” appears twice. Expected each key once.`,
        span: key.span,
      })
    }
    seen.add(key.value)
    entries.push({ key, value: valueIn(reading, key, pair.value as Node | null) })
  }
  return { kind: 'map', entries, span: untilLast(spanOf(reading, node), node, entries.at(-1)?.value) }
}

/**
 * Returns a key; one that is not a scalar becomes its source text. If lines without a colon precede it, which is
 * reported, the last line is the key.
 */
function keyOf(reading: Reading, node: Node): YamlScalar {
  const key = nodeOf(reading, node)
  const { start, end } = key.span
  const written = reading.text.slice(start, end)
  if (key.kind !== 'scalar') return { kind: 'scalar', value: written, quoted: false, span: key.span }
  const lineEnd = Math.max(written.lastIndexOf('\n'), written.lastIndexOf('\r'))
  if (key.quoted || lineEnd < 0) return key
  const value = written.slice(lineEnd + 1).trimStart()
  return { kind: 'scalar', value, quoted: false, span: { start: end - value.length, end } }
}

/** Returns the value of a pair; a missing one is directly after the colon. */
function valueIn(reading: Reading, key: YamlScalar, node: Node | null): YamlNode {
  const value = node === null ? null : nodeOf(reading, node)
  if (value !== null && (value.kind !== 'null' || value.span.end > value.span.start)) return value
  const colon = /^\s*:/.exec(reading.text.slice(key.span.end, key.span.end + 80))
  const at = key.span.end + (colon?.[0].length ?? 0)
  return { kind: 'null', span: { start: at, end: at } }
}
