import { labelAt } from '../facts/labels.ts'
import { around, within } from '../facts/outline.ts'
import type { Section } from '../facts/record.ts'
import { isGivenAsCause, namedCauses, tellsOfChange } from '../language/causes.ts'
import { faultsIn } from '../language/faults.ts'
import { tellsOfPerson } from '../language/persons.ts'
import { sentencesIn } from '../language/sentences.ts'
import { say } from '../message.ts'
import { type Span, shift } from '../span.ts'
import { type PlacedPassage, type ProseContext, prosePassages } from '../view/passages.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const rootCauseSurface: DocumentRule = {
  id: 'root-cause-surface',
  group: 'analysis',
  summary: 'The cause is a typo, a single change or what one person did, and nothing behind it',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source:
    'A surface cause is not the root cause: common pitfalls in the process style; proximate cause in the learning style',
  words: (section, { record }) => around(record.sections, section).some(one => one.kind === 'root-cause'),
  *check(view) {
    const { proseContext: context } = view
    for (const [i, section] of view.record.sections.entries()) {
      if (section.kind !== 'root-cause' || lies(view, section)) continue
      const parts = [section, ...within(view.record, i)]
      if (parts.reduce((sum, part) => sum + lengthOf(part), 0) > LONGEST && !parts.some(mayLabel)) continue
      const passages = parts.flatMap(part => placed(view, part))
      const spans = isShort(view, parts, passages) ? surface(passages, context) : []
      for (const one of passages)
        if (isLabelled(one)) for (const each of surface([one], context)) spans.push(each)
      for (const span of spans.slice(0, 1)) {
        yield {
          span,
          message: say`This names what went wrong, not why it could. Expected what let it happen and what let it through.`,
        }
      }
    }
  },
}

/** Whether the section is within another root-cause section, which is judged as a whole. */
function lies({ record }: View, section: Section): boolean {
  const around = section.parent === null ? null : record.sections[section.parent]!
  return around !== null && (around.kind === 'root-cause' || lies({ record } as View, around))
}

/** UTF-16 units of text below the heading. */
function lengthOf({ body }: Section): number {
  return body.end - body.start
}

/** Whether the section contains a label such as "Root cause:". */
function mayLabel({ chunk, base, body }: Section): boolean {
  return /root[- ]?causes?[*_ ]*[:：]/i.test(chunk.text.slice(body.start - base, body.end - base))
}

interface Placed extends PlacedPassage {
  /** Offset in the file. */
  readonly base: number
}

function placed(view: View, section: Section): Placed[] {
  if (section.kind !== null && section.kind !== 'root-cause') return []
  return Array.from(prosePassages(section, section.kind, view.profile), one => ({
    ...one,
    base: section.base,
  }))
}

/** Whether the analysis is too short to hold a reason: at most three sentences, no whys, no contributing factors. */
function isShort(view: View, parts: readonly Section[], passages: readonly Placed[]): boolean {
  const words = passages.reduce((sum, { passage }) => sum + passage.text.length, 0)
  if (words === 0 || words > LONGEST || passages.length > 2) return false
  if (parts.some(part => part.kind === 'contributing-factors')) return false
  return (
    passages.flatMap(({ passage }) => sentencesIn(passage.text)).length <= 3 &&
    view.policy.whyChains.length === 0
  )
}

/** UTF-16 units. Longer analyses hardly ever stop at the surface. */
const LONGEST = 260

/** Whether the passage has the label "Root cause:"; "Immediate cause:" and "Trigger:" do not count. */
function isLabelled({ passage: { text } }: Placed): boolean {
  const label = labelAt(text, 0, text.search(/[\r\n]|$/))
  return (
    label !== null &&
    /^(?:\w+ )?root[- ]?causes?$/i.test(text.slice(label.label.start, label.label.end).trim())
  )
}

/** Returns the surface causes and deeds of persons in the first sentence; none if any passage gives a reason. */
function surface(passages: readonly Placed[], context: ProseContext): Span[] {
  const named = opening(passages, context)
  const { reasons } = context.profile.lookup.lexicon
  // Tested last because it is slow, and most analyses name no surface cause.
  return passages.some(({ passage }) => named.length > 0 && reasons.test(passage.text)) ? [] : named
}

function opening(passages: readonly Placed[], context: ProseContext): Span[] {
  const [first] = passages
  if (first === undefined) return []
  const { passage, start, base } = first
  const [sentence, ...further] = sentencesIn(passage.text)
  if (sentence === undefined) return []
  const named = namedCauses(passage.text, passage.judgements)
  // `root-cause-human-error` reports this.
  if (named.some(one => one.says === 'human' && isGivenAsCause(passage.text, one))) return []
  const surfaces = named.filter(one => one.says === 'surface')
  const spans = [...surfaces, ...faultsIn(passage, context)].map(({ span }) => span)
  const early = spans.filter(span => span.start < sentence.end)
  const isAlone = further.length === 0 && passages.length === 1
  const told = isAlone && (tellsOfPerson(passage.text, context) || tellsOfChange(passage.text))
  return (early.length > 0 || !told ? early : [sentence]).map(span => shift(span, start + base))
}
