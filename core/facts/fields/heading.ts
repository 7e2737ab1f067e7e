import type { Fact } from '../../span.ts'
import { factAt } from '../excerpt.ts'
import { labelAt } from '../labels.ts'
import type { Field, Section } from '../record.ts'
import type { Surroundings } from './area.ts'
import { fieldFrom, isNamed, type Named, nameOf } from './entry.ts'

/** The field in a heading: `## Date: 2026-08-14`, or `## Severity` with only its value below. `null` for a report section. */
export function readHeading(section: Section, around: Surroundings): Field | null {
  if (section.kind !== null) return null
  const { text, base, profile } = around
  const title = { start: section.title.span.start - base, end: section.title.span.end - base }
  const labelled = labelAt(text, title.start, title.end)
  const span = { start: section.span.start - base, end: section.body.start - base }
  if (labelled?.closed && labelled.value.start < labelled.value.end) {
    const named = nameOf(profile, text.slice(labelled.label.start, labelled.label.end))
    return isNamed(named) ? fieldFrom(around, { named, labelled, form: 'heading', span }) : null
  }
  const label = labelled?.label ?? title
  const named = nameOf(profile, text.slice(label.start, label.end))
  return named.means === null ? null : withBody(section, around, named, label)
}

/** The field whose value is all that follows the heading: a short paragraph or a short list. */
function withBody(
  section: Section,
  around: Surroundings,
  named: Named,
  label: { start: number; end: number },
): Field | null {
  const [only, second] = section.blocks
  if (only === undefined || second !== undefined) return null
  const start = section.span.start - around.base
  if (only.kind === 'paragraph') {
    const { start: from, end } = only.span
    if (only.lines.length > 2 || end - from > 160) return null
    const fact = factAt(around, from, only.lines[only.lines.length - 1]!.end)
    const value = { start: fact.span.start - around.base, end: fact.span.end - around.base }
    const span = { start, end: value.end }
    return fieldFrom(around, { named, labelled: { label, value }, form: 'heading', span })
  }
  if (only.kind !== 'list' || only.items.length > 12) return null
  const items: Fact<string>[] = []
  for (const { blocks } of only.items) {
    const first = blocks[0]
    if (first?.kind === 'paragraph')
      items.push(factAt(around, first.lines[0]!.start, first.lines[first.lines.length - 1]!.end))
  }
  const labelled = { label, value: only.span }
  const span = { start, end: only.span.end }
  return fieldFrom(around, { named, labelled, form: 'heading', span, items })
}
