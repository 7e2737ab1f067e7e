import { isNeverNamed, type Rule } from '../../core/index.ts'
import type { Opened, Run } from '../documents/documents.ts'
import type { Questions } from './questions.ts'

/** Documents that are no postmortems themselves, but list those of their folder: a README with an index. */

/** Whether a text may hold an index. Quick, and sure only of the contrary. */
export function mayList({ path }: Opened, text: string): boolean {
  return text.includes('postmortems:index') || (isNeverNamed(path) && /^#{1,6}[ \t]+index\b/im.test(text))
}

/** The rules that look at such a document. */
export function listingRules({ rules }: Run): readonly Rule[] {
  return rules.filter(rule => rule.id === 'index-stale')
}

/** What it must know: every postmortem there is. */
export const allOfThem: Questions = {
  ids: [],
  causes: [],
  classes: [],
  words: [],
  paths: [],
  everything: true,
}
