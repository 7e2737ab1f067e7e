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
    const rest = faults.length > MOST ? `; and ${faults.length - MOST} more` : ''
    yield {
      span: place.head,
      message: `The index differs from the documents: ${faults.slice(0, MOST).join('; ')}${rest}. Expected one row for each, newest first.`,
      fixes: [lazyFix('Rewrite the index', !loses, () => indexEdits(view))],
    }
  },
}

/** Faults listed in one message; a longer list would be unreadable. */
const MOST = 3
