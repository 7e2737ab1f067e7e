import { english, type Finding, parse, textOf } from '../../core/index.ts'
import { findingsOf, viewIn } from '../documents/documents.ts'
import { isTouched, textBefore } from '../files/touched.ts'
import type { Judgement } from './examination.ts'

/**
 * The findings a branch is answerable for: those in the lines it changed, and those elsewhere that were not to be found
 * before, such as a section that it took out. What was there before is judged by the style and settings of today.
 */
export function broughtByBranch({ opened, view, findings, run }: Judgement): readonly Finding[] {
  const { touched = null } = opened.entry.target
  if (touched === null) return findings
  const own = new Set(findings.filter(one => isTouched(one, touched, opened.parsed)))
  if (own.size === findings.length) return findings
  const before = parse(textBefore(textOf(opened.parsed), touched))
  const former = viewIn({ ...opened, parsed: before }, view.workspace, view.now)
  const known = findingsOf([former], run)[0]!.map(saying)
  // Compared without their places, which move with each line above; of two that say the same, one may be new.
  return findings.filter(one => {
    if (own.has(one)) return true
    const i = known.indexOf(saying(one))
    if (i >= 0) known.splice(i, 1)
    return i < 0
  })
}

function saying({ rule, message }: Finding): string {
  return `${rule}: ${english(message)}`
}
