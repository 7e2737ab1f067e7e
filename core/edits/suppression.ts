import type { Suppression } from '../checking/suppressions.ts'
import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import type { Span } from '../span.ts'
import { isCodeBlock } from '../syntax/blockAt.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { afterLine, afterMark, before, isBlank, lineAt } from './lines.ts'
import { endOfHead, isItem } from './sectionPlace.ts'
import { insertion } from './together.ts'

/**
 * Silences a rule on the line of an offset; nothing where a comment would be text, in front matter and in code, nor on an
 * empty line, where it would be about the block below.
 */
export function suppressOnLine({ parsed }: View, offset: number, rule: string): Edit[] {
  if ((parsed.header && offset < parsed.header.span.end) || isCodeBlock(parsed, offset)) return []
  const line = lineAt(parsed, offset)
  return isBlank(parsed, line) ? [] : [insertion(line.end, ` ${comment(rule)}`)]
}

/** Silences a rule in a section, below its title; nothing where the section is but an item, or begins on the line of its title. */
export function suppressInSection(view: View, section: Section, rule: string): Edit[] {
  const { parsed } = view
  const end = endOfHead(view, section)
  if (isItem(view, section) || !isBlank(parsed, { start: section.body.start, end })) return []
  return [insertion(end, `${parsed.lineEnd}${parsed.lineEnd}${comment(rule)}`)]
}

/** Silences a rule in the file: right behind the front matter, else before all text. */
export function suppressInFile({ parsed }: View, rule: string): Edit[] {
  const at = parsed.header?.span.end ?? afterMark(parsed)
  const text = parsed.header
    ? `${parsed.lineEnd}${comment(rule)}`
    : `${comment(rule)}${parsed.lineEnd}${parsed.lineEnd}`
  return [insertion(at, text)]
}

/** The reason is the author's to write; until then the word stands for it. */
function comment(rule: string): string {
  return `<!-- postmortem-ignore ${rule}: reason -->`
}

/**
 * Removes one rule from a suppression: its name alone where the comment names others, else the comment, with its line
 * where nothing else stands on it.
 */
export function removeSuppression(view: View, { span, whole, others }: Suppression): Edit[] {
  if (others > 0) return [{ span: withComma(view, span), text: '' }]
  const { parsed } = view
  const line = lineAt(parsed, whole.start)
  const ahead = before(parsed, whole.start)
  const isAlone = ahead.replace(/^\s*-\s*$/, '').trim() === '' && whole.end >= line.end
  if (!isAlone) return [{ span: { start: line.start + ahead.trimEnd().length, end: whole.end }, text: '' }]
  const next = afterLine(parsed, whole.end)
  const isParagraph = ahead === '' && isBlank(parsed, lineAt(parsed, next))
  return [{ span: { start: line.start, end: isParagraph ? afterLine(parsed, next) : next }, text: '' }]
}

/** The name with the comma that parts it from its neighbour. */
function withComma({ parsed }: View, span: Span): Span {
  const behind = slice(parsed, { start: span.end, end: Math.min(parsed.length, span.end + 8) })
  const comma = /^\s*,\s*/.exec(behind)
  if (comma) return { start: span.start, end: span.end + comma[0].length }
  const ahead = slice(parsed, { start: Math.max(0, span.start - 8), end: span.start })
  return { start: span.start - (/\s*,\s*$/.exec(ahead)?.[0].length ?? 0), end: span.end }
}
