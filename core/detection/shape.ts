import type { TimelineEntry } from '../facts/record.ts'
import { LONGEST_STAGE } from '../facts/timeline/updates.ts'
import { normalise } from '../profile/normalise.ts'
import type { Block, Item, Row } from '../syntax/block.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import type { Chunk, Parsed } from '../syntax/parsed.ts'
import { unlisted } from '../syntax/phrasing.ts'

/** How many places of a document were left to be filled in: marks of a form, empty rows, items that are only a label. */
export function blanksIn(parsed: Parsed): number {
  let count = 0
  for (const chunk of parsed.chunks) {
    for (const block of withHtmlTables(chunk.blocks, chunk.text)) count += blanksOf(block, chunk)
  }
  return count
}

function blanksOf(block: Block, chunk: Chunk): number {
  switch (block.kind) {
    case 'paragraph':
      return blanksOfLines(block.lines.map(({ start, end }) => chunk.text.slice(start, end)))
    case 'heading':
      return marksIn(chunk.text.slice(block.title.start, block.title.end))
    case 'html':
      return isHint(chunk.text.slice(block.span.start, block.span.end)) ? 1 : 0
    case 'table':
      return block.rows.reduce((sum, row) => sum + blanksOfRow(row, chunk), 0)
    case 'list':
      return block.items.reduce((sum, item) => sum + blanksOfItem(item, chunk), 0)
    default:
      return 0
  }
}

/** The marks in a paragraph; lines that are all but labels are blanks themselves. */
function blanksOfLines(lines: readonly string[]): number {
  if (lines.every(line => italic.test(line.trim()))) return lines.length
  const labels = lines.filter(line => nothingBehind.test(line.trim())).length
  return labels > 1 && labels === lines.length ? labels : marksIn(lines.join('\n'))
}

function blanksOfRow({ cells }: Row, { text }: Chunk): number {
  const words = cells.map(cell => text.slice(cell.start, cell.end))
  if (words.slice(1).every(word => word === '')) return 1
  return words.some(word => marksIn(word) > 0) ? 1 : 0
}

function blanksOfItem({ blocks }: Item, chunk: Chunk): number {
  const [only, ...more] = blocks
  if (only === undefined) return 1
  const text = chunk.text.slice(only.span.start, only.span.end)
  if (more.length === 0 && only.kind === 'paragraph' && nothingBehind.test(text.trim())) return 1
  return blocks.reduce((sum, block) => sum + blanksOf(block, chunk), 0)
}

/** `Date:`, `**Owner**:` and no value; an empty box; a sign and nothing behind it. */
const nothingBehind = /^(?:[*_]{0,3}[^:：\n]{1,60}[*_]{0,3}[:：][*_]{0,3}|\[ ?\]|[@#–—-])$/
/** `*What happened?*`, `**Date:** *when it began*`: a hint, set apart from what replaces it. `*Timeline:*` is a title. */
const italic = /^(?:\*\*[^*]{1,40}\*\*:?\s*)?(?:\*[^*]{2,300}(?<!:)\*|_[^_]{2,300}(?<!:)_)$/
/** A comment that says what belongs there. */
const hint = /^\s*<!--(?!\s*(?:markdownlint|prettier|postmortem-ignore|textlint|vale|toc)\b)/

/** A comment, or what looks like an element and is a phrase: `<Two sentences that anybody understands.>`. */
function isHint(text: string): boolean {
  return hint.test(text) || gap.test(text.trim())
}

function marksIn(text: string): number {
  const angled = text.includes('<') ? (text.match(gaps)?.length ?? 0) : 0
  return (text.match(marks)?.length ?? 0) + angled
}

/** Words between angle brackets that are a whole value: `<one person>`. Elements and addresses are none. */
const words =
  '<(?!/|!|https?:|mailto:|(?:a|b|i|u|p|s|br|hr|em|dl|dt|dd|ul|ol|li|td|th|tr|del|div|img|ins|kbd|pre|sub|sup|code|mark|span|aside|small|table|tbody|thead|strong|center|details|summary|h[1-6])[\\s/>])\\p{L}[^<>\\n=@]{1,160}>'
const gap = new RegExp(`^${words.replace('{1,160}', '{1,160} [^<>\\n=@]{1,160}')}$`, 'u')
const gaps = new RegExp(`(?:^|[:：*|–—-]\\**\\s{0,3})${words}(?=[\\s.*_)]*(?:$|\\n))`, 'gmu')

/** Letters of a date, lines to write on, variables but not a site generator's, words in brackets that are a whole value. */
const marks =
  /\b(?:YYYY|JJJJ|AAAA)\b|\bHH:MM|\bhh:mm|_{3,}|\{(?![%:<]|\{[<%])\{?[^{}\n]{0,80}\}?\}|(?:^|[:：*|–—-]\**\s{0,3})\[\p{L}[^[\]\n]{1,160}\](?![([:])(?=[\s.*_)]*(?:$|\n))/gmu

/** Whether the timeline is all that a document has: a log or a chat, of which nobody has told anything yet. */
export function isOnlyRows(parsed: Parsed, entries: readonly TimelineEntry[]): boolean {
  return entries.length >= MANY_ROWS && shareOfRows(parsed, entries) > NEARLY_ALL
}

/** Whether a timeline of some length is most of a document: the log of a shift, in which an incident is a line among others. */
export function isMostlyRows(parsed: Parsed, entries: readonly TimelineEntry[]): boolean {
  return entries.length >= SOME_ROWS && shareOfRows(parsed, entries) > MOST
}

function shareOfRows(parsed: Parsed, entries: readonly TimelineEntry[]): number {
  let all = 0
  for (const chunk of parsed.chunks) {
    for (const { kind, span } of chunk.blocks)
      if (kind !== 'heading' && kind !== 'rule') all += chunk.text.slice(span.start, span.end).trim().length
  }
  const rows = entries.reduce((sum, { span }) => sum + span.end - span.start, 0)
  return rows / all
}

const MANY_ROWS = 6
const NEARLY_ALL = 0.8
const SOME_ROWS = 4
const MOST = 0.6

/** How many of the words that a status page puts above its updates open headings, paragraphs and items. */
export function stagesIn(parsed: Parsed, stages: ReadonlySet<string>): number {
  const found = new Set<string>()
  for (const chunk of parsed.chunks) {
    for (const lead of leadsIn(chunk)) {
      if (lead.length > LONGEST_STAGE) continue
      const word = normalise(lead)
      if (stages.has(word)) found.add(word)
    }
  }
  return found.size
}

function* leadsIn({ blocks, text }: Chunk): Generator<string> {
  for (const block of unlisted(blocks)) {
    const lines = block.kind === 'heading' ? [block.title] : block.kind === 'paragraph' ? block.lines : []
    for (const { start, end } of lines) yield lead(text.slice(start, end))
  }
}

/** What a line says before its first colon, dash or bracket. */
function lead(text: string): string {
  return /^[^:：–—([\n]{1,40}?(?=\s*[:：–—([]|\s-\s|\*\*|$)/.exec(text.replace(/^[*_]+/, ''))?.[0] ?? ''
}

/** Whether a document has next to no words besides its headings and the targets of its links. */
export function isScant(parsed: Parsed): boolean {
  let length = 0
  for (const { text, blocks } of parsed.chunks) {
    for (const { kind, span } of blocks)
      if (kind !== 'heading')
        length += text.slice(span.start, span.end).replace(/\]\([^()\s]*\)|\s+/g, '').length
  }
  return length < SCANT
}

/** UTF-16 units, spaces left out. */
const SCANT = 40
