import type { Rule } from '../../core/index.ts'
import type { Run } from '../documents/documents.ts'
import type { Questions } from './questions.ts'

/** The rules for a document that is no postmortem itself, but lists those of its folder: a README with an index. */
export function listingRules({ rules }: Run): readonly Rule[] {
  return rules.filter(rule => rule.ofLists)
}

/** What such a document asks of its neighbours: everything. */
export const allOfThem: Questions = {
  ids: [],
  causes: [],
  classes: [],
  words: [],
  paths: [],
  everything: true,
}
