import { holdsText } from '../facts/outline.ts'
import type { Section } from '../facts/record.ts'
import { say } from '../message.ts'
import { actionsSection } from '../policy/actions.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const sectionEmpty: DocumentRule = {
  id: 'section-empty',
  group: 'sections',
  summary: 'A section with nothing but blank lines, comments or headings',
  level: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'The sections of each style’s template; where there is nothing to say, the reason is content',
  *check(view) {
    const { sections } = view.record
    const holds = sections.map(holdsText)
    if (!holds.includes(false)) return
    // `section-duplicate` reports both of a pair.
    const twice = new Set(view.policy.sections.duplicates.flatMap(({ section, first }) => [section, first]))
    let end = -1
    for (const [i, section] of sections.entries()) {
      if (holds[i] || section.id === null || isTitle(view, section) || section.span.start < end) continue
      if (holdsFurther(sections, holds, i) || precedesPart(view, i)) continue
      if (tellsOtherwise(view, section) || twice.has(section)) continue
      end = section.span.end
      yield {
        span: section.title.span,
        message: say`“${section.title.value}” is empty. Expected text, or why there is none (“N/A: …”).`,
      }
    }
  },
}

/** Whether it is the document’s title, with the style’s sections below it. */
function isTitle({ profile }: View, { id, level }: Section): boolean {
  return level === 1 && !profile.data.sections.some(one => one.id === id && one.level === 1)
}

/** Whether a subsection contains text. */
function holdsFurther(sections: readonly Section[], holds: readonly boolean[], index: number): boolean {
  const { end } = sections[index]!.span
  for (let i = index + 1; i < sections.length && sections[i]!.span.start < end; i++) if (holds[i]) return true
  return false
}

/** Whether the next section belongs inside this one but has the wrong level, which `section-level` reports. */
function precedesPart({ profile, record }: View, index: number): boolean {
  const [section, next] = [record.sections[index]!, record.sections[index + 1]]
  if (next === undefined || next.id === null) return false
  return profile.data.sections.some(one => one.id === next.id && one.within === section.id)
}

/** Whether its headings are timeline entries or action items, which are content, or `action-missing` reports it. */
function tellsOtherwise({ record, policy }: View, { kind, span }: Section): boolean {
  const actions = policy.tier.actions > record.actions.length ? actionsSection(record) : null
  if (actions !== null && actions.span.start <= span.start && span.start < actions.span.end) return true
  if (kind === 'timeline')
    return record.timeline.some(({ span: { start } }) => span.start <= start && start < span.end)
  return (
    kind === 'actions' &&
    record.actions.some(({ span: { start } }) => span.start <= start && start < span.end)
  )
}
