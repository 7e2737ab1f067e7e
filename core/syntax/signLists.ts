import type { Span } from '../span.ts'
import type { Block, Item, List, Paragraph } from './block.ts'

/**
 * The blocks with lines that open with a sign for a bullet that Markdown does not know (`・`, `•`) as items of a list, for
 * those who read. For Markdown they are lines of a paragraph, so nobody who edits may take them for items.
 */
export function withSignLists(blocks: readonly Block[], text: string): readonly Block[] {
  return blocks.flatMap(block => (isSigned(block, text) ? partsOf(block, text) : [block]))
}

/** Whether any paragraph among the blocks has such a line. */
export function holdsSigns(blocks: readonly Block[], text: string): boolean {
  for (const block of blocks) if (isSigned(block, text)) return true
  return false
}

function isSigned(block: Block, text: string): block is Paragraph {
  return block.kind === 'paragraph' && block.lines.some(line => isSign(text.charCodeAt(line.start)))
}

/** Whether a unit is a bullet that people type: `・ • ● ○ ■ □ ◆ ◇ ▪ ‣ ◦` are; arrows and check marks are not. */
export function isSign(unit: number): boolean {
  return unit > 0x2000 && signs.includes(unit)
}

const signs = [0x30fb, 0x2022, 0x25cf, 0x25cb, 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25aa, 0x2023, 0x25e6, 0xff65]

/** The lines before the first sign as a paragraph, and one item for each sign with the lines that follow it. */
function partsOf({ lines }: Paragraph, text: string): Block[] {
  const first = lines.findIndex(line => isSign(text.charCodeAt(line.start)))
  const items: Item[] = []
  for (let from = first; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && !isSign(text.charCodeAt(lines[to]!.start))) to++
    items.push(itemOf(lines.slice(from, to), text))
    from = to
  }
  const span = { start: lines[first]!.start, end: lines[lines.length - 1]!.end }
  const list: List = { kind: 'list', span, ordered: false, items }
  return first === 0 ? [list] : [paragraphOf(lines.slice(0, first)), list]
}

function itemOf(lines: readonly Span[], text: string): Item {
  const { start, end } = lines[0]!
  let from = start + 1
  while (from < end && /\s/.test(text[from]!)) from++
  return {
    span: { start, end: lines[lines.length - 1]!.end },
    marker: { start, end: start + 1 },
    checkbox: null,
    checked: null,
    blocks: [paragraphOf([{ start: from, end }, ...lines.slice(1)])],
  }
}

function paragraphOf(lines: readonly Span[]): Paragraph {
  return {
    kind: 'paragraph',
    span: { start: lines[0]!.start, end: lines[lines.length - 1]!.end },
    lines,
  }
}
