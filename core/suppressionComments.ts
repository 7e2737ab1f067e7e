import { isBarrenChunk, noteBarrenChunk, questions } from './facts/barren.ts'
import type { Field, Section } from './facts/record.ts'
import { type Span, shift } from './span.ts'
import type { Suppression } from './suppressions.ts'
import type { Block } from './syntax/block.ts'
import { maskInline } from './syntax/inline.ts'
import type { Chunk } from './syntax/parsed.ts'
import { lineSpan, positionAt, slice } from './syntax/text.ts'
import type { View } from './view.ts'

const OPENING = '<!-- postmortem-ignore'
/** `rule[, rule]: reason [until YYYY-MM-DD]`, as in a comment or a front-matter entry. */
const ENTRY = /^\s*([^\s:,]+(?:\s*,\s*[^\s:,]+)*)\s*(?::\s*(.*?))?\s*$/s
const UNTIL = /\s*\buntil\s+(\d{4}-\d{2}-\d{2})\s*\.?$/

/** Every suppression of the document, one for each rule named. Inside code a comment is text. */
export function readSuppressions(view: View): Suppression[] {
  const { parsed, barren } = view
  const found: Suppression[] = []
  for (let i = 0; i < parsed.chunks.length; i++) {
    const chunk = parsed.chunks[i]!
    if (isBarrenChunk(barren, chunk, questions.suppressions)) continue
    if (chunk.text.includes(OPENING)) found.push(...inChunk(view, chunk, parsed.starts[i]!))
    else noteBarrenChunk(barren, chunk, questions.suppressions)
  }
  const listed = view.record.fields.filter(field => field.label.value === 'postmortem-ignore')
  return [...listed.flatMap(field => inHeader(view, field)), ...found]
}

function inHeader(view: View, field: Field): Suppression[] {
  return field.items.flatMap(item => [
    ...entries(item.value, item.span.start, item.span, { start: 0, end: view.parsed.length }),
  ])
}

function* inChunk(view: View, chunk: Chunk, base: number): Generator<Suppression> {
  for (let at = chunk.text.indexOf(OPENING); at >= 0; at = chunk.text.indexOf(OPENING, at + 1)) {
    const close = chunk.text.indexOf('-->', at)
    if (close < 0) return
    const block = innermost(chunk.blocks, at)
    if (block && isCode(block, chunk, at)) continue
    const inner = { start: at + OPENING.length, end: close }
    const whole = shift({ start: at, end: close + 3 }, base)
    yield* entries(chunk.text.slice(inner.start, inner.end), base + inner.start, whole, scopeOf(view, whole))
  }
}

function* entries(text: string, start: number, whole: Span, scope: Span): Generator<Suppression> {
  const match = ENTRY.exec(text)
  if (!match) return
  const names = match[1]!
  const written = match[2] ?? ''
  const until = UNTIL.exec(written)
  const reason = (until ? written.slice(0, until.index) : written).trim()
  const others = names.split(',').length - 1
  for (const name of names.matchAll(/[^\s,]+/g)) {
    const at = start + text.indexOf(names) + name.index
    yield {
      rule: name[0],
      span: { start: at, end: at + name[0].length },
      whole,
      others,
      reason: reason === '' ? null : reason,
      until: until?.[1] ?? null,
      scope,
    }
  }
}

/**
 * What a comment covers: the line it ends; the section it opens; the file, before the first heading; else the
 * next block.
 */
function scopeOf(view: View, comment: Span): Span {
  const { parsed, record } = view
  const line = lineSpan(parsed, positionAt(parsed, comment.start).line)
  if (
    slice(parsed, { start: line.start, end: comment.start })
      .trim()
      .replace(/^[-*>|]$/, '') !== ''
  )
    return line
  const section = record.sections.findLast(
    one => one.span.start <= comment.start && comment.start < one.span.end,
  )
  if (!section) return { start: 0, end: parsed.length }
  const blocks = section.blocks.map(block => shift(block.span, section.base))
  const before = blocks.filter(span => span.end <= comment.start && span.start > section.title.span.end)
  if (before.length === 0) return section.span
  return nextBlock(section, blocks, comment)
}

function nextBlock(section: Section, blocks: readonly Span[], comment: Span): Span {
  const next = blocks.find(span => span.start > comment.start)
  // A comment right above its block shares an HTML block with nothing else, so `next` is that block.
  return next ?? { start: comment.end, end: section.body.end }
}

function innermost(blocks: readonly Block[], at: number): Block | null {
  const block = blocks.find(one => one.span.start <= at && at < one.span.end)
  if (!block) return null
  const inner =
    block.kind === 'list'
      ? block.items.flatMap(item => item.blocks)
      : block.kind === 'quote' || block.kind === 'definition'
        ? block.blocks
        : []
  return innermost(inner, at) ?? block
}

function isCode(block: Block, chunk: Chunk, at: number): boolean {
  if (block.kind === 'code') return true
  if (block.kind !== 'paragraph' && block.kind !== 'table' && block.kind !== 'heading') return false
  const masked = maskInline(chunk.text.slice(block.span.start, block.span.end), { only: 'code' })
  return masked[at - block.span.start] === ' '
}
