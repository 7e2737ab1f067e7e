import assert from 'node:assert/strict'
import { readActions } from '../../core/facts/actions.ts'
import { readSections } from '../../core/facts/outline.ts'
import type { ActionItem, TimelineEntry } from '../../core/facts/record.ts'
import { readTimeline } from '../../core/facts/timeline.ts'
import { formatInstant } from '../../core/facts/times.ts'
import type { Profile } from '../../core/profile/compile.ts'
import type { Fact } from '../../core/span.ts'
import { parse } from '../../core/syntax/parse.ts'
import { slice } from '../../core/syntax/text.ts'
import { profiles } from '../fixture.ts'

/** What tests of the record start from: text in, entries and items out, every quoted span checked on the way. */

export function style(id: string): Profile {
  const found = profiles.get(id)
  assert.ok(found, `a style ${id}`)
  return found
}

/** The entries of a text whose incident began on 14 August 2026. */
export function entriesOf(text: string, id = 'generic', date: string | null = '2026-08-14'): TimelineEntry[] {
  const parsed = parse(text)
  const profile = style(id)
  const entries = readTimeline(parsed, readSections(parsed, profile), profile, { date })
  for (const { time, text: event, source, actor, span } of entries) {
    assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end, 'entry inside the file')
    for (const fact of [time, event, source, actor]) if (fact) quotes(text, fact)
  }
  return entries
}

/** The entries of a text, each as `sayEntry` says it. */
export function tellsEntries(text: string, expected: string[], id = 'generic'): void {
  assert.deepEqual(entriesOf(text, id).map(sayEntry), expected)
}

/** The action items of a text. */
export function itemsOf(text: string, id = 'generic'): ActionItem[] {
  const parsed = parse(text)
  const profile = style(id)
  const items = readActions(parsed, readSections(parsed, profile), profile)
  for (const item of items) {
    assert.ok(item.span.start >= 0 && item.span.end <= text.length, 'item inside the file')
    for (const fact of [item.id, item.text, item.dueText, item.type, item.priority])
      if (fact) quotes(text, fact)
    for (const fact of [...item.owners, ...item.tickets]) quotes(text, fact)
    for (const cell of Object.values(item.cells)) assert.ok(cell.start <= cell.end && cell.end <= text.length)
    assert.equal(slice(parsed, item.span), text.slice(item.span.start, item.span.end))
  }
  return items
}

/** The action items of a text, each as `sayItem` says it. */
export function tellsItems(text: string, expected: string[], id = 'generic'): void {
  assert.deepEqual(itemsOf(text, id).map(sayItem), expected)
}

/** The span holds what the fact says, line ends and marks aside. */
function quotes(text: string, { value, span }: Fact<string>): void {
  assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `${value} inside the file`)
  assert.equal(words(text.slice(span.start, span.end)), words(value))
}

function words(text: string): string {
  return text
    .replace(/\[\^[^\]]*\]|\*\*|__|~~|`/g, '')
    .replace(/<br\s?\/?>/g, ' ')
    .replace(/[\s>]+/g, ' ')
    .trim()
}

/** An entry in one line: `14:05 = 2026-08-14T14:05:00Z · @mo · pager · rolled back`; `?` where the instant is unknown. */
export function sayEntry({ time, instant, wall, actor, source, text }: TimelineEntry): string {
  const when =
    instant === null ? (wall === null ? '?' : `wall ${formatInstant(wall)}`) : formatInstant(instant)
  const by = [actor, source].flatMap(fact => (fact === null ? [] : [fact.value]))
  return [`${time.value} = ${when}`, ...by, text.value].join(' · ')
}

/** An item in one line: `A1 Add an alert · @mo · 2026-09-01 · done! · P1 · #12`; `!` marks what is done. */
export function sayItem(item: ActionItem): string {
  const parts = [
    item.owners.map(owner => owner.value).join(' + '),
    item.due?.value ?? (item.dueText === null ? '' : `"${item.dueText.value}"`),
    `${item.status?.value ?? ''}${item.done ? '!' : ''}`,
    item.type?.value ?? '',
    item.priority?.value ?? '',
    item.tickets.map(ticket => ticket.value).join(' + '),
  ]
  const head = [item.group === null ? '' : `[${item.group}]`, item.id?.value ?? '', item.text.value]
  return [head.filter(word => word !== '').join(' '), ...parts.filter(part => part !== '')].join(' · ')
}
