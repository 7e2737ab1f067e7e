import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { check, type Finding } from '../../../core/checking/check.ts'
import { fixAll } from '../../../core/checking/fixAll.ts'
import { applyEdits, independent } from '../../../core/edit.ts'
import { rules } from '../../../core/rules/index.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'
import { paper } from '../edits/paper.ts'

/** What holds for the fixes of documents that were written well and have suffered since. */

const examples = new Map(
  [...profiles.keys()].map(id => {
    const text = readFileSync(new URL(`../../../profiles/${id}.example.md`, import.meta.url), 'utf8')
    return [id, text.split('\n')] as const
  }),
)

const scraps = ['|', '**', '`', ':', '- [ ] ', '## ', '> ', 'TBD', '2026-13-45', '25:99', '🚨', '\t', '    ']

/** What happens to a line: it goes, comes twice, moves, is cut short, or gets something in its midst. */
const blow = fc.record({
  at: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom('drop', 'repeat', 'move', 'cut', 'insert'),
  scrap: fc.constantFrom(...scraps),
})

type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never

function after(lines: readonly string[], blows: readonly Blow[]): string {
  const text = [...lines]
  for (const { at, to, kind, scrap } of blows) {
    const index = at % text.length
    const line = text[index]!
    const half = to % (line.length + 1)
    if (kind === 'drop') text.splice(index, 1)
    else if (kind === 'repeat') text.splice(to % text.length, 0, line)
    else if (kind === 'move') text.splice(to % text.length, 0, ...text.splice(index, 1))
    else text[index] = line.slice(0, half) + (kind === 'insert' ? scrap + line.slice(half) : '')
  }
  return text.join('\n')
}

/** Another tier asks for other things, and so does a section that is there again: what they lack was not asked for before. */
const isUncovered = /^(?:metadata-required|section-missing|action-missing) /

test('always: a safe fix ends its finding and adds no error, whatever became of the document', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...examples.keys()),
      fc.array(blow, { minLength: 1, maxLength: 5 }),
      (id, blows) => {
        const text = after(examples.get(id)!, blows)
        const findings = (now: string) => check(paper(now, id), { rules, clock: 'skip' })
        const found = findings(text)
        const known = new Set(found.map(said))
        for (const finding of found) {
          const fix = finding.fixes[0]
          if (!fix?.safe || fix.rename !== undefined) continue
          assert.ok(independent(fix.edits) && fix.edits.length > 0, said(finding))
          const now = findings(applyEdits(text, fix.edits))
          assert.ok(count(now, finding) < count(found, finding), `${fix.title}: still there`)
          const added = now.filter(one => one.level === 'error' && !known.has(said(one)))
          assert.deepEqual(
            added.map(said).filter(one => !isUncovered.test(one)),
            [],
            String(fix.title),
          )
        }
        const once = fixAll(text, findings).text
        assert.deepEqual(fixAll(once, findings).applied, [])
      },
    ),
    { numRuns: runs(400) },
  )
})

function said({ rule, message }: Finding): string {
  return `${rule} ${message}`
}

function count(findings: readonly Finding[], finding: Finding): number {
  return findings.filter(one => said(one) === said(finding)).length
}
