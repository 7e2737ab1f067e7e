import { type Blanks, blanksIn, mayBeBlank, unitsIn } from '../policy/placeholders.ts'
import { covers, type Span, shift } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const sectionPlaceholder: DocumentRule = {
  id: 'section-placeholder',
  group: 'sections',
  summary: 'Text of the template, a blank in brackets, a date in letters or a TODO is left',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'Each style’s template is to be filled in; what is not known may say so',
  *check(view) {
    const { chunks, starts } = view.parsed
    const { leftovers } = view.profile.lookup
    const isLabel = (words: string) => defines(view, words)
    let others: readonly Span[] | null = null
    for (const [i, { text, blocks }] of chunks.entries()) {
      if (blocks.length === 0 || !(mayBeBlank(text) || leftovers?.test(text))) continue
      const blanks: Blanks = { profile: view.profile, around: text, isLabel }
      let line = -2
      for (const unit of unitsIn(blocks, text, keepsTimelineInFences(view, starts[i]!))) {
        const words = text.slice(unit.start, unit.end)
        if (!mayBeBlank(words) && !leftovers?.test(words)) continue
        for (const found of blanksIn(words, blanks)) {
          // One finding a line: a row of the template has a blank in every cell.
          const lineEnd = text.lastIndexOf('\n', unit.start + found.start)
          if (lineEnd === line) continue
          const span = shift(found, starts[i]! + unit.start)
          others ??= foundByOthers(view)
          if (others.some(other => covers(other, span))) continue
          line = lineEnd
          yield { span, message: message(text.slice(span.start - starts[i]!, span.end - starts[i]!)) }
        }
      }
    }
  },
}

function message(found: string): string {
  const words = found.replace(/\s+/g, ' ')
  const text = words.length > 60 ? `${words.slice(0, 57)}…` : words
  return /^(?:TODO|FIXME)$/.test(words)
    ? `“${text}” marks what is still to be written. Expected the text, or that it is not known.`
    : `“${text}” is left from a template. Expected what belongs there, or that it is not known.`
}

/** Whether the words are the label of a link the document defines. */
function defines({ parsed }: View, words: string): boolean {
  const label = `[${words.toLowerCase()}]:`
  return parsed.chunks.some(chunk => chunk.text.toLowerCase().includes(label))
}

/** Where code is not evidence but the timeline itself. */
function keepsTimelineInFences({ profile, record }: View, start: number): boolean {
  if (profile.data.timeline.form !== 'fence') return false
  return record.sections.some(
    one => one.kind === 'timeline' && one.span.start <= start && start < one.span.end,
  )
}

/**
 * Blanks that make a required key empty, or an item lack its owner, day or ticket: the rules on those report them. In
 * front of an item, and in its status, TODO is a state.
 */
function foundByOthers({ record, profile, policy }: View): Span[] {
  const fields = policy.askedFields.flatMap(({ filled, field }) => (filled || !field ? [] : [field.span]))
  const roles = ['owner', 'due', 'status', ...(profile.data.actions.ticket ? ['ticket'] : [])]
  const items = record.actions.flatMap(({ cells, span, text }) => [
    ...roles.flatMap(role => cells[role] ?? []),
    { start: span.start, end: Math.max(span.start, text.span.start) },
  ])
  return [...fields, ...items]
}
