import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { rules } from '../../core/rules/index.ts'
import { mutations as learning } from './mutations/learning.ts'
import type { Mutation } from './mutations/mutation.ts'
import { mutations as platform } from './mutations/platform.ts'
import { mutations as process } from './mutations/process.ts'
import { mutations as rollback } from './mutations/rollback.ts'
import { mutations as tiered } from './mutations/tiered.ts'
import { findingsIn, lineAt, listing, type Specimen, specimenOf } from './specimens.ts'

const clocks = new Set(rules.flatMap(rule => (rule.clock ? [rule.id] : [])))
const known = new Set(rules.map(rule => rule.id))

for (const [id, mutations] of Object.entries({ tiered, platform, learning, process, rollback })) {
  suite(`faults put into the example of ${id}`, () => {
    const specimen = specimenOf(id)
    for (const mutation of mutations) {
      const skip = !mutation.finds.every(rule => known.has(rule))
      test(mutation.what, { skip }, () => finds(specimen, mutation))
    }
  })
}

/** Demands that the rules named speak, and no others, the first of them where the fault is. */
function finds({ id, text: example, path }: Specimen, { make, finds, may, at, path: own }: Mutation): void {
  const text = make(example)
  // Clock rules speak for information here; they count only where the fault is theirs.
  const findings = findingsIn(id, text, own ?? path).filter(
    ({ rule }) => finds.includes(rule) || !(clocks.has(rule) || may?.includes(rule)),
  )
  const names = new Set(findings.map(finding => finding.rule))
  assert.deepEqual([...names].sort(), [...finds].sort(), listing(findings))
  const first = findings.filter(finding => finding.rule === finds[0])
  const lines = first.map(({ span }) => lineAt(text, span.start))
  assert.ok(
    lines.every(line => line.includes(at)),
    `${finds[0]} marks ${lines.join(' / ')}`,
  )
}
