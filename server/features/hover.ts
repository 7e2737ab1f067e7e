import type { Hover, HoverParams } from 'vscode-languageserver'
import { toMarkup } from '../editor/markup.ts'
import type { Feature } from '../feature.ts'
import { day, dueDate, length, moment } from './hovers/moments.ts'
import { incident } from './hovers/neighbours.ts'
import { sectionTitle } from './hovers/sections.ts'
import { suppressedRule } from './hovers/suppression.ts'
import type { Reader } from './hovers/topic.ts'
import { actionValue, fieldValue } from './hovers/values.ts'

/** The readers, in the order they are asked about a place; the first that knows it answers. */
const readers: readonly Reader[] = [
  moment,
  incident,
  fieldValue,
  length,
  dueDate,
  actionValue,
  sectionTitle,
  suppressedRule,
  day,
]

/** What the policy, the calendar or the workspace says of the thing under the cursor. */
export const hover: Feature<HoverParams, Hover> = {
  method: 'textDocument/hover',
  preference: 'hover',
  capability: () => ({ hoverProvider: true }),

  answer(sight, { position }) {
    const offset = sight.offsetAt(position)
    for (const read of readers) {
      const topic = read(sight, offset)
      if (!topic) continue
      const contents = toMarkup(sight.client.inWords(topic.markdown), sight.client.markdownHover)
      return { contents, range: sight.rangeOf(topic.span) }
    }
    return null
  },
}
