import { readRecord } from '../facts/read.ts'
import type { IncidentRecord } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { parse } from '../syntax/parse.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { positionAt } from '../syntax/text.ts'

/** A template or a document to learn from. */
export interface Source {
  /** As the reasons cite it. */
  readonly name: string
  /** Within the workspace, with `/`. */
  readonly path: string
  readonly text: string
}

/** A source read in some style. */
export interface Paper extends Source {
  readonly parsed: Parsed
  readonly record: IncidentRecord
}

/** A text read in a style. */
export function paperOf(source: Source, profile: Profile): Paper {
  const parsed = parse(source.text)
  return { ...source, parsed, record: readRecord(parsed, profile, source.path) }
}

/** The same text read in another style. */
export function reread(paper: Paper, profile: Profile): Paper {
  return { ...paper, record: readRecord(paper.parsed, profile, paper.path) }
}

/** "line 12 of TEMPLATE.md" */
export function lineOf(paper: Paper, offset: number): string {
  return `line ${positionAt(paper.parsed, offset).line + 1} of ${nameOf(paper)}`
}

/** The name of a template as reasons cite it: a long one would stand in every line. */
export function nameOf({ name }: Source): string {
  return name.length > 24 ? 'the template' : name
}

/** How many of the documents that could show something do. */
export interface Share {
  readonly count: number
  readonly of: number
}

/** How many of all show something. */
export function shareOf<T>(all: readonly T[], shows: (one: T) => boolean): Share {
  return { count: all.filter(shows).length, of: all.length }
}

/** "in 7 of 8 documents", `null` where there are none to ask. */
export function inDocuments({ count, of }: Share, verb = 'in'): string | null {
  if (of === 0) return null
  return of === 1
    ? count === 1
      ? `${verb} the one document`
      : `not ${verb} the one document`
    : `${verb} ${count} of ${of} documents`
}

/** The reasons that there are, one behind the other. */
export function reasons(...parts: readonly (string | null)[]): string | null {
  const given = parts.filter(part => part !== null && part !== '')
  return given.length === 0 ? null : given.join('; ')
}

/** Four in five do it: what the rest does is the exception. */
export function isUsual({ count, of }: Share): boolean {
  return of > 0 && count * 5 >= of * 4
}

/** All do it, but for one slip in ten. */
export function isAlways({ count, of }: Share): boolean {
  return of > 0 && count >= of - Math.floor(of / 10)
}

/** With fewer documents than this, what most of them do may be chance. */
export const SOME = 3

/** What comes most often among values, and how often; the first of several. `null` for none. */
export function commonest<T>(values: readonly T[]): { readonly value: T; readonly count: number } | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most === undefined ? null : { value: most[0], count: most[1] }
}
