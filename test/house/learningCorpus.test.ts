import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite, test } from 'node:test'
import { type Learned, learn, type Source } from '../../core/learning.ts'
import type { Profile } from '../../core/profile/compile.ts'
import { tenFaults } from '../core/learning/anyFaults.ts'
import { checksItsTemplate, findingsIn, means, styleOf, viewIn } from '../core/learning/learned.ts'

/** Real templates with the documents of their teams, where the collection lies beside the repository. */
const corpus = join(import.meta.dirname, '../../../shared/corpus')
const manifest = join(corpus, 'MANIFEST.tsv')

interface Listed extends Source {
  readonly repository: string
  readonly kind: string
}

const listed: readonly Listed[] = existsSync(manifest)
  ? readFileSync(manifest, 'utf8')
      .split('\n')
      .slice(1)
      .map(row => row.split('\t'))
      .filter(cells => cells[10] === 'template' || cells[10] === 'postmortem')
      .map(([file = '', repository = '', , path = '', , , , , , , kind = '']) => ({
        repository,
        kind,
        path,
        name: basename(path),
        text: readFileSync(join(corpus, file), 'utf8'),
      }))
  : []

for (const template of listed.filter(({ kind }) => kind === 'template')) {
  const documents = listed.filter(one => one.kind === 'postmortem' && one.repository === template.repository)
  suite(`a style learned from the documents of ${template.repository}`, () => {
    const learned = learn(template, documents, means)!
    const profile = styleOf(learned)
    const [alone, example] = exampleFor(template, documents, learned)

    test('finds nothing in its template but what is still to be filled in', () => {
      checksItsTemplate(template, profile)
      checksItsTemplate(template, styleOf(learn(template, [], means)!))
    })

    test('finds eight of ten faults and more', () => {
      const style = alone ? styleOf(learn(template, [], means)!) : profile
      const faults = tenFaults(viewIn(example.text, example.path, style))
      assert.equal(faults.length, 10)
      const before = counts(example.text, example.path, style)
      const missed = faults.filter(({ text, rules }) => {
        const after = counts(text, example.path, style)
        return !rules.some(rule => (after.get(rule) ?? 0) > (before.get(rule) ?? 0))
      })
      assert.ok(
        missed.length <= 2,
        missed
          .map(({ what, text }) => `${what}: ${[...counts(text, example.path, style).keys()].join(', ')}`)
          .join('\n'),
      )
    })
  })
}

function counts(text: string, path: string, profile: Profile): Map<string, number> {
  const found = new Map<string, number>()
  for (const { rule } of findingsIn(text, path, profile)) found.set(rule, (found.get(rule) ?? 0) + 1)
  return found
}

/**
 * The document with fewest findings. Where documents and template do not belong together, as the learner says, the template
 * itself, filled in; the style then is learned from the template alone.
 */
function exampleFor(
  template: Source,
  documents: readonly Source[],
  { trials, doubts }: Learned,
): [boolean, Source] {
  if (doubts.length > 0) return [true, { ...template, text: filledIn(template.text) }]
  const fewest = trials.toSorted((a, b) => a.findings.length - b.findings.length)[0]!
  return [false, documents.find(({ name }) => name === fewest.name)!]
}

/** The headings of a template with a sentence below each, and a list of times below the timeline. */
function filledIn(template: string): string {
  const headings = template.split('\n').filter(line => /^#/.test(line))
  return headings
    .map((line, i) => {
      if (i === 0) return '# The report was late - 02/03/2026\n'
      if (line.trimEnd().endsWith(':')) return `${line.trimEnd()} Mo Adler\n`
      const isTimeline = /timeline/i.test(line)
      const isFollowUp = /follow/i.test(line)
      const body = isTimeline
        ? '- 10:00 UTC The first report is late\n- 10:20 UTC The lock is found\n- 11:00 UTC All is well'
        : isFollowUp
          ? '- [ ] The lock is given up after thirty seconds'
          : `A lock held the report up, part ${i}.`
      return `${line}\n\n${body}\n`
    })
    .join('\n')
}
