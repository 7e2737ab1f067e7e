import { say } from '../message.ts'
import { indexDrift, indexEdits } from '../workspace/indexDrift.ts'
import { mayIndex } from '../workspace/indexPlace.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const indexStale: DocumentRule = {
  id: 'index-stale',
  group: 'housekeeping',
  summary: 'The table of postmortems in a README differs from the documents',
  level: 'warning',
  fix: 'safe',
  workspace: true,
  ofLists: true,
  since: '0.1.0',
  source: 'The index at the end of the README in the tiered style',
  words: mayIndex,
  *check(view) {
    const drift = indexDrift(view)
    if (drift === null || drift.faults.length === 0) return
    const { faults, loses, place } = drift
    const listed = faults.slice(0, MOST).reduce((all, fault) => say`${all}; ${fault}`)
    yield {
      span: place.head,
      message:
        faults.length > MOST
          ? say`The index differs from the documents: ${listed}; and ${faults.length - MOST} more. Expected one row for each, newest first.`
          : say`The index differs from the documents: ${listed}. Expected one row for each, newest first.`,
      fixes: [lazyFix(say`Rewrite the index`, !loses, () => indexEdits(view))],
    }
  },
}

/** Faults listed in one message; a longer list would be unreadable. */
const MOST = 3
