import type { Fact, Span } from '../../span.ts'
import type { Block, Item, List, Paragraph } from '../../syntax/block.ts'
import { brokenLines } from '../brokenLines.ts'
import { DEEPEST, extentOf, factAt, isSpace } from '../excerpt.ts'
import { type Labelled, labelAt, plainly, trimmed, valueSpan } from '../labels.ts'
import { labelsIn } from '../labelsInLine.ts'
import type { Field } from '../record.ts'
import { accepts, type Surroundings } from './area.ts'
import { type Entry, fieldFrom, isMoment, isNamed, nameBefore, nameOf } from './entry.ts'

/** A line or item with a label, which may be a field. */
interface Candidate extends Entry {
  readonly labelled: Labelled
}

/**
 * The fields in the lines of a paragraph: `**Key:** value`, `Key: value`. A value may also be on the lines after its label, or in
 * the list or line (`next`) after the paragraph. Outside the places for metadata a paragraph that opens with prose has no fields.
 */
export function readLines(paragraph: Paragraph, next: Block | undefined, around: Surroundings): Field[] {
  const { text } = around
  const found: Candidate[] = []
  const lines = brokenLines(text, paragraph.lines)
  let labelled = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const first = labelAt(text, line.start, line.end)
    const term = first === null ? termAt(text, line, lines[i + 1]) : null
    if (term !== null) {
      labelled += 2
      found.push(candidate(term, around, null))
      i++
      continue
    }
    if (first === null) {
      if (i === 0 && around.area !== 'open') return []
      continue
    }
    const labels = labelsIn(text, line.start, line.end)
    labelled++
    for (const label of labels) {
      const isEmpty = label.value.start === label.value.end
      const isAlone = isEmpty && label.bold && lines.length === 1
      const below = isEmpty ? (isAlone ? lineOf(next, text) : valueBelow(text, lines, i)) : null
      const isLast = below === null && i === lines.length - 1
      const items = isEmpty && isLast && next?.kind === 'list' ? textsOf(next, around) : null
      found.push(candidate(below === null ? label : { ...label, value: below }, around, items))
    }
  }
  return kept(found, labelled === lines.length, around)
}

/** A term and its value after a colon on the next line (`Severity`, `: High`), as some exports write metadata. */
function termAt(text: string, line: Span, next: Span | undefined): Labelled | null {
  if (next === undefined || text.charCodeAt(next.start) !== 0x3a || line.end - line.start > LONGEST_TERM)
    return null
  const value = valueSpan(text, next.start + 1, next.end)
  const isSaid = isSpace(text.charCodeAt(next.start + 1)) && value.start < value.end
  return isSaid ? plainly(valueSpan(text, line.start, line.end), value) : null
}

const LONGEST_TERM = 40

/** The only line of a paragraph without a label, which says the value of a bold label that stands alone above it. */
function lineOf(block: Block | undefined, text: string): Span | null {
  const line = block?.kind === 'paragraph' && block.lines.length === 1 ? block.lines[0]! : null
  return line === null || labelAt(text, line.start, line.end) !== null ? null : line
}

/** The lines from a label without value to the next label of the paragraph; `null` if there are none. */
function valueBelow(text: string, lines: readonly Span[], at: number): Span | null {
  let last = at
  while (last + 1 < lines.length && labelAt(text, lines[last + 1]!.start, lines[last + 1]!.end) === null)
    last++
  return last === at ? null : { start: lines[at + 1]!.start, end: lines[last]!.end }
}

function candidate(
  labelled: Labelled,
  around: Surroundings,
  items: readonly Fact<string>[] | null,
): Candidate {
  const { label, value, bold } = labelled
  const { text, profile, area } = around
  const words = text.slice(label.start, label.end)
  const named = nameBefore(profile, words, text.slice(value.start, value.end), area === 'open')
  const span = {
    start: bold ? opening(text, label.start) : label.start,
    end: Math.max(value.end, label.end),
  }
  return { named, labelled, form: bold ? 'bold' : 'plain', span, items }
}

/** Offset before the emphasis marks that precede a label. */
function opening(text: string, start: number): number {
  let at = start
  while (at > 0 && (text[at - 1] === '*' || text[at - 1] === '_')) at--
  return at
}

/** The fields in list items, also nested below an item without label or value: `- Key: value`, `- **Key:** value`. */
export function readItems(list: List, around: Surroundings, depth = 0): Field[] {
  const found: Candidate[] = []
  const nested: Field[] = []
  let labelled = 0
  for (const item of list.items) {
    const own = ofItem(item, around)
    const one = own[0] ?? null
    for (const one of own) found.push(one)
    if (one !== null) labelled++
    const inner = item.blocks[1]
    const opens = one === null || one.labelled.value.start === one.labelled.value.end
    if (inner?.kind === 'list' && opens && depth < DEEPEST)
      for (const one of readItems(inner, around, depth + 1)) nested.push(one)
  }
  return [...kept(found, labelled === list.items.length, around), ...nested]
}

/** The field in an item, and those with bold labels after it: `- **Date:** 2026-08-14 · **Severity:** P1`. */
function ofItem(item: Item, around: Surroundings): Candidate[] {
  const [first, second] = item.blocks
  if (first === undefined || first.kind !== 'paragraph') return []
  const { text } = around
  const line = first.lines[0]!
  const opens = labelAt(text, line.start, line.end)
  if (opens === null) {
    const moment = around.area === 'facts' ? null : timed(text, line, item, around)
    return moment === null ? [] : [moment]
  }
  const [labelled, ...beside] = opens.bold ? labelsIn(text, line.start, line.end) : [opens]
  const isEmpty = labelled!.value.start === labelled!.value.end
  const below = isEmpty && beside.length === 0 ? valueBelow(text, first.lines, 0) : null
  const whole = below === null ? labelled! : { ...labelled!, value: below }
  const items =
    isEmpty && below === null && beside.length === 0 && second?.kind === 'list'
      ? textsOf(second, around)
      : null
  const { named } = candidate(whole, around, null)
  const span = { start: item.span.start, end: Math.max(whole.value.end, whole.label.end) }
  return [
    { named, labelled: whole, form: whole.bold ? 'bold-bullet' : 'bullet', span, items },
    ...beside.filter(one => one.bold).map(one => candidate(one, around, null)),
  ]
}

/** `- Resolved 2026-08-14 15:02`: a label for a point in time, and the time directly after it. */
function timed(text: string, line: Span, item: Item, around: Surroundings): Candidate | null {
  const found = labelBeforeTime.exec(text.slice(line.start, Math.min(line.end, line.start + 45)))
  if (found === null) return null
  const at = line.start + found[0].length
  const label = trimmed(text, line.start, at)
  const named = nameOf(around.profile, text.slice(label.start, label.end))
  if (!isMoment(named.means)) return null
  const value = trimmed(text, at, line.end)
  const labelled = plainly(label, value)
  return { named, labelled, form: 'bullet', span: { start: item.span.start, end: value.end }, items: null }
}

/** The words before what is a clock or date at first sight. */
const labelBeforeTime = /^\D{2,38} (?=\d(?:\S[:/.-]|\S{3}[/.-]))/

/**
 * The candidates that are metadata here. In the place for metadata an unknown label also counts, beside a known one or if every
 * line has a label: a misspelt key is still a key.
 */
function kept(found: readonly Candidate[], all: boolean, around: Surroundings): Field[] {
  const some = found.some(one => isNamed(one.named))
  const strangers = around.area === 'open' && (some || (all && found.length > 1))
  const fields: Field[] = []
  for (const one of found) {
    const { named, labelled } = one
    const isField = accepts(around, named, labelled.bold) || (strangers && !isNamed(named))
    const isBare = !labelled.closed && !isNamed(named)
    if (isField && !isBare) fields.push(fieldFrom(around, one))
  }
  return fields
}

/** The first paragraph of each item. */
export function textsOf(list: List, around: Surroundings): Fact<string>[] {
  const texts = list.items.flatMap(({ blocks: [first] }) => {
    if (first?.kind !== 'paragraph') return []
    const { start, end } = extentOf(first)
    return factAt(around, start, end)
  })
  return texts.filter(fact => fact.value !== '')
}
