import type { Rule } from '../../core/index.ts'
import type { Run } from '../documents/documents.ts'
import type { Questions } from './questions.ts'

/** Documents that are no postmortems themselves, but list those of their folder: a README with an index. */

/** The rules that look at such a document. */
export function listingRules({ rules }: Run): readonly Rule[] {
  return rules.filter(rule => rule.ofLists)
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
