import { english, foundIn, type Level, spelled, widthOf } from '../../../core/index.ts'
import { firstColumns, lastColumns, plain } from '../../terminal/columns.ts'
import { type Paint, printable } from '../../terminal/terminal.ts'
import type { Frame, Report, ReportedFinding } from '../report.ts'
import { type Reporter, type TellerSetting, wantsNothing } from '../reporter.ts'

/**
 * For people: `file:line:column: level: message [rule]`, which editors make links of, and the line it is about. Of hints that
 * say the same of many lines of a file, the first shows its line.
 */
export const pretty: Reporter = {
  wants: { ...wantsNothing, frames: true },
  tells: setting => report => {
    const told = new Set<string>()
    return report.findings
      .map((finding, i) => {
        const isBrief = finding.level === 'hint' && told.has(finding.rule)
        told.add(finding.rule)
        if (!isBrief) return `${linesOf(finding, report, setting).join('\n')}\n\n`
        const next = report.findings[i + 1]
        const goesOn = next?.level === 'hint' && told.has(next.rule)
        return `${headOf(finding, report, setting)}\n${goesOn ? '' : '\n'}`
      })
      .join('')
  },
  *write({ pieces, summary, affected, indexes, mendable }, { paint }) {
    yield* pieces
    const hint = mendable > 0 ? `; --fix mends ${mendable}` : ''
    const colour = summary.errors > 0 ? paint.red : summary.warnings > 0 ? paint.yellow : paint.green
    const found = paint.bold(colour(english(spelled(summary))))
    yield `${english(foundIn(summary, found, affected, indexes))}${hint}\n`
  },
}

function headOf(
  { rule, level, message, start }: ReportedFinding,
  { file }: Report,
  { paint }: TellerSetting,
): string {
  const place = paint.bold(`${printable(file)}:${start.line}:${start.column}`)
  return `${place}: ${colourOf(level, paint)(level)}: ${printable(message)} ${paint.dim(`[${rule}]`)}`
}

function linesOf(finding: ReportedFinding, report: Report, setting: TellerSetting): string[] {
  const { start, fix, policy, frame, related = [] } = finding
  const { paint, width } = setting
  const gutter = ' '.repeat(Math.max(3, String(start.line).length + 1))
  const more = (label: string, text: string) => `${gutter} ${paint.blue('=')} ${label}: ${printable(text)}`
  return [
    headOf(finding, report, setting),
    ...(frame ? framed(frame, finding, gutter, { paint, width }) : []),
    ...related.map(one =>
      more(
        'see',
        one.path === null ? `line ${one.start.line}: ${one.message}` : `${one.path}: ${one.message}`,
      ),
    ),
    ...(policy === null ? [] : [more('policy', policy)]),
    ...(fix ? [more(fix.safe ? 'fix' : 'editors offer', fix.title)] : []),
  ]
}

function colourOf(level: Level, paint: Paint): (text: string) => string {
  return level === 'error' ? paint.red : level === 'warning' ? paint.yellow : paint.cyan
}

/** The line of a finding with the marked part underlined; none if it is blank. */
function framed(
  frame: Frame,
  { start, level }: ReportedFinding,
  gutter: string,
  { paint, width }: Pick<TellerSetting, 'paint' | 'width'>,
): string[] {
  const { text, before, marked } = visible(frame, Math.max(20, width - gutter.length - 4))
  if (text.trim() === '') return []
  const bar = paint.blue('│')
  const number = paint.blue(String(start.line).padStart(gutter.length))
  const carets = '^'.repeat(Math.max(1, marked))
  return [
    `${number} ${bar} ${text}`,
    `${gutter} ${bar} ${' '.repeat(before)}${colourOf(level, paint)(carets)}`,
  ]
}

/** A line as a terminal shows it, cut to the width around the marked part; widths in columns. */
function visible({ text, from, to }: Frame, width: number): { text: string; before: number; marked: number } {
  if (text.length <= width && plain.test(text)) return { text, before: from, marked: to - from }
  const show = (part: string) => printable(part.replaceAll('\t', '    '))
  const [head, middle, tail] = [show(text.slice(0, from)), show(text.slice(from, to)), show(text.slice(to))]
  const whole = head + middle + tail
  if (widthOf(whole) <= width) return { text: whole, before: widthOf(head), marked: widthOf(middle) }
  const room = Math.floor(width / 3)
  const start = widthOf(head) > room ? `…${lastColumns(head, room)}` : head
  const shown = firstColumns(middle, width - widthOf(start) - 1)
  const rest = shown === middle ? firstColumns(tail, width - widthOf(start) - widthOf(shown) - 1) : ''
  const cut = shown !== middle || rest !== tail ? '…' : ''
  return { text: start + shown + rest + cut, before: widthOf(start), marked: widthOf(shown) }
}
