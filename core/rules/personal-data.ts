import { say } from '../message.ts'
import { personalDataIn } from '../safety/personal.ts'
import { REDACTED, redaction } from '../safety/redaction.ts'
import { covers, type Span, shift } from '../span.ts'
import type { View } from '../view.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const personalData: DocumentRule = {
  id: 'personal-data',
  group: 'safety',
  summary: 'An e-mail address, a telephone number or a public IP address of somebody outside the team',
  level: 'information',
  fix: 'offer',
  off: true,
  since: '0.1.0',
  source: 'GDPR, article 4 (1) and article 5 (1) (c): personal data is limited to what is needed',
  options: {
    domains: { about: 'Domains whose mail addresses are colleagues’.', default: [] },
  },
  words: true,
  *check(view, options) {
    const own = domainsOf(options.domains)
    const colleagues = namedIn(view)
    for (const [i, { text }] of view.parsed.chunks.entries()) {
      const base = view.parsed.starts[i]!
      for (const { name, span } of personalDataIn(text, own)) {
        const at = shift(span, base)
        if (colleagues.some(one => covers(one, at))) continue
        yield {
          span: at,
          message: say`This looks like ${name}. Expected ${REDACTED} unless it is the team’s own.`,
          fixes: [lazyFix(say`Redact it`, false, () => redaction(view, at))],
        }
      }
    }
  },
}

function domainsOf(option: unknown): string[] {
  return Array.isArray(option) ? option.map(one => String(one).toLowerCase().replace(/^@/, '')) : []
}

/** Returns the places that name the document’s own people: authors, responders, owners. */
function namedIn({ record }: View): Span[] {
  const fields = record.fields.filter(field => field.means === 'person').map(field => field.span)
  const owners = record.actions.flatMap(item => item.owners.map(owner => owner.span))
  return [...fields, ...record.people.map(person => person.span), ...owners]
}
