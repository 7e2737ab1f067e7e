import type { Span } from '../span.ts'
import { type Block, type Html, type Item, pairTable, paragraphOf, type Row, type Table } from './block.ts'
import { unlisted } from './phrasing.ts'
import { withSignLists } from './signLists.ts'

/**
 * Returns the blocks with HTML lists and paragraphs (`<ul><li>…`, `<details><summary>…`) as Markdown ones, for
 * reading only: edits must treat them as HTML. Unclosed elements end where the next one starts; blank lines may
 * split a list. A Markdown list right below a tag (`<img …>`), HTML for want of a blank line, is a list too.
 */
export function withHtmlProse(blocks: readonly Block[], text: string): readonly Block[] {
  return blocks.flatMap(block =>
    block.kind === 'html' ? withSignLists(proseOf(block, text), text) : [block],
  )
}

/**
 * Returns the blocks with HTML lines of labels (`<p><b>Severity:</b> P1<br><b>Status:</b> final</p>`, list items
 * too) as tables of two columns without a header, for reading only: no lines can be added to them.
 */
export function withHtmlLabels(blocks: readonly Block[], text: string): readonly Block[] {
  return blocks.map(block => (block.kind === 'html' ? (labelsOf(block, text) ?? block) : block))
}

function labelsOf(block: Html, text: string): Table | null {
  const lines = [...unlisted(proseOf(block, text))].flatMap(one =>
    one.kind === 'paragraph' ? one.lines : [],
  )
  const rows = lines.flatMap(line => rowOf(line, text) ?? [])
  if (rows.length < 2 || rows.length * 2 < lines.length) return null
  return pairTable(block.span, rows)
}

/** Returns a label and its value without the tags around them; `null` if there is none. */
function rowOf({ start, end }: Span, text: string): Row | null {
  const words = text.slice(start, end)
  const found = label.exec(words)
  if (found === null) return null
  const from = start + found[0].length
  const to = start + words.replace(closings, '').length
  const value = { start: Math.min(from, to), end: to }
  return { span: { start, end }, cells: [{ start, end: start + found[1]!.length }, value] }
}

const label = /^(\p{L}[^:：<>]{0,62}?)\s{0,9}(?:<\/[a-z]{1,6}>\s{0,9})?[:：]\s*(?:<\/?[a-z]{1,6}>\s*)*/u
const closings = /(?:\s{0,9}<\/[a-z]{1,6}>)+$/

function proseOf(block: Html, text: string): Block[] {
  const { start, end } = block.span
  const first = text.charCodeAt(text.indexOf('<', start) + 1) | 32
  // Not a comment or declaration, which start with `!` or `?`.
  if (first < 0x61 || first > 0x7a || end - start > LONGEST) return [block]
  const found = read(text, block.span)
  return found.length === 0 ? [block] : found
}

/** UTF-16 units. Longer HTML was pasted: an image, a whole page. */
const LONGEST = 20_000

/** Nesting depth of lists and items; deeper ones belong to those around them. */
const DEEPEST = 24

/** A list or item that is being read. */
interface Level {
  readonly at: number
  /** The offset after the tag. */
  readonly inner: number
  readonly blocks: Block[]
  /** For a list; `null` for an item. */
  readonly items: Item[] | null
  readonly ordered: boolean
  checkbox: Span | null
  checked: boolean | null
}

const tag = /<(\/?)(ul|ol|li|p|div|details|summary|section|blockquote|br|hr|input|h[1-6])(?=[\s/>])[^<>]*>/gi

function read(text: string, { start, end }: Span): Block[] {
  const levels: Level[] = [levelAt(start, start, null, false)]
  let lines: Span[] = []
  let from = start
  const flush = () => {
    if (lines.length > 0) levels.at(-1)!.blocks.push(paragraphOf(lines))
    lines = []
  }
  // In a slice: where nothing is found, the rest of the text would be searched for each block.
  for (const match of text.slice(start, end).matchAll(tag)) {
    const { index, 0: written, 1: slash, 2: name } = match
    const at = start + index
    const kind = name!.toLowerCase()
    addLines(lines, text, from, at)
    from = at + written.length
    if (kind === 'input') check(levels.at(-1)!, at, written)
    else if (kind !== 'br') flush()
    if (slash === '/') closeTo(levels, kind, from)
    else if (levels.length > DEEPEST) continue
    else if (kind === 'ul' || kind === 'ol') levels.push(levelAt(at, from, [], kind === 'ol'))
    else if (kind === 'li') {
      if (levels.at(-1)!.items === null) closeTo(levels, kind, at)
      if (levels.at(-1)!.items === null) levels.push(levelAt(at, at, [], false))
      levels.push(levelAt(at, from, null, false))
    }
  }
  addLines(lines, text, from, end)
  flush()
  while (levels.length > 1) close(levels, end)
  return levels[0]!.blocks
}

function levelAt(at: number, inner: number, items: Item[] | null, ordered: boolean): Level {
  return { at, inner, blocks: [], items, ordered, checkbox: null, checked: null }
}

/** Reads a check box: `<input type="checkbox" checked>`. */
function check(level: Level, at: number, written: string): void {
  if (!/checkbox/i.test(written) || level.items !== null) return
  level.checkbox = { start: at, end: at + written.length }
  level.checked = /\schecked/i.test(written)
}

/**
 * Closes the innermost list or item with this name and everything open in it; an item closes only within its own
 * list.
 */
function closeTo(levels: Level[], kind: string, end: number): void {
  if (kind !== 'ul' && kind !== 'ol' && kind !== 'li') return
  const isItem = kind === 'li'
  const index = levels.findLastIndex((level, i) => i > 0 && (level.items === null) === isItem)
  if (index < 0 || (isItem && index < levels.length - 1)) return
  while (levels.length > index) close(levels, end)
}

function close(levels: Level[], end: number): void {
  const { at, inner, blocks, items, ordered, checkbox, checked } = levels.pop()!
  const around = levels.at(-1)!
  const span = { start: at, end }
  if (items === null) {
    const marker = { start: at, end: inner }
    around.items?.push({ span, marker, checkbox, checked, blocks })
  } else if (items.length > 0) around.blocks.push({ kind: 'list', span, ordered, items })
}

/**
 * Adds the lines between two offsets that have content, without white space around them and opening tags of
 * emphasis or links.
 */
function addLines(lines: Span[], text: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const stop = text.indexOf('\n', at)
    const end = stop < 0 || stop > to ? to : stop
    const said = text.slice(at, end)
    const start = at + opening.exec(said)![0].length
    if (/[^\s<>]/.test(said.replace(inline, ''))) lines.push({ start, end: at + said.trimEnd().length })
    at = end + 1
  }
}

const inline = /<[^<>]*>/g
const opening = /^(?:\s|<(?:a|b|code|em|i|kbd|span|strong|time|u)(?:\s[^<>]*)?>)*/i
