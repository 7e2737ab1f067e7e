import type { Span } from '../span.ts'
import { type Block, type Item, type List, type Paragraph, paragraphOf } from './block.ts'
import { taskOf } from './tasks.ts'

/**
 * Returns the blocks with lines that start with an unusual bullet (`・`, `•`), or without a space after it
 * (`-Check`, `1.Check`), as list items, for reading only: edits must treat them as lines of a paragraph. So are lines
 * behind a usual one, which only HTML right above leaves in a paragraph.
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
  return block.kind === 'paragraph' && block.lines.some(line => signEnd(text, line) > line.start)
}

/** Returns the offset after the bullet at the start of a line; the start of the line if there is none. */
function signEnd(text: string, { start, end }: Span): number {
  const unit = text.charCodeAt(start)
  if (isSign(unit)) return start + 1
  if (unit > 0x39) return start
  return start + (squeezed.exec(text.slice(start, Math.min(end, start + 6)))?.[0].length ?? 0)
}

const squeezed = /^(?:[-*+] |(?:-|\d{1,2}[.)])(?=\p{Lu}\p{Ll}))/u

/** Whether a UTF-16 unit is a bullet that people type: `・ • ● ○ ■ □ ◆ ◇ ▪ ‣ ◦`; not arrows and check marks. */
export function isSign(unit: number): boolean {
  return unit > 0x2000 && signs.includes(unit)
}

const signs = [0x30fb, 0x2022, 0x25cf, 0x25cb, 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25aa, 0x2023, 0x25e6, 0xff65]

/** Returns the lines before the first bullet as a paragraph, and one item for each bullet with the lines after it. */
function partsOf({ lines }: Paragraph, text: string): Block[] {
  const first = lines.findIndex(line => signEnd(text, line) > line.start)
  const items: Item[] = []
  for (let from = first; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && signEnd(text, lines[to]!) === lines[to]!.start) to++
    items.push(itemOf(lines.slice(from, to), text))
    from = to
  }
  const span = { start: lines[first]!.start, end: lines[lines.length - 1]!.end }
  const list: List = { kind: 'list', span, ordered: false, items }
  return first === 0 ? [list] : [paragraphOf(lines.slice(0, first)), list]
}

function itemOf(lines: readonly Span[], text: string): Item {
  const { start, end } = lines[0]!
  const behind = signEnd(text, lines[0]!)
  let from = behind
  while (from < end && /\s/.test(text[from]!)) from++
  const whole = paragraphOf([{ start: from, end }, ...lines.slice(1)])
  const task = taskOf(text, 0, behind, whole)
  return {
    span: { start, end: lines[lines.length - 1]!.end },
    marker: { start, end: behind },
    checkbox: task?.checkbox ?? null,
    checked: task?.checked ?? null,
    blocks: [task?.paragraph ?? whole],
  }
}
