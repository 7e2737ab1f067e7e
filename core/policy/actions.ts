import { dueOf, isOpenItem } from '../facts/actions/progress.ts'
import type { ActionItem, IncidentRecord, Section } from '../facts/record.ts'
import type { Day } from '../facts/times.ts'
import { localDay } from '../facts/zones.ts'
import { keptOn } from '../lazily.ts'
import { type Message, say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { isUnknown } from '../profile/lookup.ts'
import { normalise, spoken } from '../profile/normalise.ts'
import type { TermData } from '../profile/profile.ts'
import type { Vocabulary } from '../profile/vocabulary.ts'
import type { Fact, Span } from '../span.ts'
import { plain } from '../syntax/plain.ts'
import type { View } from '../view.ts'
import { deadline } from './calendar.ts'
import { firstDay, isBefore } from './dueDates.ts'

/**
 * Whether an item is open and past its due day, or the day it was deferred to, in the team's time zone. A day before the
 * incident is a wrong date, and says nothing of when the item is due.
 */
export function isOverdueItem(view: View, item: ActionItem): boolean {
  const due = isOpenItem(item, view.profile) ? dueOf(view, item) : null
  if (due === null || due.value >= localDay(view.now, view.settings.calendar.zone)) return false
  const first = firstDay(view)
  return first === null || !isBefore(view, due, first.value)
}

/** How many items of a document are done, open and overdue; cancelled ones are not counted. */
export function progressOf(view: View): { open: number; done: number; overdue: number } {
  const { actions } = view.record
  return {
    open: actions.filter(item => isOpenItem(item, view.profile)).length,
    done: actions.filter(item => item.done).length,
    overdue: actions.filter(item => isOverdueItem(view, item)).length,
  }
}

/** The owners of an item, without words that say there is none ("TBD"). */
export function ownersOf({ owners }: ActionItem, profile: Profile): readonly Fact<string>[] {
  const unowned = wordsForNobody(profile.lookup.words)
  return owners.filter(({ value }) => !unowned.has(spoken(value)) && !isUnknown(profile, value))
}

const wordsForNobody = keptOn(
  ({ cues }: Vocabulary): ReadonlySet<string> => new Set(cues.unowned.map(spoken)),
)

/** Where a part of an item is, or would be: its cell, filled or empty, else the start of the item's text. */
export function placeOfPart({ cells, text }: ActionItem, role: ColumnRole): Span {
  return cells[role] ?? { start: text.span.start, end: text.span.start }
}

/** The section of the action items; `null` where the document has none. */
export function actionsSection({ sections }: IncidentRecord): Section | null {
  return sections.find(section => section.kind === 'actions') ?? null
}

/** Where a finding about all items is shown: the section's title, else the first item. */
export function placeOfActions(record: IncidentRecord): Span {
  return actionsSection(record)?.title.span ?? record.actions[0]?.text.span ?? { start: 0, end: 0 }
}

/** Who most likely takes an item on: the author, else whoever led the response; `null` where nobody is named. */
export function likelyOwner({ record }: View): string | null {
  const person =
    record.people.find(one => one.role === 'author') ?? record.people.find(one => one.role === 'commander')
  return person === undefined ? null : (person.handle ?? person.name)
}

/** The due day that the style proposes for an item, counted from today: by the horizon of its group, else the general term. */
export function usualDue({ profile, settings, now }: View, group: string | null): Day {
  const { groups, due } = profile.data.actions
  const term: TermData = (group !== null && horizonOf(groups, group)) || due
  return localDay(deadline(now, term, settings.calendar), settings.calendar.zone)
}

function horizonOf(groups: Profile['data']['actions']['groups'], group: string): TermData | undefined {
  return groups.find(one => isNamed(one, group))?.horizon
}

/** Whether a heading names a group of the style. */
export function isNamed(
  { title, aliases }: { readonly title: string; readonly aliases: readonly string[] },
  group: string,
): boolean {
  const word = normalise(group)
  return [title, ...aliases].some(name => normalise(name) === word)
}

/** The words of an item for a message, in quotation marks and cut where they are long. */
export function quoted({ text }: ActionItem): Message {
  const words = plain(text.value).replace(/\s+/g, ' ')
  const short = words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words
  return say`“${short}”`
}
