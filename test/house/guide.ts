import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Learned, learn, type Source } from '../../core/learning.ts'
import { means } from '../core/learning/learned.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/learning.md'), 'utf8')

/** The first example of the guide under this info string. */
export const fence = (info: string) => new RegExp(`\`\`\`${info}\\n([\\s\\S]*?)\`\`\``).exec(guide)![1]!

export const template: Source = { name: 'TEMPLATE.md', path: 'docs/TEMPLATE.md', text: fence('md template') }

/** A document written by the template of the guide. */
export function documentOf(
  day: string,
  own: Partial<Record<'severity' | 'lead' | 'more' | 'head', string>> = {},
): Source {
  const { severity = 'SEV2', lead = 'Mo Adler', more = '', head = '' } = own
  const name = `${day}-search-was-down.md`
  const text = `# Postmortem: Search was down

- Date: ${day}
- Severity: ${severity}
- Lead: ${lead}
${head}
## Summary

Search answered nothing for ten minutes.

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 10:00 | The first query fails |
| 10:10 | The index is back |

## Root cause

The index outgrew its memory, and nothing measures that.

## Action items

- [ ] Growth past 70 % pages the owner
${more}`
  return { name, path: `docs/postmortems/${name}`, text }
}

export const three = [
  documentOf('2026-03-01'),
  documentOf('2026-04-02'),
  documentOf('2026-05-03', { severity: 'SEV1' }),
]

export function learned(documents: readonly Source[], own = template): Learned {
  return learn(own, documents, { ...means, id: 'acme' })!
}

/** Why the style says what it says there. */
export function reasonAt(style: Learned, ...path: readonly (string | number)[]): string | undefined {
  return style.reasons.find(reason => reason.path.join('.') === path.join('.'))?.says
}
