import { mainEntries, timelineSection } from '../edits/entries.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { say } from '../message.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const timelineSource: DocumentRule = {
  id: 'timeline-source',
  group: 'timeline',
  summary: 'A timeline entry without a source, where the style asks for one',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Timeline reconstruction in the learning style; timeline in the rollback style',
  *check(view) {
    if (!view.profile.data.timeline.asksSource) return
    const entries = mainEntries(view).filter(({ reading }) => reading !== null)
    const bare = entries.filter(entry => !isSourced(view, entry))
    const section = timelineSection(view)
    if (bare.length > 1 && bare.length === entries.length && section !== null) {
      const { start } = section.title.span
      yield {
        span: { start, end: start },
        message: say`No entry of the timeline names its source. Expected one each.`,
      }
      return
    }
    for (const { time } of bare) {
      yield {
        span: time.span,
        message: say`The entry at ${time.value} names no source. Expected where to look it up.`,
      }
    }
  },
}

/**
 * Whether there is a source: in its own column, where "n/a" counts but a dash does not, or as a link or code in
 * the text.
 */
function isSourced({ parsed }: View, { source, span }: TimelineEntry): boolean {
  if (source !== null && /[\p{L}\p{N}]/u.test(source.value)) return true
  return /\]\(|https?:|`|[([（]source[:：\s]*[\p{L}\p{N}]/iu.test(slice(parsed, span))
}
