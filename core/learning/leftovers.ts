import { DEEPEST } from '../facts/excerpt.ts'
import { isPlaceholder } from '../facts/values.ts'
import { blanksAlone } from '../policy/placeholders.ts'
import { unitsIn } from '../policy/units.ts'
import type { Profile } from '../profile/compile.ts'
import { covers, type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { literal } from '../syntax/literal.ts'
import { choicesIn } from './choices.ts'
import type { FieldFound } from './fields.ts'
import { because, type Node } from './node.ts'
import { inDocuments, lineOf, type Paper, reasons, type Share, shareOf } from './paper.ts'
import { isBlankId } from './shapes.ts'

/**
 * The texts of a template that must not stay in a document, as regular expressions. Documents tell which: what hardly
 * any of them keeps. Without documents only what is set in italics throughout, as instructions are.
 */
export function learnLeftovers(
  template: Paper,
  fields: readonly FieldFound[],
  papers: readonly Paper[],
  generic: Profile,
): readonly Node[] {
  const texts = papers.map(({ text }) => spaced(text))
  const seen = new Set<string>()
  const lines = linesOf(template, fields, generic).flatMap(span => {
    const line = template.text.slice(span.start, span.end)
    const words = openingWords(line)
    if (words === null || seen.has(words)) return []
    seen.add(words)
    const kept = shareOf(texts, text => text.includes(words))
    if (!isInstruction(line, kept)) return []
    const place = lineOf(template, span.start)
    return [
      because(
        literal(words),
        reasons(place, kept.of === 0 ? null : `kept ${inDocuments(kept)}`.replace('kept not', 'not kept')),
      ),
    ]
  })
  return [...blankValues(template, fields), ...lines]
}

/** Values such as `INC-YYYY-NNN` and `high / low`, which look like one that is filled in. */
function blankValues(template: Paper, fields: readonly FieldFound[]): Node[] {
  return fields.flatMap(({ field, left }) => {
    const value = left.trim()
    if (field === null || isPlaceholder(value)) return []
    if (!isBlankId(value) && choicesIn(value).length === 0) return []
    return [because(`(?<!\\w)${literal(value)}(?!\\w)`, lineOf(template, field.span.start))]
  })
}

/** With fewer documents it is chance whether a text is kept. */
const ENOUGH = 2

function isInstruction(line: string, kept: Share): boolean {
  if (kept.of >= ENOUGH) return kept.count * 5 <= kept.of
  if (wholeBlank.test(line.trim())) return kept.count === 0
  return kept.count === 0 && /^(?:_[^_].*[^_]_|\*[^*].*[^*]\*)$/.test(line.trim())
}

/** What a template says: lines of prose, items and cells of rows; headings, keys and recognised blanks left out. */
function linesOf({ parsed, text }: Paper, fields: readonly FieldFound[], generic: Profile): Span[] {
  const keys = fields.flatMap(({ field }) => field?.span ?? [])
  return parsed.chunks.flatMap((chunk, i) => {
    const blocks = chunk.blocks.filter(({ kind }) => kind !== 'heading')
    const heads = blocks.flatMap(block => (block.kind === 'table' ? block.head.cells : []))
    const further = new Set(furtherLines(blocks).map(({ start }) => start))
    return [...unitsIn(blocks, chunk.text, false)]
      .filter(unit => !heads.includes(unit) && !further.has(unit.start))
      .map(unit => shift(unit, parsed.starts[i]!))
      .filter(unit => {
        const words = text.slice(unit.start, unit.end)
        const isBlank = blanksAlone(words, generic).length > 0
        return !isBlank && !keys.some(key => covers(key, unit))
      })
  })
}

/** All lines of paragraphs but the first: that one is enough to tell the paragraph by. */
function furtherLines(blocks: readonly Block[], depth = 0): Span[] {
  return blocks.flatMap(block => {
    if (block.kind === 'paragraph') return block.lines.slice(1)
    if (block.kind !== 'list' || depth > DEEPEST) return []
    return block.items.flatMap(item => furtherLines(item.blocks, depth + 1))
  })
}

/** The first words of a line, enough to tell it by; `null` for lines too short to be told from anybody’s own. */
function openingWords(line: string): string | null {
  if (wholeBlank.test(line.trim())) return line.trim()
  const words = spaced(line).trim().split(' ').slice(0, MOST_WORDS)
  const text = words.join(' ')
  return words.length < FEWEST_WORDS || text.length < 12 || !/\p{L}{3}/u.test(text) ? null : text
}

/** Nothing but words in square brackets, or in italics with dots: left to be filled in, in any language. */
const wholeBlank = /^(?:\[[^[\]\n]{2,80}\]|[_*](?:\.{3}|…)[_*])$/

const FEWEST_WORDS = 3
const MOST_WORDS = 8

function spaced(text: string): string {
  return text.replace(/[ \t]+/g, ' ')
}
