import { parse, positionAt } from '../../../core/index.ts'
import type { Publication } from '../../../core/publishing.ts'
import type { FileText } from '../../../disk/texts.ts'
import { counted } from '../../counted.ts'
import { shown } from '../../documents/homes.ts'
import { type Paint, printable } from '../../terminal/terminal.ts'

/** A document, its copy, and where the copy goes. */
export interface Copy {
  /** As the caller named it. */
  readonly file: string
  readonly read: FileText
  /** Absolute; `null` for the standard output. */
  readonly to: string | null
  readonly made: Publication
}

/** The account of a copy for people: what was removed, what still leaks, what to look at. */
export function told({ file, read, to, made }: Copy, fails: boolean, paint: Paint): string {
  const lineOf = linesOf(read.text)
  const { removed, remains, doubts, confirm } = made
  const lines: string[] = [paint.bold(`${file}: ${counted(removed.length, 'removal')}`)]
  for (const { kind, what, by, span } of removed)
    lines.push(`  ${lineOf(span.start)}: ${kind} ${quoted(what)}${by === '' ? '' : ` → ${by}`}`)
  if (remains.length > 0) {
    lines.push(paint.red(`${file}: ${counted(remains.length, 'leak')} left, so nothing was written:`))
    for (const { kind, what, span } of remains) lines.push(`  ${lineOf(span.start)}: ${kind} ${quoted(what)}`)
  }
  if (doubts.length > 0) {
    lines.push(paint.yellow('Look at these words, which may be for insiders:'))
    const places = new Map<string, Set<number>>()
    for (const { kind, what, span } of doubts) {
      const word = `${kind} ${quoted(what)}`
      places.set(word, (places.get(word) ?? new Set()).add(lineOf(span.start)))
    }
    for (const [word, at] of places) lines.push(`  ${[...at].join(', ')}: ${word}`)
  }
  if (confirm.length > 0 && !fails) {
    lines.push(paint.bold('For a person to confirm before it goes out:'))
    lines.push(...confirm.map(item => `  [ ] ${item}`))
  }
  if (to !== null && !fails) lines.push(`wrote ${shown(to)}`)
  return `${lines.map(printable).join('\n')}\n`
}

function quoted(what: string): string {
  return `“${what}”`
}

/** The same for programs. Lines count from 1, in the original. */
export function decisionOf({ file, read, to, made }: Copy, fails: boolean) {
  const lineOf = linesOf(read.text)
  const placed = ({ kind, what, span }: Copy['made']['remains'][number]) => ({
    line: lineOf(span.start),
    kind,
    what,
  })
  return {
    file,
    written: to === null || fails ? null : shown(to),
    removed: made.removed.map(one => ({ ...placed(one), by: one.by })),
    remains: made.remains.map(placed),
    doubts: made.doubts.map(placed),
    confirm: made.confirm,
    text: to === null && !fails ? made.text : null,
  }
}

function linesOf(text: string): (offset: number) => number {
  const parsed = parse(text)
  return offset => positionAt(parsed, offset).line + 1
}
