import type { Section } from '../facts/record.ts'
import { phrasesIn } from '../language/phrases.ts'
import type { Profile } from '../profile/compile.ts'
import { normalise } from '../profile/normalise.ts'
import { covers, type Span } from '../span.ts'
import type { View } from '../view.ts'
import { addressPattern, hostOf, isInternalAddress } from './addresses.ts'
import { individualsIn } from './individuals.ts'

/** Something that outside readers should not see. */
export interface Leak {
  readonly kind: 'section' | 'address' | 'name'
  /** For a section, the span of its title. */
  readonly span: Span
  /** The title of the section, the host of the URL, or the name as written. */
  readonly text: string
}

/** A team’s own lists of internal and public hosts, subdomains included. */
export interface Hosts {
  readonly inside: readonly string[]
  readonly outside: readonly string[]
}

/** Reads an option that lists hosts: "example.com", ".example.com" or "*.example.com". */
export function hostsOf(option: unknown): string[] {
  return Array.isArray(option)
    ? option.map(one =>
        String(one)
          .toLowerCase()
          .replace(/^\*?\.|\.$/g, ''),
      )
    : []
}

/**
 * Returns what outside readers should not see of a document, whether or not it is marked for publication: internal
 * sections, internal URLs outside them and, unless the style allows them, names of individuals. In no order.
 */
export function leaksOf(view: View, hosts: Hosts): Leak[] {
  const sections = internalSections(view)
  const leaks: Leak[] = sections.map(({ title }) => ({
    kind: 'section',
    span: title.span,
    text: title.value,
  }))
  const inner = [
    ...addressesIn(view, hosts),
    ...(view.profile.data.publication.names ? [] : individualsIn(view)),
  ]
  for (const leak of inner) {
    if (!sections.some(({ span }) => covers(span, leak.span))) leaks.push(leak)
  }
  return leaks
}

/** Returns the sections with an internal title, and publication or sign-off steps that the style does not require. */
export function internalSections({ record, policy, profile }: View): Section[] {
  return record.sections.filter(({ kind, id, title }) => {
    if (isForInsiders(title.value, profile)) return true
    if (kind !== 'publication' && kind !== 'sign-off') return false
    return id === null || !policy.tier.sections.includes(id)
  })
}

/** Whether a title marks its section as internal; “Internal impact” does not. */
function isForInsiders(title: string, { lookup: { words } }: Profile): boolean {
  const parts = [title, ...Array.from(title.matchAll(bracketed), ([, own]) => own!)]
  return parts.some(part => words.inside.has(normalise(part))) || phrasesIn(title, words.insiders).length > 0
}

const bracketed = /[([（［【「]([^()[\]（）［］【】「」]*)[)\]）］】」]/g

function addressesIn({ parsed }: View, { inside, outside }: Hosts): Leak[] {
  return parsed.chunks.flatMap(({ text }, i) => {
    if (!text.includes('://')) return []
    return [...text.matchAll(addressPattern)].flatMap((match): Leak[] => {
      const address = match[0].replace(/[.,;:!?*_~]+$/, '')
      if (!isInternalAddress(address, inside, outside)) return []
      const start = parsed.starts[i]! + match.index
      return [{ kind: 'address', span: { start, end: start + address.length }, text: hostOf(address) }]
    })
  })
}
