import type { Span } from '../span.ts'
import { readYaml, type YamlNode } from '../syntax/yaml.ts'

/** What is being written at an offset of a YAML file. */
export interface Cursor {
  /** Where it stands: keys and, in lists, numbers from 0. For a key: the map the key is in. */
  readonly path: readonly PropertyKey[]
  readonly kind: 'key' | 'value'
  /** What is written there up to now. */
  readonly span: Span
  /** Keys that stand in the map already. */
  readonly taken: readonly string[]
  /** Whether a colon follows the key. */
  readonly hasColon: boolean
  /** Between quotes. */
  readonly quoted: boolean
  /** Names and texts need quotes here. */
  readonly json: boolean
}

interface Line {
  readonly start: number
  readonly text: string
}

const stub = 'stub__'

/**
 * What the cursor may be in the middle of, the likeliest first; nothing in comments. The word under the cursor is replaced by
 * a stub, so that an unfinished text can be parsed; the stub is then looked up in the tree.
 */
export function cursorsAt(text: string, offset: number): Cursor[] {
  const line = lineAt(text, offset)
  if (isComment(line.text.slice(0, offset - line.start))) return []
  const span = wordAt(text, offset, line)
  const before = text.slice(0, span.start)
  const after = text.slice(span.end)
  const quoted = /["']$/.test(before) && /^["']/.test(after)
  const hasColon = /^["']?[ \t]*:(?:\s|$)/.test(after)
  // A word with a colon is a key as it stands; one without is a key where a map of keys goes on, a value otherwise.
  const asKey = quoted ? `${stub}": "` : `${stub}:`
  const forms = hasColon || isValuePlace(before) ? [stub] : [asKey, stub]
  const json = /^\uFEFF?\s*[{[]/.test(text)
  return forms.flatMap(form => {
    const found = locate(readYaml(before + form + after).root, [])
    return found ? [{ ...found, span, hasColon, quoted, json }] : []
  })
}

/** Whether what comes before ends in `key: `, so that a value follows on the same line. */
function isValuePlace(before: string): boolean {
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  return /:[ \t]+["']?(?:\[[^\]{]*)?$/.test(line) || /:[ \t]*["'][^"']*$/.test(line)
}

function locate(
  node: YamlNode | null,
  path: readonly PropertyKey[],
): Pick<Cursor, 'path' | 'kind' | 'taken'> | null {
  if (node?.kind === 'scalar') return node.value.includes(stub) ? { path, kind: 'value', taken: [] } : null
  if (node?.kind === 'list') {
    for (const [i, item] of node.items.entries()) {
      const found = locate(item, [...path, i])
      if (found) return found
    }
    return null
  }
  if (node?.kind !== 'map') return null
  for (const { key, value } of node.entries) {
    if (key.value === stub) {
      return {
        path,
        kind: 'key',
        taken: node.entries.flatMap(one => (one.key === key ? [] : [one.key.value])),
      }
    }
    const found = locate(value, [...path, key.value])
    if (found) return found
  }
  return null
}

function lineAt(text: string, offset: number): Line {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  let end = offset
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return { start, text: text.slice(start, end) }
}

function isComment(before: string): boolean {
  return /(?:^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))
}

/** The word the offset is in or at the end of: no white space, brackets, quotes, commas or colons. */
function wordAt(text: string, offset: number, line: Line): Span {
  const isPart = (i: number) =>
    i >= line.start && i < line.start + line.text.length && /[^\s[\]{}"',:#]/.test(text[i]!)
  let start = offset
  while (isPart(start - 1) && !isDash(text, start - 1, line)) start--
  let end = offset
  while (isPart(end)) end++
  return { start, end }
}

/** The dash that opens an item of a list is no part of a word. */
function isDash(text: string, at: number, line: Line): boolean {
  return (
    text[at] === '-' && /^[ \t-]*$/.test(text.slice(line.start, at)) && !/[^\s]/.test(text[at + 1] ?? ' ')
  )
}
