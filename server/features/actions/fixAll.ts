import type { CodeAction } from 'vscode-languageserver'
import { check, type Edit, fixAll, look, parse, textOf } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { offer } from './offer.ts'

export const fixAllKind = 'source.fixAll.postmortem'

/** All safe fixes, made until none is left, as one edit of what they change. */
export function fixEverything(sight: Sight): CodeAction[] {
  if (!sight.findings.some(finding => finding.fixes[0]?.safe)) return []
  const { view } = sight
  const text = textOf(view.parsed)
  const mended = fixAll(text, now => check(look(parse(now), view)))
  const made = difference(text, mended.text)
  return made === null
    ? []
    : offer(sight, fixAllKind, { title: 'Fix everything that is safe to fix', edits: [made] })
}

/** What lies between the common start and the common end of two texts; `null` when they are the same. */
function difference(before: string, after: string): Edit | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) }
}
