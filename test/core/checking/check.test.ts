import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { check, checkAll, type Finding } from '../../../core/checking/check.ts'
import { profiles, scene, view } from '../../fixture.ts'

const folder = join(import.meta.dirname, '../../../examples/postmortems')

const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .flatMap(name => {
    const text = readFileSync(join(folder, name), 'utf8')
    return [...profiles.keys()].map(profile => view(scene(text, name), { profile }))
  })

function told({ mend: _, ...finding }: Finding & { mend?: unknown }): unknown {
  return { ...finding, fixes: finding.fixes }
}

suite('many documents at once', () => {
  for (const clock of ['note', 'judge', 'skip'] as const) {
    test(`are told what each is told alone, where the clock is to ${clock}`, () => {
      const together = checkAll(views, { clock })
      assert.ok(together.some(findings => findings.length > 0))
      assert.deepEqual(
        together.map(findings => findings.map(told)),
        views.map(one => check(one, { clock }).map(told)),
      )
    })
  }

  test('may be none', () => assert.deepEqual(checkAll([]), []))
})
