import type { Edit } from '../edit.ts'
import { fieldLine, fieldTableHead, isHeaderForm, type LineForm } from '../profile/fieldLine.ts'
import type { View } from '../view.ts'
import { formOf, sectionFor, topOf } from './fieldPlace.ts'
import { headerLine, typedValue } from './fieldText.ts'
import { type FieldValue, prose } from './fieldValue.ts'
import { afterLine, afterMark, before, inLineEnds, isBlank, lineAt, lineBefore } from './lines.ts'
import { endOfHead, sectionData, tierFor } from './sectionPlace.ts'
import { newSection } from './sections.ts'
import { inCell } from './table.ts'
import { insertion } from './together.ts'

/** A key and its value. */
export type Entry = readonly [key: string, value: FieldValue]

/** Writes the first fields of a place, in the form and at the place that the style has for all of them. */
export function writeFirst(view: View, entries: readonly Entry[]): Edit[] {
  const { header } = view.parsed
  const [key] = entries[0]!
  const form = formOf(view, key)
  if (form === 'yaml') {
    if (header && !isHeaderForm(header.language)) return []
    const lines = entries.map(([name, value]) => {
      const language = header?.language === 'toml' ? 'toml' : 'yaml'
      return headerLine(language, name, typedValue(view, name, value)) + view.parsed.lineEnd
    })
    if (header) return [insertion(header.content.start, lines.join(''))]
    return [insertion(afterMark(view.parsed), frontMatter(view, lines.join('')))]
  }
  const text = firstLines(view, form, entries)
  const id = sectionFor(view, key)
  if (id === null) return [insertion(topOf(view), below(view, topOf(view), text))]
  const section = view.record.sections.find(one => one.id === id)
  if (section) {
    const at = endOfHead(view, section)
    return [insertion(at, below(view, at, text))]
  }
  return newSection(view, sectionData(view, id)!, text)
}

function frontMatter(view: View, lines: string): string {
  const isAlone = view.parsed.length === afterMark(view.parsed)
  return inLineEnds(view.parsed, `---\n${lines}---\n${isAlone ? '' : '\n'}`)
}

function firstLines(view: View, form: LineForm, entries: readonly Entry[]): string {
  const written = (value: string) => (form === 'table' ? inCell({ fenced: false }, value) : value)
  const lines = entries.map(([key, value]) => fieldLine(form, key, written(prose(value))))
  return form === 'table' ? [tableHead(view), ...lines].join('\n') : lines.join('\n')
}

/** Head and delimiter of the template's own table of metadata. */
function tableHead(view: View): string {
  const lines = (view.profile.templates[tierFor(view).id] ?? '').split('\n')
  const at = lines.findIndex(line => /^\|.*\{[a-z_0-9]+\}/.test(line))
  const dashes = lines.findLastIndex((line, i) => i < at && /^\|[\s:|-]+\|\s*$/.test(line))
  return dashes > 0 ? `${lines[dashes - 1]}\n${lines[dashes]}` : fieldTableHead
}

/** A paragraph behind the line that ends at `at`, with blank lines around it. */
function below(view: View, at: number, text: string): string {
  const { parsed } = view
  if (at === 0 || isBlank(parsed, { start: 0, end: at })) {
    return inLineEnds(parsed, text + (at < parsed.length ? '\n\n' : '\n'))
  }
  const next = lineAt(parsed, afterLine(parsed, at))
  const isTight = next.start > at && next.end > next.start && !isBlank(parsed, next)
  return inLineEnds(parsed, gapAbove(view, at) + text + (isTight ? '\n' : ''))
}

/** What sets a paragraph off from the line above it; behind the end of a line that line has still to be ended. */
function gapAbove({ parsed }: View, at: number): string {
  if (before(parsed, at) !== '') return '\n\n'
  const previous = lineBefore(parsed, at)
  return previous !== null && !isBlank(parsed, previous) ? '\n' : ''
}
