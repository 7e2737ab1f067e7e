import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { baselineText, check, type Finding, fingerprintsOf, readBaseline } from '../../../core/index.ts'
import { type Setting, scene, view } from '../../fixture.ts'

const document = `# Search was down

## Metadata

- Recorder: Sam

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:20 | rolled back |
| 14:05 | alert |
| 14:01 | deploy |

## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Improve monitoring |  | 2026-02-30 |
| Add an alert | @mo | 2026-02-30 |
`

/** Fingerprints of a document's findings, by rule and marked text. */
function prints(text: string, setting: Setting = {}): Map<string, string> {
  const own = view(scene(text), setting)
  const findings = check(own)
  const found = fingerprintsOf(findings, own)
  assert.equal(new Set(found).size, findings.length, 'no two are alike')
  for (const one of found) assert.match(one, /^[0-9a-f]{32}$/)
  return new Map(findings.map((finding, i) => [key(text, finding), found[i]!]))
}

function key(text: string, { rule, span, message }: Finding): string {
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  return `${rule} ${words === '' ? message : words}`
}

/** Every finding of one that is found in the other has the same fingerprint there. */
function same(one: Map<string, string>, other: Map<string, string>): void {
  assert.ok(one.size > 20)
  for (const [finding, print] of one) assert.equal(other.get(finding), print, finding)
}

const setting = { profile: 'platform' }
const own = prints(document, setting)

suite('fingerprints', () => {
  test('of what is missing stay when something else is filled in', () => {
    const filled = document.replace('## Timeline', '## Summary\n\nSearch was down.\n\n## Timeline')
    const after = prints(filled, setting)
    const missing = [...own].filter(([finding]) => finding.startsWith('section-missing'))
    const gone = missing.filter(([finding]) => !after.has(finding))
    assert.equal(gone.length, 1)
    for (const [finding, print] of missing) if (after.has(finding)) assert.equal(after.get(finding), print)
  })

  test('stay when lines move', () => {
    const moved = document.replace('## Timeline\n', '## Timeline\n\nAll times are from the pager.\n\n')
    same(own, prints(moved, setting))
  })

  test('stay when the document is laid out anew', () => {
    const wide = document.replace(/\| Add an alert \|/, '|   Add an alert     |').replaceAll('---', '------')
    same(prints(document, setting), prints(wide, setting))
    const windows = prints(document.replaceAll('\n', '\r\n'), setting)
    assert.deepEqual([...windows.values()].sort(), [...own.values()].sort())
  })

  test('are others in another file, section or rule', () => {
    const elsewhere = prints(document, { ...setting, path: 'other.md' })
    const section = prints(document.replace('## Action items', '## Follow-up actions'), setting)
    const before = new Set(own.values())
    assert.ok([...elsewhere.values()].every(one => !before.has(one)))
    const item = [...own].find(([finding]) => finding.startsWith('impossible-date'))!
    assert.ok(item, 'the day that does not exist is found')
    assert.notEqual(section.get(item[0]), item[1])
  })

  test('tell equal words in one section apart', () => {
    const dates = check(view(scene(document), setting)).filter(one => one.rule === 'impossible-date')
    assert.equal(dates.length, 2)
  })
})

suite('a baseline', () => {
  const given = view(scene(document), setting)
  const findings = check(given)
  const entry = {
    path: given.path,
    findings: fingerprintsOf(findings, given).map((fingerprint, i) => ({
      fingerprint,
      rule: findings[i]!.rule,
    })),
  }
  const text = baselineText([{ path: 'z.md', findings: [] }, entry])
  const { baseline, problem } = readBaseline(text)
  const quiet = (changed: string) =>
    check(view(scene(changed), { ...setting, settings: { baseline } })).map(one => one.rule)

  test('is read as it was written, sorted, a line a finding', () => {
    assert.equal(problem, null)
    assert.deepEqual([...baseline.keys()], [given.path])
    assert.equal(baseline.get(given.path)!.size, findings.length)
    assert.equal(text.split('\n').length, findings.length + 8)
    assert.equal(baselineText([{ ...entry, findings: [...entry.findings].reverse() }]), text)
  })

  test('silences what it knows, wherever the lines move, and nothing else', () => {
    assert.deepEqual(quiet(document), [])
    assert.deepEqual(quiet(document.replace('## Timeline\n', '## Timeline\n\nFrom the pager.\n')), [])
    assert.deepEqual(quiet(document.replace('@mo | 2026-02-30', '@mo | 2026-04-31')), ['impossible-date'])
  })

  test('of other files silences nothing', () => {
    const other = check(view(scene(document), { ...setting, path: 'other.md', settings: { baseline } }))
    assert.equal(other.length, findings.length)
  })

  test('that cannot be read is a problem and an empty one', () => {
    for (const [broken, message] of [
      ['{', /no JSON/],
      ['[]', /no version.*Expected version 1/],
      ['{"version": 7}', /version 7/],
    ] as const) {
      const reading = readBaseline(broken)
      assert.match(String(reading.problem!.message), message)
      assert.equal(reading.baseline.size, 0)
    }
    for (const odd of ['{"version":1}', '{"version":1,"files":3}', '{"version":1,"files":{"a":null}}']) {
      assert.equal(readBaseline(odd).problem, null)
    }
  })
})
