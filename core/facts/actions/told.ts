import { phrasesIn } from '../../language/phrases.ts'
import { sectionOf } from '../../profile/lookup.ts'
import { normalise } from '../../profile/normalise.ts'
import { type Span, shift } from '../../span.ts'
import type { List, Paragraph } from '../../syntax/block.ts'
import { extentOf, piecesOf } from '../excerpt.ts'
import { labelAt } from '../labels.ts'
import { ticketsIn } from '../links.ts'
import type { ActionItem } from '../record.ts'
import { type ItemPlace, itemOf } from './draft.ts'
import { itemWords } from './itemWords.ts'
import { listItems, proseItem } from './list.ts'
import { opensWithName } from './names.ts'

/** The items below those that are but a title of action items: "- **Action items**:" among the lessons. */
export function headedItems({ items }: List, place: ItemPlace): ActionItem[] {
  return items.flatMap(({ blocks: [first, below] }) => {
    if (first?.kind !== 'paragraph' || below?.kind !== 'list') return []
    const { start, end } = extentOf(first)
    return sectionOf(place.profile, place.text.slice(start, end)).kind === 'actions'
      ? listItems(below, place)
      : []
  })
}

/** The items that call themselves so: the paragraph, or each of its lines. */
export function namedItems(paragraph: Paragraph, place: ItemPlace, isElsewhere: boolean): ActionItem[] {
  const labelled = labelledItem(paragraph, place)
  if (labelled !== null) return [labelled]
  const counted = isElsewhere ? [] : countedItems(paragraph, place)
  return counted.length > 0 ? counted : calledItems(paragraph, place, isElsewhere)
}

/** The items of lines that open with a letter or number ("R1: …", "A. …", "(b) …"), which Markdown does not read as a list. */
function countedItems({ lines }: Paragraph, place: ItemPlace): ActionItem[] {
  const marks = lines.map(line =>
    counter.exec(place.text.slice(line.start, Math.min(line.end, line.start + 9))),
  )
  if (marks[0] === null || marks.filter(mark => mark !== null).length < 2) return []
  return runsIn(lines, marks).flatMap(({ mark, span }) => {
    const words = { start: span.start + mark[0].length, end: span.end }
    return proseItem(place, { words, span }) ?? []
  })
}

/** Each mark at the start of a line, and the lines up to the next. */
function runsIn<Mark>(lines: readonly Span[], marks: readonly (Mark | null)[]): { mark: Mark; span: Span }[] {
  return marks.flatMap((mark, i) => {
    if (mark === null) return []
    const count = marks.slice(i + 1).findIndex(other => other !== null)
    const last = count < 0 ? lines.length - 1 : i + count
    return [{ mark, span: { start: lines[i]!.start, end: lines[last]!.end } }]
  })
}

const counter = /^(?:\*\*)?\(?(?:[A-Z]{1,3}-?\d{1,2}|[A-Za-z])[:.)](?:\*\*)?\s+(?=\S)/

/** The paragraph as an item, if it opens with a bold label for one: "**Action item:** declare incidents sooner". */
function labelledItem(paragraph: Paragraph, place: ItemPlace): ActionItem | null {
  const [line] = paragraph.lines
  if (line === undefined || !'*_'.includes(place.text.charAt(line.start))) return null
  const found = labelAt(place.text, line.start, line.end)
  if (found === null || !found.closed || found.value.start === found.value.end) return null
  const label = normalise(place.text.slice(found.label.start, found.label.end))
  if (place.profile.lookup.words.sections.get(label) !== 'actions') return null
  const span = extentOf(paragraph)
  return proseItem(place, { words: { start: found.value.start, end: span.end }, span })
}

/**
 * The items of lines that call themselves so: "AI: @mo order disks by 2026-09-30", "TODO(kim): …". Outside action sections a
 * single one counts only if it has an owner or date, or says "action item".
 */
function calledItems(paragraph: Paragraph, place: ItemPlace, isElsewhere: boolean): ActionItem[] {
  const { lines } = paragraph
  const first = lines[0]
  if (first === undefined || !called.test(place.text.slice(first.start, first.end))) return []
  const calls = lines.map(line => called.exec(place.text.slice(line.start, line.end)))
  const items = runsIn(lines, calls).flatMap(({ mark, span }) => calledItem(place, mark, span) ?? [])
  const [only, second] = items
  const isPlain = only?.owners.length === 0 && only.due === null && !/^action/i.test(calls[0]![0])
  return isElsewhere && second === undefined && isPlain ? [] : items
}

const called = /^(?:AI|A\/I|TODO|action item)(?:\s?\(([^()\n]{1,40})\))?\s?:\s+/i

function calledItem(place: ItemPlace, call: RegExpExecArray, span: Span): ActionItem | null {
  const words = { start: span.start + call[0].length, end: span.end }
  const item = proseItem(place, { words, span })
  const owner = call[1]
  if (item === null || owner === undefined || item.owners.length > 0) return item
  const start = span.start + call[0].indexOf('(') + 1
  const action = shift(item.text.span, -place.base)
  const cells = { action, owner: { start, end: start + owner.length } }
  return itemOf(place, { cells, form: 'paragraph', span, mark: null, mentions: [words] })
}

/**
 * The items that running text promises, one for each sentence with an owner, date or ticket: "We will move all jobs to UTC; Kim
 * owns this, due 2026-04-19." If most sentences promise something, all of those count. None if there is only one: then the
 * paragraph is the item.
 */
export function toldItems(paragraph: Paragraph, place: ItemPlace): ActionItem[] {
  const { promises } = place.profile.lookup.words
  const sentences = piecesOf(place.text, sentenceEnd, extentOf(paragraph))
  const promised: ActionItem[] = []
  for (const sentence of sentences.flatMap(one => clausesIn(place, one))) {
    const words = place.text.slice(sentence.start, sentence.end)
    if (phrasesIn(words, promises).length === 0 && ticketsIn(words, 0).length === 0) continue
    const item = ownedItem(place, sentence) ?? proseItem(place, { words: sentence, span: sentence })
    if (item !== null) promised.push(item)
  }
  const owned = promised.filter(item => item.owners.length + item.tickets.length > 0 || item.due !== null)
  const items = promised.length * 2 > sentences.length ? promised : owned
  return items.length > 1 ? items : []
}

/** The halves of "We will … in OBS-310, and we will … in OBS-311", if each names one ticket and promises or opens with a name. */
function clausesIn({ text, profile }: ItemPlace, { start, end }: Span): Span[] {
  const words = text.slice(start, end)
  if (ticketsIn(words, 0).length !== 2) return [{ start, end }]
  for (const { index, 0: joint } of words.matchAll(clauseEnd)) {
    const halves = [
      { start, end: start + index },
      { start: start + index + joint.length, end },
    ]
    const isItem = (said: string) =>
      ticketsIn(said, 0).length === 1 &&
      (phrasesIn(said, profile.lookup.words.promises).length > 0 || opensWithName(profile, said))
    if (halves.every(half => isItem(text.slice(half.start, half.end)))) return halves
  }
  return [{ start, end }]
}

/** The joint before another main clause: a comma or semicolon and a short word. */
const clauseEnd = /[,;、，；]\s*(?:\p{L}{1,3}\s+)?/gu
/** What parts two sentences: a space before a capital, or nothing in scripts without spaces. */
const sentenceEnd = /(?<=[.!?。])(?:\s+(?=\p{Lu})|(?=[\u3040-\u9fff]))/gu

/** The item in "…; Kim owns this, due 2026-04-19": the owner follows the last semicolon or dash, the date follows the owner. */
function ownedItem(place: ItemPlace, sentence: Span): ActionItem | null {
  const words = place.text.slice(sentence.start, sentence.end)
  const found = itemWords(place.profile.lookup.words).owning.exec(words)
  if (found === null) return null
  const owner = sentence.start + found.index + found[0].indexOf(found[1]!)
  const behind = sentence.start + found.index + found[0].length
  const action = { start: sentence.start, end: sentence.start + found.index }
  const due = behind < sentence.end ? { due: { start: behind, end: sentence.end } } : {}
  const cells = { action, owner: { start: owner, end: owner + found[1]!.length }, ...due }
  return itemOf(place, { cells, form: 'paragraph', span: sentence, mark: null, mentions: [sentence] })
}
