import { setLevel } from '../edits/headings.ts'
import type { Section } from '../facts/record.ts'
import { say } from '../message.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const sectionLevel: DocumentRule = {
  id: 'section-level',
  group: 'sections',
  summary: 'The right title at the wrong heading level',
  level: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'The heading levels of each style’s template; CI gate 2 of the tiered style looks for H2 sections',
  *check(view) {
    for (const { section, expected } of view.policy.sections.wrongLevel) {
      const marks = '#'.repeat(expected.level)
      yield {
        span: section.title.span,
        message: say`“${section.title.value}” is a heading of level ${section.level}. Expected level ${expected.level} (${marks}).`,
        fixes: () => {
          const edits = setLevel(view, section, expected.level)
          const title = say`Make it a heading of level ${expected.level}`
          return edits.length > 0 ? [{ title, safe: !swallows(view, section, expected.level), edits }] : []
        },
      }
    }
  },
}

/** Whether raising the heading to level `to` would make the next section a part of it. */
function swallows({ record, policy }: View, { span, level }: Section, to: number): boolean {
  if (to >= level) return false
  const next = record.sections.find(one => !one.pseudo && one.span.start >= span.end)
  return (
    next !== undefined && next.level > to && !policy.sections.wrongLevel.some(one => one.section === next)
  )
}
