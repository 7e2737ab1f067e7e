import { opensWithName } from '../facts/actions/names.ts'
import { and } from '../facts/people.ts'
import { saysNothing } from '../facts/values.ts'
import { keptOn } from '../lazily.ts'
import type { Colleague } from '../profile/settings.ts'
import { fullNames, isPersonalOwner, namesIndividual } from '../safety/individuals.ts'
import type { Hosts } from '../safety/leaks.ts'
import { literal } from '../syntax/literal.ts'
import { textOf } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { isEveryday } from './everyday.ts'
import { type OutsideWords, outsideWords } from './outside.ts'

/** What only insiders know about a document: who is meant by which name, and which ids, tickets and tools are the team’s. */
export interface Internals {
  /** The words that replace what is taken out. */
  readonly words: OutsideWords
  readonly hosts: Hosts
  /** Matches URLs in the team’s own project on a tracker. */
  readonly tracker: RegExp | null
  /** The names of each person, and what the copy calls them. */
  readonly people: readonly Alias[]
  /** Names that may also be ordinary words: not replaced, but reported as doubts. */
  readonly doubtful: readonly string[]
  readonly standIns: readonly Alias[]
  /** Ids of this incident. */
  readonly own: readonly string[]
  /** Ids of others. */
  readonly related: readonly string[]
  /** Any id of the style. */
  readonly ids: RegExp | null
  /** Prefixes of the team’s ticket numbers. */
  readonly projects: ReadonlySet<string>
  /** The team's own project on its tracker. */
  readonly project: string | null
  /** Tickets as the action items write them. */
  readonly tickets: ReadonlySet<string>
  /** Whether a text is nothing but the name of a person. */
  isNamed(text: string): boolean
}

/** A name that stands for a person, and what outside readers get instead. */
export interface Alias {
  readonly name: string
  /** Whether the name matches in any case. */
  readonly loose: boolean
  readonly as: string
}

/** What the team’s configuration says about its hosts and tracker. */
export interface Team {
  readonly hosts: Hosts
  /** Host and project of its tracker, as in URLs. */
  readonly tracker: { readonly host: string; readonly project: string | null } | null
}

/** Reads the internals of the original document, as the copy no longer says who was who. */
export function internalsOf(view: View, { hosts, tracker }: Team): Internals {
  const { record, profile } = view
  const words = outsideWords(view)
  const people = profile.data.publication.names ? { aliases: [], doubtful: [] } : peopleOf(view, words)
  const tickets = record.actions.flatMap(item => item.tickets.map(one => one.value))
  const own = record.id === null || record.id.value.length < 4 ? [] : [record.id.value]
  const names = new Set(people.aliases.map(one => one.name.toLowerCase()))
  return {
    words,
    hosts,
    tracker: tracker?.project
      ? new RegExp(`^https?://${literal(tracker.host)}/(?:${literal(tracker.project)})(?:[/?#]|$)`, 'i')
      : null,
    people: people.aliases,
    doubtful: people.doubtful,
    standIns: standInsOf(view),
    own,
    related: record.related.map(one => one.value).filter(id => id.length >= 4 && !/^https?:/i.test(id)),
    ids: idsOf(view),
    projects: new Set(
      [...tickets, tracker?.project ?? ''].flatMap(
        one => /^([A-Z][A-Z0-9_]+)(?:-\d+)?$/.exec(one)?.[1] ?? [],
      ),
    ),
    project: tracker?.project ?? null,
    tickets: new Set(tickets),
    isNamed: text => names.has(text.trim().toLowerCase()),
  }
}

/**
 * Ids by the pattern of the style, else by the form of the document's own, wherever one stands as a word of its own or opens
 * a link of a wiki.
 */
function idsOf({ profile, record: { id } }: View): RegExp | null {
  const form = id !== null && /^\p{L}{2,}.*\d$/u.test(id.value) ? formOf(id.value) : null
  const pattern = profile.data.ids?.pattern ?? form
  return pattern === null
    ? null
    : new RegExp(
        `\\[\\[(?:${pattern})[^[\\]\\n]*\\]\\]|(?<![\\p{L}\\p{N}_/.-])(?:${pattern})(?:/\\d{2,5})*(?![\\p{L}\\p{N}_-])`,
        'gu',
      )
}

/** An expression for ids that differ from this one in their numbers alone. */
function formOf(id: string): string {
  return id.split(/\d+/).map(literal).join('\\d+')
}

interface Known {
  readonly name: string
  readonly handle: string | null
  readonly as: string
}

/** Everybody the document or the roster names, each with the role they had in the incident, else in the team. */
function peopleOf(view: View, words: OutsideWords): { aliases: Alias[]; doubtful: string[] } {
  const aliases = new Map<string, Alias>()
  const doubtful = new Set<string>()
  const add = (name: string, as: string, loose: boolean) => {
    const key = name.toLowerCase()
    if (!aliases.has(key)) aliases.set(key, { name, as, loose })
  }
  const known = knownTo(view, words)
  for (const { name, handle, as } of known) {
    if (handle !== null) add(handle, as, true)
    if (isEveryday(name)) doubtful.add(name)
    // Two or three capitals may mean anything; where they stand for somebody they are replaced all the same.
    else if (/^\p{Lu}{1,3}$/u.test(name)) continue
    else add(name, as, /\s/.test(name) || name.startsWith('@'))
  }
  for (const { name, as } of known) {
    const names = name.split(/\s+/)
    if (names.length < 2) continue
    for (const word of [names[0]!, names.at(-1)!]) {
      if (!/^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word)) continue
      if (isEveryday(word)) doubtful.add(word)
      else add(word, as, false)
    }
  }
  for (const { name, handle, as } of known) {
    const given = givenNameIn(view, handle ?? name)
    if (given !== null) add(given, as, false)
  }
  for (const { given, full } of fullNamesIn(view)) {
    const as = aliases.get(given.toLowerCase())?.as ?? words.someone
    add(full, as, true)
    add(given, as, false)
  }
  return { aliases: [...aliases.values()], doubtful: [...doubtful] }
}

/** "Lena", of whom the document knows the handle `@lena` or `@lena.vogt`. */
function givenNameIn({ profile }: View, handle: string): string | null {
  const [, first] = /^@(\p{L}{2,})/u.exec(handle) ?? []
  if (first === undefined || isEveryday(first) || !opensWithName(profile, first)) return null
  return first.charAt(0).toUpperCase() + first.slice(1).toLowerCase()
}

/** Where a given name stands in front of another capitalised word. */
function fullNamesIn({ parsed, profile }: View): { given: string; full: string }[] {
  const text = textOf(parsed)
  return fullNames(text, profile).flatMap(({ start, end, given }) =>
    isEveryday(given) ? [] : [{ given, full: text.slice(start, end) }],
  )
}

function knownTo(view: View, words: OutsideWords): Known[] {
  const { record, settings } = view
  const { words: names } = view.profile.lookup
  const isPerson = (one: Pick<Colleague, 'name' | 'handle'>) => namesIndividual(one, names)
  const owners = record.actions
    .flatMap(item => item.owners.map(one => one.value))
    .filter(name => isPersonalOwner(name, names))
  const actors = record.timeline
    .flatMap(one => one.actor?.value.split(/\s*[,;&/]\s*|\s+and\s+/) ?? [])
    .filter(name => isPersonalOwner(name, names) && !machines.test(name))
  const named: Pick<Colleague, 'name' | 'handle'>[] = [
    ...record.people.filter(isPerson),
    ...settings.roster.filter(isPerson),
    ...[...owners, ...actors].map(name => ({ name, handle: null })),
  ]
  const each = new Map(named.map(({ name, handle }) => [`${name}\n${handle}`, { name, handle }]))
  return [...each.values()].map(one => ({ ...one, as: calledAs(one, view, words) }))
}

/** Machines act in timelines, too. */
const machines =
  /\b(?:agents?|alerts?|alerting|api|app|apps|bots?|clients?|clusters?|controllers?|cron|dashboards?|deploy(?:ment)?s?|gateways?|github|gitlab|grafana|jenkins|jobs?|monitors?|monitoring|pagers?|pagerduty|pipelines?|prometheus|proxy|queues?|schedulers?|servers?|slack|status ?page|workers?)\b/i

/** The role in the incident, else that of the roster, else none: who wrote the document did not do it as its author. */
function calledAs(
  { name, handle }: Pick<Colleague, 'name' | 'handle'>,
  view: View,
  words: OutsideWords,
): string {
  const { publication } = view.profile.data
  const colleague = view.settings.roster.find(
    one => one.name === name || (one.handle !== null && (one.handle === handle || one.handle === name)),
  )
  const { byName, byHandle } = peopleIn(view)
  const own = [name, colleague?.name]
    .flatMap(one => byName.get(one ?? '') ?? [])
    .concat([name, handle, colleague?.handle].flatMap(one => byHandle.get(one ?? '') ?? []))
    .sort((a, b) => a - b)
    .map(index => view.record.people[index]!)
  const role = own.find(one => publication.roles[one.role] !== undefined || !editorial.has(one.role))?.role
  if (role !== undefined) return words.calledAs(role)
  return colleague?.role ?? words.someone
}

const editorial: ReadonlySet<string> = new Set([
  'author',
  'reviewer',
  'deciders',
  'attendee',
  'participant',
  'person',
])

/** Where the people of a document stand in its record, by what they are called. */
const peopleIn = keptOn(({ record }: View) => {
  const byName = new Map<string, number[]>()
  const byHandle = new Map<string, number[]>()
  const add = (indexes: Map<string, number[]>, key: string, index: number) => {
    const known = indexes.get(key)
    if (known) known.push(index)
    else indexes.set(key, [index])
  }
  for (const [index, { name, handle }] of record.people.entries()) {
    add(byName, name, index)
    if (handle !== null) add(byHandle, handle, index)
  }
  return { byName, byHandle }
})

/** Entries of lists whose names are not for others, numbered in the order in which they stand. */
function standInsOf({ record, profile }: View): Alias[] {
  const found: Alias[] = []
  for (const [key, as] of Object.entries(profile.data.publication.standIns)) {
    const values = record.fields
      .filter(field => field.key === key)
      .flatMap(field => field.items.flatMap(item => item.value.split(between)))
    const names = values.filter(value => isNameOfOne(value) && !saysNothing(profile, value))
    for (const [i, name] of [...new Set(names)].entries())
      found.push({ name, as: as.replaceAll('{n}', String(i + 1)), loose: true })
  }
  return found
}

const between = new RegExp(String.raw`\s*[,;]\s*|\s+${and}\s+`)

/** Not "all", "3 of 40" or a sentence. */
function isNameOfOne(value: string): boolean {
  return (
    /^\p{L}[\p{L}\p{N}_.' -]{1,60}$/u.test(value) &&
    !/\b(?:all|any|every|most|several|some|few|no|none|other|others|internal|customers?|tenants?|users?)\b/i.test(
      value,
    ) &&
    value.split(/\s+/).length <= 4
  )
}
