import { isSaid } from '../facts/outline.ts'
import type { Section } from '../facts/record.ts'
import { mayAskWhy, type Why, type WhyChain } from '../facts/whys.ts'
import { say } from '../message.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const whysShallow: DocumentRule = {
  id: 'whys-shallow',
  group: 'analysis',
  summary: 'A chain of whys that has gaps, or is shorter than the style asks',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source:
    'Five whys in the learning and process styles: the first answers say what happened, later ones what allowed it',
  words: (section, { record, profile }) => mayAskWhy(record, section, profile),
  *check(view) {
    const asked = view.profile.data.whys
    if (!asked) return
    const cite = asked.cite === undefined ? {} : { cite: asked.cite }
    const chains = view.policy.whyChains
    for (const chain of chains) {
      if (isLeftOut(view, chain)) continue
      for (const found of inChain(chain, asked.depth)) yield { ...found, ...cite }
    }
    const section = chains.length === 0 ? sectionFor(view, asked.section) : null
    if (section === null) return
    yield {
      span: section.title.span,
      message: say`No chain of whys was found. The style asks for ${asked.depth}, each answered.`,
      ...cite,
    }
  },
}

function inChain({ title, whys }: WhyChain, depth: number): Found[] {
  const [last] = whys.slice(-1)
  if (last === undefined) {
    return title
      ? [{ span: title, message: say`No why follows. The style asks for ${depth}, each answered.` }]
      : []
  }
  const broken = whys.flatMap((why, i) => brokenAt(why, whys[i - 1]))
  if (broken.length > 0 || whys.length >= depth) return broken
  const message =
    whys.length === 1
      ? say`The chain ends after one why. The style asks for ${depth}.`
      : say`The chain ends after ${whys.length} whys. The style asks for ${depth}.`
  return [{ span: spanOf(last), message }]
}

/** Reports a missing answer, or a gap in the numbering. */
function brokenAt(why: Why, before: Why | undefined): Found[] {
  const { number } = why
  const expected = before?.number == null ? null : before.number + 1
  const isGap = number !== null && expected !== null && number > expected
  const gap = say`Why ${number ?? ''} follows on why ${before?.number ?? ''}. Expected why ${expected ?? ''} in between.`
  const name = number === null ? say`This why` : say`Why ${number}`
  return [
    ...(isGap ? [{ span: spanOf(why), message: gap }] : []),
    ...(why.answer === null && !isGap
      ? [
          {
            span: spanOf(why),
            message: say`${name} has no answer. Expected one for the next why to ask about.`,
          },
        ]
      : []),
  ]
}

function spanOf({ question, answer, span }: Why): { start: number; end: number } {
  return question?.span ?? answer?.span ?? span
}

/** Returns the section that must hold a chain in this tier, if it exists and has text. */
function sectionFor({ record, policy, profile }: View, id: string | undefined): Section | null {
  const data = profile.data.sections.find(one => one.id === id)
  if (data === undefined || data.optional || !policy.tier.sections.includes(data.id)) return null
  const section = record.sections.find(one => one.id === id)
  return section !== undefined && says(section) ? section : null
}

/** Whether the chain’s section is empty, or says why it was left out. */
function isLeftOut({ record }: View, { title, whys }: WhyChain): boolean {
  if (whys.length > 0) return false
  const section = record.sections.find(one => one.title.span === title)
  return section !== undefined && !says(section)
}

function says(section: Section): boolean {
  return section.blocks.some(block => isSaid(section, block) && !isDeclared(section, block.span))
}

/** Whether the block says that it was left out: "N/A: no outage", "None". */
function isDeclared({ chunk }: Section, { start, end }: { start: number; end: number }): boolean {
  return /^\W*(?:n\/?a\b|none\b|not applicable|tbd\b)/i.test(chunk.text.slice(start, end))
}
