import { say } from '../message.ts'
import type { DocumentRule } from './rule.ts'

export const sectionDuplicate: DocumentRule = {
  id: 'section-duplicate',
  group: 'sections',
  summary: 'A section that appears twice',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'Each template has a section once; a reader who finds the first looks no further',
  *check(view) {
    for (const { section, first } of view.policy.sections.duplicates) {
      const same = section.title.value === first.title.value
      yield {
        span: section.title.span,
        message: same
          ? say`“${section.title.value}” appears twice. Expected one section.`
          : say`“${section.title.value}” is the same section as “${first.title.value}” above. Expected one.`,
        related: [{ message: say`stands here first`, span: first.title.span }],
      }
    }
  },
}
