import { isKnownEmpty, noteEmpty, questions } from '../facts/chunkMemory.ts'
import { isSaid, sectionAround } from '../facts/outline.ts'
import type { Field, Section } from '../facts/record.ts'
import { lastFrom, type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { blockAt, siblingsAt } from '../syntax/blockAt.ts'
import { maskInline } from '../syntax/inline.ts'
import type { Chunk } from '../syntax/parsed.ts'
import { lineSpan, positionAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { Suppression } from './suppressions.ts'

const NAME = 'postmortem-ignore'
const OPENING = /<!--\s*postmortem-ignore(?![\w-])/g
const UNTIL = /(?:^|\s)\(?until\s+(\d{4}-\d{2}-\d{2})\)?\s*\.?$/i

/** Every suppression of the document, one for each rule named. Inside code a comment is text. */
export function readSuppressions(view: View): Suppression[] {
  const { parsed, memory } = view
  const found: Suppression[] = []
  for (let i = 0; i < parsed.chunks.length; i++) {
    const chunk = parsed.chunks[i]!
    if (isKnownEmpty(memory, { chunk }, questions.suppressions)) continue
    if (chunk.text.includes(NAME)) for (const one of inChunk(view, chunk, parsed.starts[i]!)) found.push(one)
    else noteEmpty(memory, { chunk }, questions.suppressions)
  }
  return [...listed(view).flatMap(field => inHeader(view, field)), ...found]
}

/** Fields of the front matter; places are worked out only where there are any. */
function listed({ record, origin }: View): readonly Field[] {
  const isListed = (field: Field) => field.label.value === NAME
  return origin.record.fields.some(isListed) ? record.fields.filter(isListed) : []
}

function inHeader({ parsed }: View, field: Field): Suppression[] {
  return field.items.flatMap(({ value, span }) => {
    const isQuoted = /^["']/.test(slice(parsed, { start: span.start, end: span.start + 1 }))
    return entries(value, span.start + (isQuoted ? 1 : 0), span, { start: 0, end: parsed.length })
  })
}

function inChunk(view: View, chunk: Chunk, base: number): Suppression[] {
  const found: Suppression[] = []
  const isCode = codeIn(chunk)
  const textsAmong = textsIn(chunk)
  for (const opening of chunk.text.matchAll(OPENING)) {
    const start = opening.index + opening[0].length
    const close = chunk.text.indexOf('-->', start)
    if (close < 0) break
    if (isCode(opening.index)) continue
    const whole = { start: opening.index, end: close + 3 }
    const scope = scopeOf(view, { chunk, base, textsAmong }, whole)
    for (const one of entries(chunk.text.slice(start, close), base + start, shift(whole, base), scope))
      found.push(one)
  }
  return found
}

/**
 * The suppressions of `rule[, rule]: reason [until YYYY-MM-DD]`, as in a comment or a front-matter entry. Where no rule
 * is named, one without a name; without a colon, one without a reason.
 */
function entries(text: string, start: number, whole: Span, scope: Span): Suppression[] {
  const colon = text.search(/[:：]/)
  const names = colon < 0 ? (/^\s*[\w-]+(?:\s*,\s*[\w-]+)*/.exec(text)?.[0] ?? '') : text.slice(0, colon)
  const written = colon < 0 ? '' : text.slice(colon + 1).trim()
  const until = UNTIL.exec(written)
  const reason = (until ? written.slice(0, until.index) : written).trim()
  const rules = [...names.matchAll(/[^\s,]+/g)]
  const common = {
    whole,
    others: Math.max(0, rules.length - 1),
    reason: reason === '' ? null : reason,
    until: until?.[1] ?? null,
    scope,
  }
  if (rules.length === 0) return [{ ...common, rule: '', span: whole }]
  return rules.map(({ index, 0: rule }) => {
    const at = start + index
    return { ...common, rule, span: { start: at, end: at + rule.length } }
  })
}

/**
 * What a comment covers: the line it ends; the section it opens; the file, before the first heading; else the next
 * block, in its list or quote if it stands in one.
 */
function scopeOf({ parsed, record }: View, { chunk, base, textsAmong }: Place, comment: Span): Span {
  const at = base + comment.start
  const line = lineSpan(parsed, positionAt(parsed, at).line)
  if (!opensLine.test(slice(parsed, { start: line.start, end: at }))) return line
  const siblings = siblingsAt(chunk.blocks, comment.start)
  if (blockAt(chunk, comment.start)?.kind === 'table') return line
  const section = sectionAround(record.sections, at)
  if (section === null) return { start: 0, end: parsed.length }
  const isTop = siblings === chunk.blocks
  const [first] = textsAmong(section.blocks)
  if (isTop && (first === undefined || first.span.end > comment.start)) return section.span
  const texts = textsAmong(siblings)
  const next = texts[lastFrom(texts, comment.end - 1) + 1]
  if (next) return shift(next.span, base)
  return isTop ? headingOf(record.sections[lastFrom(record.sections, at) + 1], at) : shift(comment, base)
}

/** A chunk with its offset in the file, and which of the blocks around a place are text. */
interface Place {
  readonly chunk: Chunk
  readonly base: number
  textsAmong(blocks: readonly Block[]): readonly Block[]
}

/** What may stand before a comment that is on a line of its own: marks of lists, quotes and tables. */
const opensLine = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?\|?\s*$/

/** Finds the blocks that are neither headings nor comments, once for all comments among them. */
function textsIn(chunk: Chunk): Place['textsAmong'] {
  const known = new Map<readonly Block[], readonly Block[]>()
  return blocks => {
    const texts =
      known.get(blocks) ?? blocks.filter(block => block.kind !== 'heading' && isSaid({ chunk }, block))
    known.set(blocks, texts)
    return texts
  }
}

/** The heading that follows, where a comment is the last thing before it. */
function headingOf(section: Section | undefined, at: number): Span {
  return section ? { start: section.span.start, end: section.title.span.end } : { start: at, end: at }
}

/** Tells whether an offset stands in code; the code of a block is looked for once. */
function codeIn(chunk: Chunk): (at: number) => boolean {
  const masks = new Map<Block, string>()
  return at => {
    const block = blockAt(chunk, at)
    if (block?.kind === 'code') return true
    if (block?.kind !== 'paragraph' && block?.kind !== 'table' && block?.kind !== 'heading') return false
    const masked =
      masks.get(block) ?? maskInline(chunk.text.slice(block.span.start, block.span.end), { only: 'code' })
    masks.set(block, masked)
    return masked[at - block.span.start] === ' '
  }
}
