import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check } from '../../core/checking/check.ts'
import type { IncidentRecord } from '../../core/facts/record.ts'
import type { ProfileData } from '../../core/profile/profile.ts'
import { plainSettings } from '../../core/profile/settings.ts'
import { parse } from '../../core/syntax/parse.ts'
import { viewOf } from '../../core/view/read.ts'
import { noWorkspace } from '../../core/workspace/workspace.ts'
import { builtIn } from '../../profiles/index.ts'
import { profiles } from '../fixture.ts'

/** A day on which every deadline of the examples has been kept and none is near. */
const NOW = Date.parse('2026-11-01T12:00:00Z')

suite('the example of every style checks clean', () => {
  for (const { data, example } of builtIn()) {
    test(data.id, () => {
      const profile = profiles.get(data.id)!
      const settings = plainSettings
      const surroundings = { path: 'x.md', profile, settings, workspace: noWorkspace, now: NOW }
      const { record } = viewOf(parse(example), surroundings)
      const path = nameOf(data, record)
      const view = viewOf(parse(example), { ...surroundings, path })
      const findings = check(view, { clock: 'skip' })
      assert.deepEqual(
        findings.map(finding => `${finding.rule}: ${finding.message}`),
        [],
      )
    })
  }
})

/** The name the style gives the file: by its id where the id is the name, else by the day. */
function nameOf({ ids, files }: ProfileData, { id, date }: IncidentRecord): string {
  if (ids?.fromFile && id) return `${id.value}.md`
  return files.make.replace('{date}', date?.value ?? '').replace('{slug}', 'example')
}
