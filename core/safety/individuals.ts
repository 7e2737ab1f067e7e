import { opensWithName } from '../facts/actions/names.ts'
import type { Profile } from '../profile/compile.ts'
import type { Colleague } from '../profile/settings.ts'
import { type Fact, freePlaces, matched, type Span } from '../span.ts'
import { maskInline } from '../syntax/inline.ts'
import { literal } from '../syntax/literal.ts'
import { phrasingIn } from '../syntax/phrasing.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'

/** Tells groups from persons. */
type Words = Pick<Profile['lookup']['words'], 'groups'>

/** A name of one person. `text` is the name as written. */
export interface Individual {
  readonly kind: 'name'
  readonly span: Span
  readonly text: string
}

/**
 * Returns the places that name individuals: people in metadata, sign-off, timeline and as owners, their names
 * anywhere, members of the roster, full names and handles in prose. Teams and roles are not individuals.
 */
export function individualsIn(view: View): Individual[] {
  const { record, settings, parsed, profile } = view
  const { words } = profile.lookup
  const owners = record.actions.flatMap(item => item.owners)
  const actors = record.timeline.flatMap(({ actor }) => actor ?? [])
  const isGiven = ({ value }: Fact<string>) => givenAlone.test(value) && opensWithName(profile, value)
  const stated = [
    ...record.people.filter(one => namesIndividual(one, words)).map(one => one.span),
    ...owners.filter(one => isPersonalOwner(one.value, words) || isGiven(one)).map(one => one.span),
    ...actors.filter(isGiven).map(one => one.span),
  ]
  const names = [...record.people, ...settings.roster].map(({ name }) => name)
  const known = patternOf(
    [...names, ...owners.map(owner => owner.value)].filter(name => isFullName(name, words)),
  )
  const found = stated.map(span => individual(view, span))
  const places = freePlaces()
  for (const span of stated) places.take(span)
  for (const [i, { text, blocks }] of parsed.chunks.entries()) {
    for (const { start, end } of phrasingIn(blocks)) {
      const own = text.slice(start, end)
      for (const span of [...matches(known, own), ...handles(own, words), ...fullNames(own, profile)]) {
        const at = {
          start: parsed.starts[i]! + start + span.start,
          end: parsed.starts[i]! + start + span.end,
        }
        if (!places.isFree(at)) continue
        places.take(at)
        found.push(individual(view, at))
      }
    }
  }
  return found
}

function individual({ parsed }: View, span: Span): Individual {
  return { kind: 'name', span, text: slice(parsed, span) }
}

/** Whether a handle belongs to a group: "@platform-team". */
function isGroup(handle: string, words: Words): boolean {
  return (
    /^@?(?:all|channel|everyone|everybody|here)$/i.test(handle) ||
    words.groups.test(handle.replace(/[-_.]/g, ' '))
  )
}

/** Whether an individual is named: by a handle or name that is not a group’s. */
export function namesIndividual({ name, handle }: Pick<Colleague, 'name' | 'handle'>, words: Words): boolean {
  return isIndividual(name, words) || (handle !== null && !isGroup(handle, words))
}

/** Whether an owner is an individual; a first name alone is not enough. */
export function isPersonalOwner(owner: string, words: Words): boolean {
  return owner.startsWith('@') ? !isGroup(owner, words) : isFullName(owner, words)
}

/** One to four capitalised words, or words in a script without capitals; not the name of a group. */
function isIndividual(name: string, { groups }: Words): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+[\p{L}][\p{L}\p{M}.'’-]*){0,3}$|^[\p{Lo}\p{M}・·\s]{2,12}$/u.test(name) &&
    !groups.test(name)
  )
}

/** Whether it is more than a first name, which is too often an ordinary word. */
function isFullName(name: string, words: Words): boolean {
  return isIndividual(name, words) && /^\p{Lu}.*\s\p{Lu}|^\p{Lo}{2,}/u.test(name)
}

function patternOf(names: readonly string[]): RegExp | null {
  const escaped = [...new Set(names)].map(literal)
  return escaped.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
}

function matches(pattern: RegExp | null, text: string): Span[] {
  return pattern === null ? [] : Array.from(text.matchAll(pattern), matched)
}

/**
 * Returns full names such as "Dana Reyes": a given name before another capitalised word. `given` is the first of
 * the two.
 */
export function fullNames(text: string, profile: Profile): (Span & { readonly given: string })[] {
  return [...maskInline(text).matchAll(pairs)].flatMap(({ index, groups }) => {
    const { given = '', family = '' } = groups ?? {}
    if (!opensWithName(profile, given) || thing.test(family)) return []
    return [{ start: index, end: index + given.length + 1 + family.length, given }]
  })
}

const pairs =
  /(?<![\p{L}\p{N}@.])(?<given>\p{Lu}\p{Ll}+)(?= (?<family>\p{Lu}['’]?\p{L}(?:(?!['’]s(?!\p{L}))[\p{L}'’-])*\p{Ll}))/gu
/** Second words of places, clusters and products named after a person. */
const thing = /^(?:Region|Zone|Office|Cluster|Cloud|Metrics|Service|Server|Node|Dashboard)s?$/
const givenAlone = /^\p{Lu}[\p{L}\p{M}'’-]+$/u

/** Returns handles in prose, not in code (decorators, package scopes), and not those that address everybody. */
function handles(text: string, words: Words): Span[] {
  if (!text.includes('@')) return []
  return [...maskInline(text).matchAll(handle)]
    .filter(({ groups: named }) => !isGroup(named!.name!, words))
    .map(matched)
}

const handle = /(?<![\w/@.`])@(?<name>[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+){0,6})(?![\w/@-])/g
