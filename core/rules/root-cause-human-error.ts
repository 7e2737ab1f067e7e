import type { Edit } from '../edit.ts'
import { kindAround, within } from '../facts/outline.ts'
import type { Section } from '../facts/record.ts'
import { whyChains } from '../facts/whys.ts'
import { isGivenAsCause, type NamedCause, namedCauses } from '../language/causes.ts'
import { judgementsIn, offsetsIn } from '../language/judgements.ts'
import { keptOn } from '../lazily.ts'
import { say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { covers, lastFrom, type Span, shift } from '../span.ts'
import { type PlacedPassage, prosePassages } from '../view/passages.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

/** Whether sections of this kind may state a cause. */
function isSpoken(kind: SectionKind | null): boolean {
  return kind === null || spoken.has(kind)
}

const spoken: ReadonlySet<SectionKind> = new Set([
  'root-cause',
  'contributing-factors',
  'summary',
  'background',
  'impact',
  'detection',
  'response',
  'resolution',
  'went-wrong',
  'lessons',
])

export const rootCauseHumanError: DocumentRule = {
  id: 'root-cause-human-error',
  group: 'analysis',
  summary: 'Human error given as the cause',
  level: 'warning',
  generic: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source:
    'An analysis starts at human error and does not end there: root cause in the rollback and platform styles; learning style',
  words: (section, { record }) => isSpoken(kindAround(record.sections, section)),
  *check(view) {
    for (const cause of view.record.rootCauses) {
      const words = cause.value.replace(/[-_]+/g, ' ')
      const [named] = namedCauses(words, judgementsIn(words, view.profile.lookup.lexicon))
      const isWhole =
        named?.says === 'human' && named.span.start === 0 && remark.test(words.slice(named.span.end))
      if (isWhole) yield { span: cause.span, message: MESSAGE }
    }
    for (const section of view.record.sections) yield* inSection(view, section)
  },
}

/** Matches the rest of a value after the cause: nothing, or a remark in parentheses. */
const remark = /^\s*(?:\([^()]*\))?\.?$/

const MESSAGE = say`Human error is given as the cause. Expected what in the system let the error happen, and let it do harm.`
const QUESTION = 'What in the system made this error possible, and what let it through?'

function* inSection(view: View, section: Section): Generator<Found> {
  const { chunk, body, base, kind } = section
  if (!isSpoken(kind)) return
  const { human } = offsetsIn(chunk, view.profile.lookup.lexicon)
  const at = human.filter(start => start >= body.start - base && start < body.end - base)
  if (at.length === 0) return
  const isAnalysis = lies(view, section)
  for (const passage of prosePassages(section, kind, view.profile, at)) {
    for (const cause of namedCauses(passage.passage.text, passage.passage.judgements)) {
      if (cause.says !== 'human' || !isCause(passage, cause, isAnalysis, view.profile)) continue
      if (!isAnswer(view, shift(cause.span, base + passage.start))) yield found(passage, cause, base)
    }
  }
}

/**
 * Whether the cause answers one of several whys: the next why looks behind it, and `whys-person` judges the last
 * answer, except in the `generic` style, where that rule does not run.
 */
function isAnswer(view: View, span: Span): boolean {
  const answers = judgedAnswers(view)
  const answer = answers[lastFrom(answers, span.start)]
  return answer !== undefined && covers(answer.span, span)
}

const judgedAnswers = keptOn(({ record, profile }: View) =>
  whyChains(record, profile).flatMap(({ whys }) => {
    const judged = whys.slice(0, whys.length - (profile.data.generic ? 1 : 0))
    return whys.length > 1 ? judged.flatMap(({ answer }) => answer ?? []) : []
  }),
)

/** Whether the section is, or lies within, a root-cause section. */
function lies({ record }: View, section: Section): boolean {
  if (section.kind !== null) return section.kind === 'root-cause'
  return record.sections.some((one, i) => one.kind === 'root-cause' && within(record, i).includes(section))
}

/** Outside the analysis, the sentence itself must speak of a cause. */
function isCause(
  { passage }: PlacedPassage,
  cause: NamedCause,
  isAnalysis: boolean,
  { lookup: { lexicon } }: Profile,
): boolean {
  if (passage.place === 'heading' || !isGivenAsCause(passage.text, cause)) return false
  const sentence = passage.text.slice(cause.sentence.start, cause.sentence.end)
  // A contributing factor that says what made the error likely already looks behind it.
  if (passage.kind === 'contributing-factors') {
    const behind = passage.text.slice(cause.span.end)
    return !/[,;]/.test(behind) && !lexicon.circumstances.test(behind)
  }
  return isAnalysis || lexicon.causal.test(sentence)
}

function found({ passage, start }: PlacedPassage, cause: NamedCause, base: number): Found {
  return {
    span: shift(cause.span, base + start),
    message: MESSAGE,
    fixes: () => ask(passage.text, cause, base + start),
  }
}

/** Returns a fix that replaces an English sentence, after its label, with a question; none if that would lose Markdown. */
function ask(text: string, { sentence, span, language }: NamedCause, base: number): Fix[] {
  if (language !== 'en') return []
  const words = text.slice(sentence.start, sentence.end)
  const label = /^[*_~\s]*[^.:：]{1,40}[:：][*_~]*\s*/.exec(text.slice(sentence.start, span.start))
  const start = sentence.start + (label?.[0].length ?? 0)
  if (/ {3}|[[\]]/.test(words) || /[*_~]/.test(words.slice(label?.[0].length ?? 0))) return []
  const edit: Edit = { span: shift({ start, end: sentence.end }, base), text: QUESTION }
  return [{ title: say`Ask about the system instead`, safe: false, edits: [edit] }]
}
