import { setTitle } from '../edits/headings.ts'
import { say } from '../message.ts'
import type { DocumentRule } from './rule.ts'

export const sectionName: DocumentRule = {
  id: 'section-name',
  group: 'sections',
  summary: 'A title that looks like a misspelling of a missing section’s title',
  level: 'hint',
  fix: 'safe',
  since: '0.1.0',
  source: 'The titles of each style’s template',
  *check(view) {
    for (const { section, expected } of view.policy.sections.misspelt) {
      yield {
        span: section.title.span,
        message: say`“${section.title.value}” is not a section of this style. Did you mean “${expected.title}”?`,
        fixes: [
          {
            title: say`Rename to “${expected.title}”`,
            safe: true,
            edits: setTitle(section, expected.title),
          },
        ],
      }
    }
  },
}
