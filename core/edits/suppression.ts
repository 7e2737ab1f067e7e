import type { Edit } from '../rules/rule.ts'
import type { Suppression } from '../suppressions.ts'
import { lineSpan, positionAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { afterLine } from './places.ts'

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
