import { isForOutside } from '../facts/publication.ts'
import { hostsOf, type Leak, leaksOf } from '../safety/leaks.ts'
import type { DocumentRule } from './rule.ts'

export const publicationLeak: DocumentRule = {
  id: 'publication-leak',
  group: 'safety',
  summary: 'Internal sections, links or names in a document marked for publication',
  level: 'error',
  fix: 'none',
  since: '0.1.0',
  source: 'The review before external publication in the styles: nothing internal, no individuals',
  options: {
    internal: { about: 'Hosts only insiders reach, subdomains included.', default: [] },
    public: { about: 'Hosts everybody may see, subdomains included.', default: [] },
  },
  words: (_, { record }) => isForOutside(record.fields),
  *check(view, options) {
    if (!isForOutside(view.record.fields)) return
    const hosts = { inside: hostsOf(options.internal), outside: hostsOf(options.public) }
    for (const leak of leaksOf(view, hosts)) yield { span: leak.span, message: messageOf(leak) }
  },
}

function messageOf({ kind, text }: Leak): string {
  const where = 'in a document marked for publication'
  if (kind === 'section')
    return `The section “${text}” is for inside readers. Expected none of these ${where}.`
  if (kind === 'address') return `${text} opens only for inside readers. Expected no such address ${where}.`
  return `“${text}” names a person. Expected a role or a team ${where}.`
}
