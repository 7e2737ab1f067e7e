import { onOneLine } from '../edits/lines.ts'
import { yamlScalar } from '../profile/scalars.ts'
import { coreValue } from '../syntax/yamlValues.ts'
import { type Entries, entriesIn, isList, isReasoned, type Node } from './node.ts'

/**
 * The entries as YAML, each reason as a comment behind the line it stands for; ends in a line end. Keys of `apart` get
 * an empty line above.
 */
export function yamlOf(root: Entries, apart: ReadonlySet<string> = new Set()): string {
  return entriesIn(root)
    .map(([key, value]) => (apart.has(key) ? '\n' : '') + entry(key, value, '').map(printed).join(''))
    .join('')
}

/** A comment of one line, however the words it cites are broken. */
function comment(words: string): string {
  return `# ${words.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, ' ').trim()}`
}

/** A line and the reasons that stand behind it. */
interface Line {
  readonly text: string
  readonly reasons: readonly string[]
}

function printed({ text, reasons }: Line): string {
  return `${text}${reasons.length === 0 ? '' : ` ${comment(reasons.join('; '))}`}\n`
}

/** Longer lines are broken up where they can be. */
const WIDEST = 100

function entry(key: string, node: Node, indent: string): Line[] {
  const { value, reasons } = apart(node)
  const head = `${indent}${scalar(key)}:`
  const inline = inlined(value, WIDEST - head.length)
  if (inline !== null) return [{ text: `${head} ${inline}`, reasons }]
  return [{ text: head, reasons }, ...block(value, `${indent}  `)]
}

function apart(node: Node): { readonly value: Node; readonly reasons: readonly string[] } {
  if (!isReasoned(node)) return { value: node, reasons: [] }
  const { value, reasons } = apart(node.is)
  return { value, reasons: [node.because, ...reasons] }
}

function block(node: Node, indent: string): Line[] {
  if (isList(node)) return node.flatMap(one => item(one, indent))
  return entriesIn(node as Entries).flatMap(([key, value]) => entry(key, value, indent))
}

function item(node: Node, indent: string): Line[] {
  const { value, reasons } = apart(node)
  const inline = inlined(value, WIDEST - indent.length)
  if (inline !== null) return [{ text: `${indent}- ${inline}`, reasons }]
  const [first, ...rest] = block(value, `${indent}  `)
  const text = `${indent}- ${first!.text.trimStart()}`
  return [{ text, reasons: [...reasons, ...first!.reasons] }, ...rest]
}

/** The piece on one line; `null` where it is too long for that or has reasons of its own. */
function inlined(node: Node, room: number): string | null {
  const text = flow(node)
  return typeof node !== 'object' || (text !== null && text.length <= room) ? text : null
}

function flow(node: Node): string | null {
  if (typeof node !== 'object') return scalar(node)
  if (isReasoned(node)) return null
  if (isList(node)) {
    const items = node.map(flow)
    return items.includes(null) ? null : `[${items.join(', ')}]`
  }
  const parts = entriesIn(node).map(([key, value]) => [scalar(key), flow(value)] as const)
  if (parts.some(([, value]) => value === null)) return null
  return parts.length === 0 ? '{}' : `{ ${parts.map(pair => pair.join(': ')).join(', ')} }`
}

/** Texts that YAML would take for something else stand between quotes; `off` and `no` for readers of YAML 1.1. */
function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  const isOther = typeof coreValue(value) !== 'string' || /^(?:on|off|yes|no|[yn]|[\d:.-]+)$/i.test(value)
  return yamlScalar(onOneLine(value), isOther ? "'" : '', true)
}
