import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check, type Finding } from '../../core/check.ts'
import { cardOf } from '../../core/facts/card.ts'
import { look } from '../../core/look.ts'
import { plainSettings } from '../../core/profile/settings.ts'
import { rules } from '../../core/rules/index.ts'
import { parse } from '../../core/syntax/parse.ts'
import { noWorkspace } from '../../core/workspace/workspace.ts'
import { builtIn } from '../../profiles/index.ts'
import { profiles } from '../fixture.ts'
import { mutations as learning } from './mutations/learning.ts'
import type { Mutation } from './mutations/mutation.ts'
import { mutations as platform } from './mutations/platform.ts'
import { mutations as process } from './mutations/process.ts'
import { mutations as rollback } from './mutations/rollback.ts'
import { mutations as tiered } from './mutations/tiered.ts'

/** A day on which every deadline of the examples has been kept and none is near. */
const NOW = Date.parse('2026-11-01T12:00:00Z')

const clocks = new Set(rules.flatMap(rule => (rule.clock ? [rule.id] : [])))
const known = new Set(rules.map(rule => rule.id))

for (const [id, mutations] of Object.entries({ tiered, platform, learning, process, rollback })) {
  suite(`faults put into the example of ${id}`, () => {
    const { example } = builtIn().find(({ data }) => data.id === id)!
    const path = nameOf(id, example)
    for (const mutation of mutations)
      test(mutation.what, { skip: !mutation.finds.every(rule => known.has(rule)) }, () =>
        finds(id, example, path, mutation),
      )
  })
}

/** Demands that the rules named speak, and no others, the first of them where the fault is. */
function finds(id: string, example: string, path: string, { make, finds, at, path: own }: Mutation): void {
  const text = make(example)
  // Clock rules speak for information here; they count only where the fault is theirs.
  const findings = check(viewOf(id, text, own ?? path)).filter(
    ({ rule }) => finds.includes(rule) || !clocks.has(rule),
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

function viewOf(id: string, text: string, path: string) {
  return look(parse(text), {
    path,
    profile: profiles.get(id)!,
    settings: plainSettings,
    workspace: noWorkspace,
    now: NOW,
  })
}

/** The name the style gives the file of the example. */
function nameOf(id: string, example: string): string {
  const { files, ids } = profiles.get(id)!.data
  const { record, parsed } = viewOf(id, example, 'x.md')
  const card = cardOf(record, 'x.md', parsed)
  if (ids?.fromFile && card.id) return `${card.id}.md`
  return files.make.replace('{date}', record.date!.value).replace('{slug}', 'example')
}

function listing(findings: readonly Finding[]): string {
  return findings.map(({ rule, level, message }) => `${rule} (${level}): ${message}`).join('\n')
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end)
}
