import { posix } from 'node:path'
import { type Finding, type Parsed, positionAt, rules, type Span } from '../../core/index.ts'

/** What a branch changed of a file; `null` where all of it is new to the branch. */
export type Touched = {
  /** Lines, both ends included, from 1. */
  readonly lines: readonly (readonly [from: number, to: number])[]
  /** What stood in place of its lines, in their order. */
  readonly replaced: readonly Replaced[]
  /** Whether the file had another name, or lay in another folder. */
  readonly moved: Readonly<Record<'name' | 'folder', boolean>>
} | null

/** Lines that a branch took out, and the number of those it put there. */
interface Replaced {
  /** The index of the first line put there, from 0. */
  readonly at: number
  readonly count: number
  readonly lines: readonly string[]
}

/** A file that a branch changed, and where it was before, with `/`. */
export interface Differing {
  readonly path: string
  readonly before: string
}

/** What a diff without context changes. Where lines were only removed, the lines on both sides count as changed. */
export function touchedBy(diff: string, { path, before }: Differing): Touched {
  if (/^(?:Binary files|GIT binary patch)/m.test(diff)) return null
  const hunks = Array.from(diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@[^\n]*\n((?:-[^\n]*\n)*)/gm))
  const replaced = hunks.map(([, start, count, removed]) => {
    const length = Number(count ?? 1)
    const lines = removed!.split('\n').slice(0, -1)
    return {
      at: Number(start) - (length === 0 ? 0 : 1),
      count: length,
      lines: lines.map(line => line.slice(1)),
    }
  })
  const lines = replaced.map(({ at, count }) =>
    count === 0 ? ([at, at + 1] as const) : ([at + 1, at + count] as const),
  )
  const { base: name, dir: folder } = posix.parse(path)
  const old = posix.parse(before)
  return { lines, replaced, moved: { name: name !== old.base, folder: folder !== old.dir } }
}

/** The text of a file as it was before the branch. */
export function textBefore(text: string, { replaced }: NonNullable<Touched>): string {
  const lines = text.split('\n')
  for (const { at, count, lines: before } of replaced.toReversed()) lines.splice(at, count, ...before)
  return lines.join('\n')
}

const dependence = new Map(rules.map(rule => [rule.id, rule.dependsOn]))

/** Whether a finding, or a place in the same document that it refers to, lies in changed lines, or may come of renaming the file. */
export function isTouched({ rule, span, related }: Finding, touched: Touched, parsed: Parsed): boolean {
  if (touched === null) return true
  const depends = dependence.get(rule)
  if (depends !== undefined && touched.moved[depends]) return true
  const places = [span, ...related.filter(one => one.path === undefined).map(one => one.span)]
  return places.some(place => touches(place, touched, parsed))
}

function touches({ start, end }: Span, { lines }: NonNullable<Touched>, parsed: Parsed): boolean {
  const first = positionAt(parsed, start).line + 1
  const last = positionAt(parsed, end).line + 1
  return lines.some(([from, to]) => from <= last && first <= to)
}
