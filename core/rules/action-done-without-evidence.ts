import { overLines } from '../language/overLines.ts'
import { say } from '../message.ts'
import { quoted } from '../policy/actions.ts'
import { slice } from '../syntax/text.ts'
import type { DocumentRule } from './rule.ts'

export const actionDoneWithoutEvidence: DocumentRule = {
  id: 'action-done-without-evidence',
  group: 'actions',
  summary: 'A finished action item without a ticket, commit or link',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Action items in the tiered style: what is done can be looked up in its issue',
  *check({ record, parsed }) {
    for (const item of record.actions) {
      if (!item.done || item.tickets.length > 0 || evidence.test(slice(parsed, item.span))) continue
      const { start, end } = item.status?.span ?? item.text.span
      const isOwn = item.span.start <= start && end <= item.span.end
      yield {
        span: isOwn ? { start, end } : item.text.span,
        message: say`${quoted(item)} is done, but names no ticket, commit or link that shows it.`,
      }
    }
  },
}

/** Matches a URL, a link, a commit hash, or a change, release or page named by its number. */
const evidence = new RegExp(
  overLines`https?:\/\/|\]\(|\]\[|<[a-z]+:|(?<![\w.-])(?=[a-f]*\d)[\da-f]{7,40}(?![\w-])
    |\b(?:cl|prs?|mrs?|issue|ticket)\s*[#:]?\s*\d
    |\b(?:commit|change|changeset|revision|patch|pipeline|page|wiki)\s*[#:]?\s*\d{2}|\brelease\s+v?\d+\.\d
    |[#!]\d`,
  'i',
)
