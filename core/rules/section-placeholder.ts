import { isKnownEmptyChunk, noteEmptyChunk, questions } from '../facts/chunkMemory.ts'
import { blanksIn, likelyBlanks, offsetsOf } from '../policy/placeholders.ts'
import { unitsIn } from '../policy/units.ts'
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
  words: true,
  *check(view) {
    const { chunks, starts } = view.parsed
    let others: readonly Span[] | null = null
    for (let i = 0; i < chunks.length; i++) {
      const { text } = chunks[i]!
      let line = -2
      for (const found of blanksOf(view, i)) {
        // One finding a line: a row of the template has a blank in every cell.
        const lineEnd = text.lastIndexOf('\n', found.start)
        if (lineEnd === line) continue
        const span = shift(found, starts[i]!)
        others ??= foundByOthers(view)
        if (others.some(other => covers(other, span))) continue
        line = lineEnd
        yield { span, message: message(text.slice(found.start, found.end)) }
      }
    }
  },
}

/** What is left to be filled in in a chunk, in order; most chunks are known to hold nothing of the kind. */
function blanksOf(view: View, index: number): Span[] {
  const chunk = view.parsed.chunks[index]!
  const { text, blocks } = chunk
  const fences = keepsTimelineInFences(view, view.parsed.starts[index]!)
  const question = fences ? questions.blanksInFences : questions.blanks
  if (isKnownEmptyChunk(view.memory, chunk, question)) return []
  const { profile } = view
  const { leftovers } = profile.lookup
  const at = likelyBlanks(text)
  if (leftovers?.test(text)) at.push(...offsetsOf(new RegExp(leftovers.source, 'gu'), text))
  // A label is defined anywhere in the document: what it excuses today may be a blank tomorrow.
  let isExcused = false
  const isLabel = (words: string) => {
    const isDefined = defines(view, words)
    isExcused ||= isDefined
    return isDefined
  }
  const found: Span[] = []
  for (const unit of at.length > 0 ? unitsIn(blocks, text, fences, at) : []) {
    const words = text.slice(unit.start, unit.end)
    for (const span of blanksIn(words, { profile, around: text, isLabel }))
      found.push(shift(span, unit.start))
  }
  if (found.length === 0 && !isExcused) noteEmptyChunk(view.memory, chunk, question)
  return found
}

function message(found: string): string {
  const words = found.replace(/\s+/g, ' ')
  const text = words.length > 60 ? `${words.slice(0, 57)}…` : words
  return /^(?:TODO|FIXME)$/.test(words)
    ? `“${text}” marks what is still to be written. Expected the text, or that it is not known.`
    : `“${text}” is left from a template. Expected what belongs there, or that it is not known.`
}

/** Whether the words are the label of a link the document defines: alone on its line but for a target and a title. */
function defines({ parsed }: View, words: string): boolean {
  const label = `[${words.toLowerCase()}]:`
  return parsed.chunks.some(({ text }) => {
    const small = text.toLowerCase()
    for (let at = small.indexOf(label); at >= 0; at = small.indexOf(label, at + 1)) {
      const ahead = text.slice(text.lastIndexOf('\n', at) + 1, at)
      const { length } = label
      if (/^[\s>*+-]*$/.test(ahead) && target.test(text.slice(at + length, at + length + 2000))) return true
    }
    return false
  })
}

const target = /^\s*(?:<[^<>\n]*>|\S+)(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:[\r\n]|$)/

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
