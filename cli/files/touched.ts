import { posix } from 'node:path'
import { type Finding, type Parsed, positionAt, rules, type Span } from '../../core/index.ts'

/** What a branch changed of a file; `null` where all of it is new to the branch. */
export type Touched = {
  /** Lines, both ends included, from 1. */
  readonly lines: readonly (readonly [from: number, to: number])[]
  /** Whether the file had another name, or lay in another folder. */
  readonly moved: Readonly<Record<'name' | 'folder', boolean>>
} | null

/** A file that a branch changed, and where it was before, with `/`. */
export interface Differing {
  readonly path: string
  readonly before: string
}

/** What a diff without context changes. Where lines were only removed, the lines on both sides count as changed. */
export function touchedBy(diff: string, { path, before }: Differing): Touched {
  if (/^(?:Binary files|GIT binary patch)/m.test(diff)) return null
  const hunks = diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)
  const lines = Array.from(hunks, ([, start, count]) => {
    const from = Number(start)
    const length = Number(count ?? 1)
    return length === 0 ? ([from, from + 1] as const) : ([from, from + length - 1] as const)
  })
  const { base: name, dir: folder } = posix.parse(path)
  const old = posix.parse(before)
  return { lines, moved: { name: name !== old.base, folder: folder !== old.dir } }
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
