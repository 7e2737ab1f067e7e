import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../core/checking/check.ts'
import type { View } from '../../core/view.ts'
import { scene, view } from '../fixture.ts'

/** A document with many of one thing: the lines above them, and each of them. */
type Form = readonly [above: string, line: (i: number) => string]

/** What a check costs must grow with the number of lines, not with its square. */
const forms: Readonly<Record<string, Form>> = {
  'tasks without owner and day': ['## Action items\n\n', i => `- [ ] Bound the queue ${i}\n`],
  'bullets without owner and day': ['## Action items\n\n', i => `- Bound the queue ${i}\n`],
  'rows with empty cells': [
    '## Action items\n\n| ID | Action | Owner | Due |\n| --- | --- | --- | --- |\n',
    i => `| A${i} | Bound the queue | | |\n`,
  ],
  'rows of aligned cells': [
    '## Action items\n\n| ID   | Action          | Owner | Due |\n| ---- | --------------- | ----- | --- |\n',
    i => `| A${1000 + i} | Bound the queue |       |     |\n`,
  ],
  'rows without columns for owner and day': [
    '## Action items\n\n| Action | Note |\n| --- | --- |\n',
    i => `| Bound the queue ${i} | none |\n`,
  ],
  'barred lines of a fence': [
    '## Action items\n\n```\nAction | Owner | Due\n',
    i => `Bound the queue ${i} |  |  |\n`,
  ],
  'promises in one paragraph': ['## Action items\n\n', i => `We will bound the queue ${i} soon. `],
  'paragraphs to do': ['## Action items\n\n', i => `TODO: Bound the queue ${i}\n\n`],
  'owners without a handle': [
    '## Action items\n\n',
    i => `- [ ] Bound the queue ${i} (owner: Kim Lee, due: 2026-09-01)\n`,
  ],
}

function textOf([above, line]: Form, count: number): string {
  const many = Array.from({ length: count }, (_, i) => line(i)).join('')
  return `# Postmortem: queue\n\nAuthor: @mo\n\n${above}${many}`
}

/** How often anything of a view is looked at while it is checked and its fixes are offered. */
function looksAt(text: string): number {
  let looks = 0
  const seen = new Map<unknown, unknown>()
  const watched = <T>(value: T): T => {
    if (!isPlain(value)) return value
    const known = seen.get(value)
    if (known) return known as T
    const own = new Proxy(value, {
      get(target, key, self) {
        looks++
        const part: unknown = Reflect.get(target, key, self)
        return key === 'profile' ? part : watched(part)
      },
    })
    seen.set(value, own).set(own, own)
    return own
  }
  const findings = check(watched<View>(view(scene(text), { profile: 'tiered' })))
  assert.ok(findings.reduce((sum, { fixes }) => sum + fixes.length, 0) > 0)
  return looks
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return ![Map, Set, RegExp].some(kind => value instanceof kind)
}

for (const [name, form] of Object.entries(forms)) {
  test(`${name} take as many steps as there are of them`, () => {
    const [few, more, most] = [100, 200, 400].map(count => looksAt(textOf(form, count)))
    const growth = (most! - more!) / (more! - few!)
    assert.ok(growth < 2.1, `twice as many take ${growth.toFixed(2)} times as long`)
  })
}
