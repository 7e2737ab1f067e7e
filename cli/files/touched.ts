import { type Finding, type Parsed, positionAt, type Span } from '../../core/index.ts'

/** Lines that a branch changed, both ends included, from 1; `null` where all of the file is new to it. */
export type Touched = readonly (readonly [from: number, to: number])[] | null

/** The lines that a diff without context changes; of lines that were only taken out those on both sides. */
export function touchedBy(diff: string): Touched {
  if (/^(?:Binary files|GIT binary patch)/m.test(diff)) return null
  return Array.from(diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm), ([, start, count]) => {
    const from = Number(start)
    const lines = Number(count ?? 1)
    return lines === 0 ? [from, from + 1] : [from, from + lines - 1]
  })
}

/** Whether a finding, or a place in the same document that it refers to, lies in lines that were changed. */
export function isTouched({ span, related }: Finding, touched: Touched, parsed: Parsed): boolean {
  if (touched === null) return true
  const places = [span, ...related.filter(one => one.path === undefined).map(one => one.span)]
  return places.some(place => touches(place, touched, parsed))
}

function touches({ start, end }: Span, touched: NonNullable<Touched>, parsed: Parsed): boolean {
  const first = positionAt(parsed, start).line + 1
  const last = positionAt(parsed, end).line + 1
  return touched.some(([from, to]) => from <= last && first <= to)
}
