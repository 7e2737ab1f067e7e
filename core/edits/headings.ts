import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { type Span, shift } from '../span.ts'
import type { Heading } from '../syntax/block.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { lineAt, onOneLine } from './lines.ts'

/**
 * Gives a section's heading another level. Headings of no known role below it keep their distance when it moves
 * down, so that they stay within it; a bold line becomes a heading.
 */
export function setLevel(view: View, section: Section, level: number): Edit[] {
  const own = levelEdits(view, section, level)
  if (section.pseudo || level <= section.level) return own
  const from = view.record.sections.indexOf(section)
  const moved = strangersBelow(view, from)
  return [
    ...own,
    ...moved.flatMap(one => levelEdits(view, one, Math.min(6, one.level + level - section.level))),
  ]
}

/** The headings below a section that belong to it: not those the style knows, nor what stands below those. */
function strangersBelow(view: View, index: number): Section[] {
  const { sections } = view.record
  const { end } = sections[index]!.span
  const found: Section[] = []
  let known = Number.POSITIVE_INFINITY
  for (let i = index + 1; i < sections.length && sections[i]!.span.start < end; i++) {
    const section = sections[i]!
    if (section.level <= known) known = section.id === null ? Number.POSITIVE_INFINITY : section.level
    if (known === Number.POSITIVE_INFINITY && !section.pseudo) found.push(section)
  }
  return found
}

function levelEdits(view: View, section: Section, level: number): Edit[] {
  const heading = headingOf(section)
  if (section.pseudo || !heading) {
    const line = lineAt(view.parsed, section.title.span.start)
    const marks = slice(view.parsed, line).replace(section.title.value, '')
    return /^[\s*_:]*$/.test(marks)
      ? [{ span: line, text: `${'#'.repeat(level)} ${section.title.value}` }]
      : []
  }
  return heading.setext ? setextLevel(view, section, heading, level) : atxLevel(view, section, heading, level)
}

/** Whether a line below the title makes it a heading. */
export function isUnderlined(section: Section): boolean {
  return headingOf(section)?.setext ?? false
}

function headingOf(section: Section): Heading | null {
  const { heading } = section.chunk
  return heading && section.base + heading.span.start === section.span.start ? heading : null
}

/** Changes the marks before the title and, where it is closed, behind it. */
function atxLevel(view: View, section: Section, heading: Heading, level: number): Edit[] {
  const { start, end } = shift(heading.span, section.base)
  const marks = '#'.repeat(level)
  const edits: Edit[] = [{ span: { start, end: start + heading.level }, text: marks }]
  const tail = { start: section.base + heading.title.end, end }
  const closing = /#+/.exec(slice(view.parsed, tail))
  if (closing && tail.start > start + heading.level) {
    const from = tail.start + closing.index
    edits.push({ span: { start: from, end: from + closing[0].length }, text: marks })
  }
  return edits
}

/** Levels 1 and 2 change the underline; deeper ones need `###`. */
function setextLevel(view: View, section: Section, heading: Heading, level: number): Edit[] {
  const { start, end } = shift(heading.span, section.base)
  if (level > 2) {
    const title = onOneLine(slice(view.parsed, shift(heading.title, section.base)))
    return [{ span: { start, end }, text: `${'#'.repeat(level)} ${title}` }]
  }
  const text = slice(view.parsed, { start, end }).trimEnd()
  const rule = /[=-]+$/.exec(text)
  if (!rule) return []
  const mark = level === 1 ? '=' : '-'
  return [
    { span: { start: start + rule.index, end: start + text.length }, text: mark.repeat(rule[0].length) },
  ]
}

/**
 * Gives a section another title. A number or sign before the old one and a parenthesis behind it stay, and a title
 * in capitals is answered in capitals, one with a capital for each word in such.
 */
export function setTitle(section: Section, title: string): Edit[] {
  const { value, span } = section.title
  const kept = titleSpan(value)
  const words = value.slice(kept.start, kept.end)
  const text = isCapital(words) ? title.toUpperCase() : inCaseOf(words, title)
  const isRemarked = withoutParenthesis(value) !== value.trimEnd()
  return [{ span: shift(kept, span.start), text: isRemarked ? withoutParenthesis(text) : text }]
}

/** Words with a capital wherever those in their place have one: "Executive Summary" for "Exective Summary". */
export function inCaseOf(words: string, title: string): string {
  const own = words.split(' ')
  const given = title.split(' ')
  if (own.length !== given.length) return title
  return given
    .map((word, i) => (/^\p{Lu}/u.test(own[i]!) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ')
}

/** The words of a title, without number, signs and parenthesis around them. */
function titleSpan(title: string): Span {
  const start = lead.exec(title)![0].length
  const end = withoutParenthesis(title).replace(/[\s*_~`:]+$/, '').length
  return end > start ? { start, end } : { start: 0, end: title.length }
}

function withoutParenthesis(title: string): string {
  const text = title.trimEnd()
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1
  return open > 0 ? text.slice(0, open).trimEnd() : text
}

/** Whether the words are written in capitals throughout. */
export function isCapital(words: string): boolean {
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words)
}

/** Signs, and a number that ends in a mark or has several parts: not the 5 of "5 whys". */
const lead = /^[^\p{L}\p{N}]*(?:\d{1,3}(?:\.\d{1,3}){0,4}[.):]\s+|\d{1,3}(?:\.\d{1,3}){1,4}\s+)?/u
