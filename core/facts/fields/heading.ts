import { type Span, shift } from '../../span.ts'
import { factAt } from '../excerpt.ts'
import type { Labelled } from '../labels.ts'
import { labelsIn } from '../labelsInLine.ts'
import type { Field, Section } from '../record.ts'
import type { Surroundings } from './area.ts'
import { fieldFrom, isMoment, isNamed, type Named, nameOf } from './entry.ts'
import { readItems, textsOf } from './lines.ts'

/**
 * The fields in a heading: `## Date: 2026-08-14`, `## Date: 2026-08-14 | Severity: P1`, or `## Severity` with only its value
 * below. None for a report section.
 */
export function readHeading(section: Section, around: Surroundings): Field[] {
  if (section.kind !== null) return []
  const { text, base, profile } = around
  const title = shift(section.title.span, -base)
  const named = ({ label }: Labelled) => nameOf(profile, text.slice(label.start, label.end))
  const labels = labelsIn(text, title.start, title.end)
  const [first] = labels
  if (first?.closed && first.value.start < first.value.end) {
    const span = { start: section.span.start - base, end: section.body.start - base }
    if (!isNamed(named(first))) return []
    return labels.map(labelled =>
      fieldFrom(around, {
        named: named(labelled),
        labelled,
        form: 'heading',
        span: labels.length > 1 ? extent(labelled) : span,
      }),
    )
  }
  const label = first?.label ?? title
  const name = nameOf(profile, text.slice(label.start, label.end))
  const below = name.means === null ? null : withBody(section, around, name, label)
  return below === null ? [] : [below]
}

function extent({ label, value }: Labelled): Span {
  return { start: label.start, end: Math.max(label.end, value.end) }
}

/** The field whose value is all that follows the heading: a short paragraph, or a short list without times of its own. */
function withBody(
  section: Section,
  around: Surroundings,
  named: Named,
  label: { start: number; end: number },
): Field | null {
  const [only, second] = section.blocks.filter(({ kind }) => kind !== 'rule')
  if (only === undefined || second !== undefined) return null
  const start = section.span.start - around.base
  if (only.kind === 'paragraph') {
    const { start: from, end } = only.span
    if (only.lines.length > 2 || end - from > 160) return null
    const fact = factAt(around, from, only.lines[only.lines.length - 1]!.end)
    const value = shift(fact.span, -around.base)
    const span = { start, end: value.end }
    return fieldFrom(around, { named, labelled: { label, value }, form: 'heading', span })
  }
  if (only.kind !== 'list' || only.items.length > 12) return null
  if (readItems(only, { ...around, area: 'clock' }).some(({ means }) => isMoment(means))) return null
  const labelled = { label, value: only.span }
  const span = { start, end: only.span.end }
  return fieldFrom(around, { named, labelled, form: 'heading', span, items: textsOf(only, around) })
}
