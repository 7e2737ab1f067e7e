import type { Section } from '../facts/record.ts'
import { phrasesIn } from '../language/phrases.ts'
import type { Profile } from '../profile/compile.ts'
import { normalise } from '../profile/normalise.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'
import { addressPattern, hostOf, isInternalAddress } from './addresses.ts'
import { individualsIn } from './individuals.ts'

/** Something that is not for outside readers. */
export interface Leak {
  readonly kind: 'section' | 'address' | 'name'
  /** Of a section its title. */
  readonly span: Span
  /** The title of the section, the host of the address, the name as written. */
  readonly text: string
}

/** Hosts a team names itself: addresses below them are for insiders, or for everybody. */
export interface Hosts {
  readonly inside: readonly string[]
  readonly outside: readonly string[]
}

/** Hosts as an option lists them: with a dot or a star in front or without. */
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
 * What outside readers should not see of a document, marked for them or not: sections for insiders, addresses that
 * open only inside and, unless the style lets them stay, names of individuals. In no order; what stands in a section
 * for insiders goes with it.
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
    if (!sections.some(({ span }) => span.start <= leak.span.start && leak.span.end <= span.end))
      leaks.push(leak)
  }
  return leaks
}

/** Sections that say so in their title, and steps of publication and sign-off where the style does not ask for them. */
export function internalSections({ record, policy, profile }: View): Section[] {
  return record.sections.filter(({ kind, id, title }) => {
    if (isForInsiders(title.value, profile)) return true
    if (kind !== 'publication' && kind !== 'sign-off') return false
    return id === null || !policy.tier.sections.includes(id)
  })
}

/** Whether a title keeps its section inside; the internal impact of an incident is no secret for being called so. */
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
