import type { Block, Item } from '../../../core/syntax/block.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { mdast, type Tree } from './mdast.ts'

/*
 * Block structure as lines of text, one a block, indented by depth: kind, offsets, and what tells it apart. Both
 * parsers are brought to one form: white space at the ends of a block does not count; code and HTML start at their
 * first character (remark includes the indentation); lists, items and footnotes end with what they hold (remark
 * sometimes counts blank lines after it), containers in quotes end without empty quoted lines (remark sometimes
 * counts a mark of the next line); the paragraph of a task counts by its end (remark moves its start only
 * before plain text).
 */

type Node = Tree['children'][number] | { type: 'listItem' }

const KINDS: Readonly<Record<string, Block['kind'] | 'item'>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  code: 'code',
  html: 'html',
  thematicBreak: 'rule',
  definition: 'definition',
  footnoteDefinition: 'definition',
  list: 'list',
  listItem: 'item',
  blockquote: 'quote',
  table: 'table',
}

const IN_TASK = ' of a task'

/** The outline by our lexer. */
export function ours(text: string): string {
  const { chunks, starts } = parse(text)
  return chunks
    .flatMap(({ blocks }, i) => blocks.flatMap(block => blockLines(text, block, starts[i]!, 0)))
    .join('\n')
}

/** The outline by remark, the oracle. */
export function remarks(text: string): string {
  return mdast(text)
    .children.flatMap(node => nodeLines(text, node, 0))
    .join('\n')
}

const TAILED = /^(?:quote|list|item|definition|code)$/

function entry(
  text: string,
  depth: number,
  kind: string,
  start: number,
  end: number,
  detail: string,
): string {
  const held = text.slice(start, end).replace(TAILED.test(kind) ? /[\r\n][\s>]*$/ : '', '')
  const last = start + held.trimEnd().length
  const indent = kind === 'code' || kind === 'html' ? held.search(/[^ \t]|$/) : 0
  const from = detail === IN_TASK ? last : Math.min(start + indent, last)
  return `${'  '.repeat(depth)}${kind} ${from}-${last}${detail}`
}

function blockLines(text: string, block: Block, base: number, depth: number, inTask = false): string[] {
  const { start, end } = block.span
  const line = entry(text, depth, block.kind, start + base, end + base, inTask ? IN_TASK : blockDetail(block))
  if (block.kind === 'list')
    return [line, ...block.items.flatMap(item => itemLines(text, item, base, depth + 1))]
  if (block.kind !== 'quote' && block.kind !== 'definition') return [line]
  return [line, ...block.blocks.flatMap(inner => blockLines(text, inner, base, depth + 1))]
}

function itemLines(text: string, { span, checked, blocks }: Item, base: number, depth: number): string[] {
  const line = entry(text, depth, 'item', span.start + base, span.end + base, checkDetail(checked))
  return [
    line,
    ...blocks.flatMap((block, i) => blockLines(text, block, base, depth + 1, i === 0 && checked !== null)),
  ]
}

function blockDetail(block: Block): string {
  if (block.kind === 'heading') return ` ${block.level}`
  if (block.kind === 'list') return block.ordered ? ' ordered' : ''
  if (block.kind === 'table') return ` ${[block.head, ...block.rows].map(row => row.cells.length)}`
  return ''
}

function checkDetail(checked: boolean | null | undefined): string {
  return checked == null ? '' : checked ? ' [x]' : ' [ ]'
}

function nodeLines(text: string, node: Node, depth: number, inTask = false): string[] {
  const { start, end } = placeOf(node)
  const line = entry(
    text,
    depth,
    KINDS[node.type] ?? node.type,
    start,
    end,
    inTask ? IN_TASK : nodeDetail(node),
  )
  if (!('children' in node) || !/^(?:list|listItem|blockquote|footnoteDefinition)$/.test(node.type))
    return [line]
  const isTask = 'checked' in node && node.checked != null
  const inner = node.children.flatMap((child, i) =>
    nodeLines(text, child as Node, depth + 1, isTask && i === 0),
  )
  return [line, ...inner]
}

function placeOf(node: Node): { start: number; end: number } {
  const { start, end } = (node as Extract<Node, { type: 'paragraph' }>).position!
  const ownEnd = !('children' in node) || !/^(?:list|listItem|footnoteDefinition)$/.test(node.type)
  const last = ownEnd ? undefined : (node.children.at(-1) as Node | undefined)
  return { start: start.offset!, end: last === undefined ? end.offset! : placeOf(last).end }
}

function nodeDetail(node: Node): string {
  if (node.type === 'heading') return ` ${node.depth}`
  if (node.type === 'list') return node.ordered ? ' ordered' : ''
  if (node.type === 'table') return ` ${node.children.map(row => row.children.length)}`
  return 'checked' in node ? checkDetail(node.checked) : ''
}
