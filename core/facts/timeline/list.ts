import type { Span } from '../../span.ts'
import type { Item, List, Paragraph } from '../../syntax/block.ts'
import { DEEPEST, extentOf } from '../excerpt.ts'
import { dayNumberIn } from '../time/dayWords.ts'
import { monthOf } from '../time/months.ts'
import {
  type Draft,
  draftOf,
  type EntryPlace,
  isDayOnly,
  LONGEST_TIME,
  mayOpenTime,
  type Opening,
  openingOf,
} from './draft.ts'
import { isTemplateTime } from './template.ts'

/**
 * The entries of a list, at any depth: items that open with a time. An item that holds only a day dates the items below it. If
 * `place.strict`, at least two items and half of the list must open with a clock time.
 */
export function listEntries(list: List, place: EntryPlace, depth = 0): Draft[] {
  if (depth > DEEPEST || (place.strict && !list.items.some(item => mayHoldTime(item, place.text)))) return []
  const openings = list.items.map(item => itemOpening(item, place))
  const timed = openings.filter(opening => opening !== null).length
  // Below an entry of a timeline one clock time is enough: nothing else opens with one there.
  const fewest = place.isWithin ? 1 : 2
  const counts = !place.strict || (timed >= fewest && timed * 2 >= list.items.length)
  const drafts: Draft[] = []
  for (let i = 0; i < list.items.length; i++) {
    const item = list.items[i]!
    const opening = counts ? openings[i]! : null
    const nested: Draft[] = []
    for (const block of item.blocks) {
      if (block.kind === 'list')
        for (const one of listEntries(block, within(item, opening, place), depth + 1)) nested.push(one)
    }
    if (opening !== null && isEntry(opening, nested, place.text))
      drafts.push(
        draftOf(
          place,
          { ...opening, rest: eventOf(item, opening) },
          list.ordered ? 'numbered' : 'bullet',
          item.span,
        ),
      )
    for (const one of nested) drafts.push(one)
  }
  return drafts
}

/** The place inside an item: the day that the item states, if it states one, holds there. */
function within(item: Item, opening: Opening | null, place: EntryPlace): EntryPlace {
  const dated = opening !== null && isDayOnly(opening.reading)
  const nth = opening === null && item.blocks.length > 1 ? numberOf(item, place.text) : null
  const counted = nth === null ? place.day : { date: null, partialDate: null, nth }
  return {
    ...place,
    day: dated ? opening.reading : counted,
    strict: place.strict || (opening !== null && !dated),
    isWithin: place.isWithin || (!place.strict && opening !== null),
  }
}

/** Whether an item with this opening is an entry: no template's placeholder, and no day above clock times. */
function isEntry({ reading, time }: Opening, nested: readonly Draft[], text: string): boolean {
  if (isDayOnly(reading) && nested.some(draft => draft.reading?.seconds != null)) return false
  return !isTemplateTime(text.slice(time.start, time.end))
}

/** A fast test: the item opens with a digit, or holds more than one block. */
function mayHoldTime(item: Item, text: string): boolean {
  const line = firstLine(item, text)
  return (line !== undefined && mayOpenTime(text, line.start, line.end, true)) || item.blocks.length > 1
}

/** The number in an item such as "Day 2", which may stand above a list of entries. */
function numberOf(item: Item, text: string): number | null {
  const line = firstParagraph(item)?.lines[0]
  return line === undefined ? null : dayNumberIn(text.slice(line.start, line.end))
}

/** The time that the item opens with. */
function itemOpening(item: Item, place: EntryPlace): Opening | null {
  const line = firstLine(item, place.text)
  return line === undefined ? null : openingOf(place.text, line.start, line.end, place.strict)
}

/** The event: from after the time to the end of the paragraph. If nothing follows the time there, the next words of the item. */
function eventOf(item: Item, opening: Opening): Span {
  const paragraph = firstParagraph(item)!
  const { start, end } = opening.rest
  if (start < end && paragraph.lines.length === 1) return opening.rest
  const last = extentOf(paragraph).end
  if (start < end) return { start, end: last }
  const next = paragraph.lines[1]
  if (next !== undefined) return { start: next.start, end: last }
  for (const block of item.blocks.slice(1)) {
    if (block.kind === 'paragraph') return extentOf(block)
    const inner = block.kind === 'list' ? block.items[0]?.blocks[0] : undefined
    if (inner?.kind === 'paragraph') return extentOf(inner)
  }
  return { start, end: start }
}

function firstParagraph(item: Item): Paragraph | null {
  const block = item.blocks[0]
  return block?.kind === 'paragraph' ? block : null
}

/** The first line. In "4. März, 10:05 Uhr" Markdown takes the day for the number of an item: the line begins there. */
function firstLine(item: Item, text: string): Span | undefined {
  const line = firstParagraph(item)?.lines[0]
  if (line === undefined || text.charCodeAt(item.marker.end - 1) !== FULL_STOP) return line
  const month = dayMarked.exec(text.slice(line.start, Math.min(line.end, line.start + LONGEST_TIME)))
  return month !== null && monthOf(month[1]!) > 0 ? { start: item.marker.start, end: line.end } : line
}

const FULL_STOP = 46
const dayMarked = /^(\p{L}{3,9})\.?,?\s+(?:20\d\d,?\s+)?(?:(?:um|gegen|ca\.)\s+)?\d{1,2}[:.]\d\d/u
