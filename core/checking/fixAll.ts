import { applyEdits, type Edit, independent } from '../edit.ts'
import { english } from '../message.ts'
import type { Fix } from '../rules/rule.ts'
import { lastFrom } from '../span.ts'
import type { Finding } from './check.ts'

/** The safe fixes that can be made at once, in the order of the findings: each that touches none before it. */
function safeFixes(findings: readonly Finding[]): Fix[] {
  const chosen = new Set<Fix>()
  const taken: Edit[] = []
  for (const finding of findings) {
    const fix = finding.fixes[0]
    if (!fix?.safe || fix.rename !== undefined || chosen.has(fix)) continue
    if (fix.edits.some(edit => touchesAny(edit, taken)) || !independent(fix.edits)) continue
    chosen.add(fix)
    for (const edit of fix.edits) taken.splice(lastFrom(taken, edit.span.start) + 1, 0, edit)
  }
  return [...chosen]
}

/** Whether an edit touches one of those taken, which are in order. Those of a fix are few, or follow each other. */
function touchesAny(edit: Edit, taken: readonly Edit[]): boolean {
  const at = lastFrom(taken, edit.span.start)
  return [taken[at - 1], taken[at], taken[at + 1]].some(
    other => other !== undefined && !independent([other, edit]),
  )
}

export interface Fixed {
  readonly text: string
  /** Titles of the fixes made, in English, in order. */
  readonly applied: readonly string[]
}

const MOST_ROUNDS = 20

/**
 * Makes safe fixes until none is left. Each round fixes what can be fixed at once; fixes that touch wait for the
 * next round. Stops after 20 rounds, should two fixes undo each other.
 */
export function fixAll(text: string, findings: (text: string) => readonly Finding[]): Fixed {
  const applied: string[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = safeFixes(findings(text))
    if (fixes.length === 0) break
    text = applyEdits(
      text,
      fixes.flatMap(fix => fix.edits),
    )
    for (const one of fixes.map(fix => english(fix.title))) applied.push(one)
  }
  return { text, applied }
}
