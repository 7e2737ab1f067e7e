import { openEnd } from '../edits/lines.ts'
import { insertSections, placeOfSection } from '../edits/sections.ts'
import { say } from '../message.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const addendumMissing: DocumentRule = {
  id: 'addendum-missing',
  group: 'sections',
  summary: 'A flag is true, but the section it requires is missing',
  level: 'error',
  fix: 'safe',
  since: '0.1.0',
  source: 'Money-flow, regulatory and security addenda of the tiered style',
  *check(view) {
    for (const section of view.policy.sections.missingAddenda) {
      const { flag } = section
      const at = placeOfSection(view, section.id)
      yield {
        span: { start: at, end: at },
        message: say`${flag} is true, but the section “${section.title}” is missing.`,
        fixes:
          openEnd(view.parsed) !== null
            ? []
            : [lazyFix(say`Insert “${section.title}”`, true, () => insertSections(view, [section.id]))],
        related: [{ message: say`${flag} is set here`, span: view.record.flags[flag]!.span }],
        ...(section.cite === undefined ? {} : { cite: section.cite }),
      }
    }
  },
}
