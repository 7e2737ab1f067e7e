import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { fingerprintsOf } from '../../core/index.ts'
import { mutations as learning } from './mutations/learning.ts'
import { mutations as platform } from './mutations/platform.ts'
import { mutations as review } from './mutations/process.ts'
import { mutations as rollback } from './mutations/rollback.ts'
import { mutations as tiered } from './mutations/tiered.ts'
import { findingsIn, specimenOf, viewIn } from './specimens.ts'

/** The body of a document, rewritten; its front matter as it is. */
const inBody = (change: (body: string) => string) => (text: string) => {
  const head = /^---\n.*?\n---\n/s.exec(text)?.[0] ?? ''
  return head + change(text.slice(head.length))
}

/** Lines outside of fences, rewritten. */
const inLines = (change: (line: string) => string) =>
  inBody(body =>
    body
      .split(/(^```.*?^```$)/ms)
      .map((part, i) => (i % 2 === 1 ? part : part.split('\n').map(change).join('\n')))
      .join(''),
  )

const formatter = remark().use(remarkGfm).data('settings', { bullet: '-', rule: '-' })

/** What editors, formatters and colleagues do to a document without touching what it says. */
const layouts: Readonly<Record<string, (text: string) => string>> = {
  'lines that move': inLines(line => (line.startsWith('#') ? `\n\n\n${line}` : line)),
  'line ends of Windows': text => text.replaceAll('\n', '\r\n'),
  'cells that are padded': inLines(line => (/^\|.*\|$/.test(line) ? line.replace(/ \| /g, '    |  ') : line)),
  'other bullets': inLines(line => line.replace(/^(\s*)- /, '$1* ')),
  'other signs for strong words': inLines(line => line.replace(/\*\*([^*]+)\*\*/g, '__$1__')),
  'no line at the end': text => text.trimEnd(),
  'a formatter': inBody(body => String(formatter.processSync(body))),
}

function printsIn(id: string, text: string, path: string): string[] {
  return fingerprintsOf(findingsIn(id, text, path), viewIn(id, text, path)).sort()
}

/** One in four, unless the environment has THOROUGH=1. */
const chosen = <T>(all: readonly T[]) => all.filter((_, i) => process.env.THOROUGH === '1' || i % 4 === 0)

for (const [id, mutations] of Object.entries({ tiered, platform, learning, review, rollback })) {
  suite(`fingerprints of faults in the example of ${id}`, () => {
    const specimen = specimenOf(id === 'review' ? 'process' : id)
    const faulty = chosen(mutations).map(({ make, path = specimen.path, what }) => {
      const text = make(specimen.text)
      return { what, text, path, prints: printsIn(specimen.id, text, path) }
    })

    test('differ from each other', () => {
      for (const { prints, what } of faulty) assert.equal(new Set(prints).size, prints.length, what)
    })

    for (const [name, change] of Object.entries(layouts)) {
      if (faulty.every(({ text }) => change(text) === text)) continue
      test(`outlast ${name}`, () => {
        for (const { text, path, what, prints } of faulty) {
          assert.deepEqual(printsIn(specimen.id, change(text), path), prints, what)
        }
      })
    }
  })
}
