import type { Suppression } from '../checking/suppressions.ts'
import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { isCodeBlock } from '../syntax/blockAt.ts'
import { lineSpan, positionAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { afterLine, afterMark, isBlank, lineAt } from './lines.ts'
import { endOfHead, isItem } from './sectionPlace.ts'

/**
 * Silences a rule on the line of an offset; nothing where a comment would be text, in front matter and in code, nor on an
 * empty line, where it would be about the block below.
 */
export function suppressOnLine({ parsed }: View, offset: number, rule: string): Edit[] {
  if ((parsed.header && offset < parsed.header.span.end) || isCodeBlock(parsed, offset)) return []
  const { start, end } = lineAt(parsed, offset)
  if (slice(parsed, { start, end }).trim() === '') return []
  return [{ span: { start: end, end }, text: ` ${comment(rule)}` }]
}

/** Silences a rule in a section, below its title; nothing where the section is but an item, or begins on the line of its title. */
export function suppressInSection(view: View, section: Section, rule: string): Edit[] {
  const { parsed } = view
  const end = endOfHead(view, section)
  if (isItem(view, section) || !isBlank(parsed, { start: section.body.start, end })) return []
  return [{ span: { start: end, end }, text: `${parsed.lineEnd}${parsed.lineEnd}${comment(rule)}` }]
}

/** Silences a rule in the file: right behind the front matter, else before all text. */
export function suppressInFile({ parsed }: View, rule: string): Edit[] {
  const at = parsed.header?.span.end ?? afterMark(parsed)
  const text = parsed.header
    ? `${parsed.lineEnd}${comment(rule)}`
    : `${comment(rule)}${parsed.lineEnd}${parsed.lineEnd}`
  return [{ span: { start: at, end: at }, text }]
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
  const line = lineSpan(parsed, positionAt(parsed, whole.start).line)
  const before = slice(parsed, { start: line.start, end: whole.start })
  const isAlone = before.replace(/^\s*-\s*$/, '').trim() === '' && whole.end >= line.end
  if (!isAlone) return [{ span: { start: whole.start - trailing(before), end: whole.end }, text: '' }]
  const next = afterLine(parsed, whole.end)
  const isParagraph = /^\s*$/.test(slice(parsed, lineSpan(parsed, positionAt(parsed, next).line)))
  return [
    {
      span: { start: line.start, end: isParagraph && before === '' ? afterLine(parsed, next) : next },
      text: '',
    },
  ]
}

function trailing(text: string): number {
  return text.length - text.trimEnd().length
}

/** The name with the comma that parts it from its neighbour. */
function withComma(view: View, span: Suppression['span']): Suppression['span'] {
  const { parsed } = view
  const behind = slice(parsed, { start: span.end, end: Math.min(parsed.length, span.end + 8) })
  const comma = /^\s*,\s*/.exec(behind)
  if (comma) return { start: span.start, end: span.end + comma[0].length }
  const ahead = slice(parsed, { start: Math.max(0, span.start - 8), end: span.start })
  return { start: span.start - (/\s*,\s*$/.exec(ahead)?.[0].length ?? 0), end: span.end }
}
