import { isForOutside } from '../facts/publication.ts'
import { type Message, say } from '../message.ts'
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

function messageOf({ kind, text }: Leak): Message {
  if (kind === 'section')
    return say`The section “${text}” is for inside readers. Expected none of these in a document marked for publication.`
  if (kind === 'address')
    return say`${text} opens only for inside readers. Expected no such address in a document marked for publication.`
  return say`“${text}” names a person. Expected a role or a team in a document marked for publication.`
}
