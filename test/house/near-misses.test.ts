import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Finding } from '../../core/checking/check.ts'
import type { NearMiss } from './nearMisses/nearMiss.ts'
import { forms } from './nearMisses/ofForms.ts'
import { foreign } from './nearMisses/ofLanguages.ts'
import { reports } from './nearMisses/ofReports.ts'
import { common, learning, platform, process, rollback, tiered } from './nearMisses/ofStyles.ts'
import { findingsIn, listing, type Specimen, specimenOf } from './specimens.ts'

for (const [id, nearMisses] of Object.entries({ tiered, platform, learning, process, rollback })) {
  suite(`unusual and right, in the example of ${id}`, () => {
    const specimen = specimenOf(id)
    // Not every style has the headings, lists or tables that the common ones change.
    const usual = common.filter(({ make }) => make(specimen.text) !== specimen.text)
    for (const nearMiss of [...usual, ...nearMisses, ...forms[id]!]) {
      test(nearMiss.what, () => staysSilent(specimen, nearMiss))
    }
  })
}

suite('unusual and right, in reports of no style', () => {
  for (const { what, text } of [...foreign, ...reports]) {
    for (const [ends, form] of [
      ['LF', text],
      ['CRLF', text.replaceAll('\n', '\r\n')],
    ] as const) {
      test(`${what}, ${ends}`, () => {
        const loud = findingsIn('generic', form, 'report.md').filter(isLoud)
        assert.deepEqual(loud, [], listing(loud))
      })
    }
  }
})

function isLoud({ level }: Finding): boolean {
  return level === 'error' || level === 'warning'
}

/** Demands that no rule warns of the document, and that the change is one. */
function staysSilent({ id, text, path }: Specimen, { make, may }: NearMiss): void {
  const changed = make(text)
  assert.notEqual(changed, text)
  const findings = findingsIn(id, changed, path)
  const wrong = findings.filter(finding => isLoud(finding) || !(may ?? []).includes(finding.rule))
  assert.deepEqual(wrong, [], listing(wrong))
}
