import type { CodeAction } from 'vscode-languageserver'
import { check, editBetween, fixAll, parse, say, textOf, viewOf } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { offer } from './offer.ts'

/** The kind that editors ask for on saving. */
export const fixAllKind = 'source.fixAll.postmortem'

/** All safe fixes, and those that become possible by them, as one edit. */
export function fixEverything(sight: Sight): CodeAction[] {
  if (!sight.findings.some(finding => finding.fixes[0]?.safe)) return []
  const { view } = sight
  const text = textOf(view.parsed)
  const mended = fixAll(text, now => check(viewOf(parse(now), view)))
  const made = editBetween(text, mended.text)
  return made === null
    ? []
    : offer(sight, fixAllKind, { title: say`Fix everything that is safe to fix`, edits: [made] })
}
