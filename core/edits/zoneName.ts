import type { Edit } from '../edit.ts'
import type { Section, TimelineEntry } from '../facts/record.ts'
import { findZone } from '../facts/times.ts'
import { columnOf } from '../profile/lookup.ts'
import { covers, type Span, shift } from '../span.ts'
import type { View } from '../view.ts'
import { sectionAt } from './entries.ts'
import { setTitle } from './headings.ts'
import { setCell } from './table.ts'

/** Names the zone where the style does: in the section's title or in the head of the column. */
export function sayZone(view: View, section: Section, entry: TimelineEntry, zone: string): Edit[] {
  const { sections, timeline } = view.profile.data
  const title = sections.find(one => one.id === section.id)?.title ?? ''
  const column = timeline.columns.find(one => one.role === 'time')?.title ?? ''
  const head = findZone(title) === null && findZone(column) !== null ? timeHead(view, entry) : null
  if (head !== null) return setCell(view, head, column)
  return setTitle(section, findZone(title) === null ? `${section.title.value} (${zone})` : title)
}

/** The head of the column that holds the time of an entry. */
function timeHead(view: View, { time }: TimelineEntry): Span | null {
  const section = sectionAt(view, time.span.start)
  if (section === null) return null
  const { base, chunk } = section
  for (const block of section.blocks) {
    if (block.kind !== 'table') continue
    if (!covers(shift(block.span, base), time.span)) continue
    const cell = block.head.cells.find(
      one => columnOf(view.profile, 'timeline', chunk.text.slice(one.start, one.end)) === 'time',
    )
    return cell === undefined ? null : shift(cell, base)
  }
  return null
}
