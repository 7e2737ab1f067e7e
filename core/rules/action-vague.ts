import type { ActionItem } from '../facts/record.ts'
import { say } from '../message.ts'
import { quoted } from '../policy/actions.ts'
import { vaguePart } from '../policy/vagueness.ts'
import { plain } from '../syntax/plain.ts'
import type { DocumentRule } from './rule.ts'

export const actionVague: DocumentRule = {
  id: 'action-vague',
  group: 'actions',
  summary: 'An action item that is too vague to tell when it is done',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Common pitfalls in the process style; action items in the learning style',
  *check({ record, profile }) {
    for (const item of record.actions) {
      const words = wordsOf(item)
      const part = vaguePart(words, profile.lookup.vague)
      if (part === null) continue
      const name = quoted(item)
      const fault =
        part === words
          ? say`${name} does not say what to do.`
          : say`${name} says “${part}” and nothing to measure it by.`
      yield {
        span: item.text.span,
        message: say`${fault} Expected what will be true when it is done.`,
      }
    }
  },
}

/** Returns the item’s text without Markdown and ticket ids, which do not say what is to be done. */
function wordsOf({ text, tickets }: ActionItem): string {
  const words = plain(text.value)
  const bare = tickets.reduce((rest, ticket) => rest.replace(ticket.value, ''), words)
  return bare.length === words.length
    ? words
    : bare.replace(/[([](?:see|ticket|issue|tracked (?:in|as))?\s*[:#]?\s*[)\]]/gi, '').replace(edges, '')
}

const edges = /^[\s:,;–—-]+|(?:[\s:,;–—-]+(?:see|ticket|issue|tracked (?:in|as))?)*$/gi
