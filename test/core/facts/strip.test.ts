import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { recordOf } from '../records.ts'

/** Severity, status and minutes of a document with this below its title, each quoted from where it stands. */
function said(below: string, id = 'generic') {
  const text = `# Search was down\n\n${below}\n\n## Impact\n\nNo search.\n`
  const { severity, status, duration } = recordOf(text, id)
  for (const fact of [severity, status]) {
    if (fact !== null && id === 'generic')
      assert.equal(text.slice(fact.span.start, fact.span.end), fact.value)
  }
  if (duration !== null) assert.match(text.slice(duration.span.start, duration.span.end), /^\d/)
  return [severity?.value ?? null, status?.value ?? null, duration?.value.minutes ?? null]
}

test('paragraphs that name sections stand below a first heading of the second level as well', () => {
  const text =
    'INC-98\n---\nDate: 2025-05-05\nSev 3 | Resolved | 18 min\n\n**Summary:** the geocoder answered 503 for Norway.\n\n**Impact:** addresses in Norway were not found.\n\n**Root cause:** the index was missing in the artefact.\n\n**Action items:** make the build fail without an index (@mo)\n'
  const { severity, status, duration, sections } = recordOf(text)
  assert.deepEqual([severity?.value, status?.value, duration?.value.minutes], ['Sev 3', 'Resolved', 18])
  assert.ok(['summary', 'root-cause'].every(kind => sections.some(section => section.kind === kind)))
})

suite('values without labels below the title', () => {
  test('are read as severity, status and the like by their form', () => {
    assert.deepEqual(said('**SEV-2 · July 8, 2025 · Complete · 3 h 40 m**'), ['SEV-2', 'Complete', 220])
    assert.deepEqual(said('P1 | Resolved | 18 min'), ['P1', 'Resolved', 18])
    assert.deepEqual(said('> **S1** • 27 May 2025 • Entwurf'), ['S1', 'Entwurf', null])
    assert.deepEqual(said('By Kim Lee\n*sev 2 · 2025-07-08 · 完了*'), ['sev 2', '完了', null])
    assert.deepEqual(said('SEV1 · draft', 'tiered'), ['sev1', 'draft', null])
  })

  test('give the day of the incident', () => {
    assert.equal(recordOf('# Crash\n\n> **S1** · 27 May 2025 · Draft\n').date?.value, '2025-05-27')
    assert.equal(recordOf('# Crash\n\n> **S1** · 2/3/2025 · Draft\n').date?.value ?? null, null)
  })

  test('are left alone where most are something else, or a label says more', () => {
    assert.deepEqual(said('Kim Lee · Search · P1 · five'), [null, null, null])
    assert.deepEqual(said('We saw P1 | and then nothing'), [null, null, null])
    assert.deepEqual(said('**Severity:** P2\n\nP1 · Final'), ['P2', null, null])
  })
})
