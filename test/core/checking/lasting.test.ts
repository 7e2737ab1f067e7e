import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../../core/checking/check.ts'
import { lastsUntil } from '../../../core/checking/lasting.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { viewOf } from '../../../core/view/read.ts'
import type { View } from '../../../core/view.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { builtIn } from '../../../profiles/index.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'

const HOUR = 3_600_000

interface Case {
  readonly style: string
  readonly text: string
  readonly zone: string
}

function viewAt({ style, text, zone }: Case, now: number): View {
  const calendar = { ...plainSettings.calendar, zone }
  return viewOf(parse(text), {
    path: 'x.md',
    profile: profiles.get(style)!,
    settings: { ...plainSettings, calendar },
    workspace: noWorkspace,
    now,
  })
}

function foundIn(view: View): string {
  return JSON.stringify(
    check(view, { clock: 'judge' }).map(({ rule, level, message, fixes }) => [rule, level, message, fixes]),
  )
}

/** Changes after which an example has limits ahead of it, open items and suppressions. */
const changes: readonly ((text: string) => string)[] = [
  text => text,
  text => text.replace(/^status: .*/m, 'status: draft').replace(/Status:\*\* \w+/i, 'Status:** Draft'),
  text => text.replace(/\bdone\b/gi, 'open'),
  text => text.replace(/\| 2026-\d\d-\d\d \|/g, '|  |'),
  text => text.replace(/## Action items[\s\S]*?(?=\n## |$)/i, ''),
  text =>
    `${text}\n<!-- postmortem-ignore section-empty: written next week until 2026-03-20 -->\n\n## Later\n`,
]

const cases = fc.record({
  style: fc.constantFrom(...builtIn().map(one => one.data.id)),
  change: fc.constantFrom(...changes),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata'),
  now: fc.integer({ min: Date.parse('2026-02-20'), max: Date.parse('2026-04-20') }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('always: finds the same until then', () => {
  fc.assert(
    fc.property(cases, ({ style, change, zone, now, share }) => {
      const { example } = builtIn().find(one => one.data.id === style)!
      const own = { style, text: change(example), zone }
      const view = viewAt(own, now)
      const until = lastsUntil(view)
      assert.ok(until > now)
      const later = Math.floor(now + share * (Math.min(until, now + 2000 * HOUR) - 1 - now))
      assert.equal(foundIn(viewAt(own, later)), foundIn(view))
    }),
    { numRuns: runs(1000) },
  )
})

test('time has no say in what is long done', () => {
  const { example } = builtIn().find(one => one.data.id === 'tiered')!
  const own = { style: 'tiered', text: example, zone: 'UTC' }
  assert.equal(lastsUntil(viewAt(own, Date.parse('2026-11-01'))), Number.POSITIVE_INFINITY)
  const open = { ...own, text: example.replace('| done |', '| open |') }
  assert.equal(lastsUntil(viewAt(open, Date.parse('2026-11-01T10:00Z'))), Date.parse('2026-11-02'))
})
