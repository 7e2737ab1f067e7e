import { isKnownEmpty, noteEmpty, questions } from '../facts/chunkMemory.ts'
import { keptOn } from '../lazily.ts'
import { type Message, say } from '../message.ts'
import { closedIn } from '../policy/htmlTags.ts'
import { blanksIn, likelyBlanks, offsetsOf } from '../policy/placeholders.ts'
import { unitsIn } from '../policy/units.ts'
import { covers, holdersAmong, type Span, shift } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const sectionPlaceholder: DocumentRule = {
  id: 'section-placeholder',
  group: 'sections',
  summary: 'Template text, a blank in brackets, a date pattern or a TODO that was not filled in',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'Each style’s template is meant to be filled in; what is not known can say so',
  words: true,
  *check(view) {
    const { chunks, starts } = view.parsed
    const cells = fencedCells(view)
    let others: ReturnType<typeof foundByOthers> | null = null
    for (let i = 0; i < chunks.length; i++) {
      const { text } = chunks[i]!
      let lineEnd = -1
      const within = cells.filter(({ start }) => starts[i]! <= start && start < starts[i]! + text.length)
      for (const found of blanksOf(view, i, within)) {
        // One finding a line: a row of the template has a placeholder in every cell.
        if (found.start < lineEnd) continue
        const span = shift(found, starts[i]!)
        others ??= foundByOthers(view)
        if (others(span.start).some(other => covers(other.span, span))) continue
        const next = text.indexOf('\n', found.start)
        lineEnd = next < 0 ? text.length : next
        yield { span, message: message(text.slice(found.start, found.end)) }
      }
    }
  },
}

/**
 * Returns the placeholders of a chunk, in order, with those that fill one of its cells in fences. Chunks known to have none
 * are skipped.
 */
function blanksOf(view: View, index: number, cells: readonly Span[]): Span[] {
  const chunk = view.parsed.chunks[index]!
  const { text, blocks } = chunk
  const fences = keepsTimelineInFences(view, view.parsed.starts[index]!)
  const question = fences ? questions.blanksInFences : questions.blanks
  if (cells.length === 0 && isKnownEmpty(view.memory, { chunk }, question)) return []
  const { profile } = view
  const { leftovers } = profile.lookup
  const at = likelyBlanks(text)
  if (leftovers?.test(text)) {
    for (const one of offsetsOf(new RegExp(leftovers.source, 'gu'), text)) at.push(one)
    at.sort((a, b) => a - b)
  }
  // A link definition elsewhere may excuse brackets here, and may go: do not remember such a chunk as free of
  // placeholders.
  let isExcused = false
  const isLabel = (words: string) => {
    const isDefined = labelsOf(view.parsed).has(words.toLowerCase())
    isExcused ||= isDefined
    return isDefined
  }
  const context = { profile, closed: closedIn(text), isLabel }
  const found: Span[] = []
  for (const unit of at.length > 0 ? unitsIn(blocks, text, fences, at) : []) {
    const words = text.slice(unit.start, unit.end)
    for (const span of blanksIn(words, context)) found.push(shift(span, unit.start))
  }
  for (const cell of fences ? [] : cells) {
    const own = shift(cell, -view.parsed.starts[index]!)
    for (const span of blanksIn(text.slice(own.start, own.end), context))
      if (span.end - span.start === own.end - own.start) found.push(own)
  }
  if (found.length === 0 && !isExcused) noteEmpty(view.memory, { chunk }, question)
  return found.sort((a, b) => a.start - b.start)
}

/** The cells of entries and items that stand as rows in code fences; lines of a log have none. */
function fencedCells({ record: { timeline, actions } }: View): readonly Span[] {
  const entries = timeline
    .filter(({ form, actor, context }) => form === 'fence' && (actor !== null || context !== null))
    .flatMap(({ actor, text, source, context }) => [actor, text, source, context])
    .flatMap(fact => fact?.span ?? [])
  const items = actions.filter(({ form }) => form === 'fence').flatMap(({ cells }) => Object.values(cells))
  return [...entries, ...items]
}

function message(found: string): Message {
  const words = found.replace(/\s+/g, ' ')
  const text = words.length > 60 ? `${words.slice(0, 57)}…` : words
  return /^(?:TODO|FIXME)$/.test(words)
    ? say`“${text}” marks what is still to be written. Expected the text, or that it is not known.`
    : say`“${text}” is left from a template. Expected what belongs there, or that it is not known.`
}

/** The labels of links that the document defines on lines of their own, in small letters. */
const labelsOf = keptOn(({ chunks }: Parsed) => {
  const labels = new Set<string>()
  for (const { text } of chunks) {
    if (!text.includes(']:')) continue
    for (const { index, 0: found, 1: label } of text.matchAll(definition)) {
      const behind = index + found.length
      if (target.test(text.slice(behind, behind + LONGEST_TARGET))) labels.add(label!.toLowerCase())
    }
  }
  return labels
})

const definition = /^[^\S\n]*(?:[>*+-][^\S\n]*)*\[([^[\]\n]{1,160})\]:/gm
/** UTF-16 units. */
const LONGEST_TARGET = 2000
const target = /^\s*(?:<[^<>\n]*>|\S+)(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:[\r\n]|$)/

/** Whether the style writes its timeline in code fences and this place is within the timeline. */
function keepsTimelineInFences({ profile, record }: View, start: number): boolean {
  if (profile.data.timeline.form !== 'fence') return false
  return record.sections.some(
    one => one.kind === 'timeline' && one.span.start <= start && start < one.span.end,
  )
}

/**
 * Finds the places around an offset that other rules report if left blank: required keys, and an item’s owner, due date or
 * ticket. Before an item and in its status, TODO is a state, not a placeholder.
 */
function foundByOthers({ record, profile, policy }: View): (offset: number) => { readonly span: Span }[] {
  const fields = policy.askedFields.flatMap(({ filled, field }) => (filled || !field ? [] : [field.span]))
  const roles = ['owner', 'due', 'status', ...(profile.data.actions.ticket ? ['ticket'] : [])]
  const items = record.actions.flatMap(({ cells, span, text }) => [
    ...roles.flatMap(role => cells[role] ?? []),
    { start: span.start, end: Math.max(span.start, text.span.start) },
  ])
  return holdersAmong([...fields, ...items].map(span => ({ span })))
}
