import { compileProfile, type Profile } from '../../core/profile/compile.ts'
import { gather } from '../../core/profile/gatheredNames.ts'
import { valuesOf } from '../../core/profile/lookup.ts'
import { fillTemplate, templateSection } from '../../core/profile/template.ts'
import { variableOf } from '../../core/profile/variable.ts'
import { vocabularyOf } from '../../core/profile/vocabulary.ts'
import type { Artefact } from '../generate.ts'
import { packs, profileSources } from '../sources.ts'

interface Snippet {
  readonly prefix: string
  readonly description?: string
  readonly body: readonly string[]
}

/** A snippet for the template of every tier, and for the rows of its timeline and its action items. */
export function snippets(): Artefact {
  const words = packs()
  const vocabulary = vocabularyOf(gather(words))
  const profiles = profileSources().map(source => compileProfile(source, words, vocabulary))
  const all = Object.fromEntries(profiles.flatMap(profile => snippetsOf(profile)))
  return { path: 'snippets/postmortems.json', text: `${JSON.stringify(all, null, 2)}\n` }
}

function snippetsOf(profile: Profile): [string, Snippet][] {
  const { id, name, tiers } = profile.data
  const choices = choicesOf(profile)
  const documents = tiers.map((tier): [string, Snippet] => {
    const ending = tiers.length > 1 ? `-${tier.id}` : ''
    const kind = tiers.length > 1 ? `${name}, ${tier.label ?? tier.id}` : name
    const filled = fillTemplate(profile, tier.id, { tier: tier.id })
    return [
      `Postmortem: ${kind}`,
      {
        prefix: `postmortem-${id}${ending}`,
        description: tier.about ?? profile.data.about,
        body: bodyOf(filled, choices),
      },
    ]
  })
  return [
    ...documents,
    ...rowOf(profile, 'timeline', 'Timeline row'),
    ...rowOf(profile, 'actions', 'Action item'),
  ]
}

/** The first row or line of the section's template that is there to be filled in. */
function rowOf(profile: Profile, kind: string, title: string): [string, Snippet][] {
  const { id, name, sections } = profile.data
  const section = sections.find(one => one.kind === kind)
  const lines = section ? (templateSection(profile, null, section.id)?.split('\n') ?? []) : []
  const row = lines.find(line => /^(?:\||HH:MM)/.test(line) && /<[^<>]+>/.test(line))
  if (!row) return []
  const prefix = `${kind === 'actions' ? 'action' : 'timeline'}-${id}`
  return [[`${title}: ${name}`, { prefix, body: bodyOf(row, new Map()) }]]
}

/** The values to choose from, by the placeholder that stands for them. */
function choicesOf(profile: Profile): Map<string, readonly string[]> {
  const chosen = profile.data.metadata.fields.flatMap(field => {
    const values = valuesOf(profile, field).map(value => value.id)
    const name = variableOf(field).replaceAll('_', ' ')
    return values.length > 0 && field.type === 'enum' ? [[`<${name}>`, values] as const] : []
  })
  return new Map(chosen)
}

/** What the templates leave to be filled in. */
const blank = /<(?!!--)[^<>\n]+>|YYYY-MM-DD(?:THH:MM:SSZ| HH:MM)?|HH:MM/g

/** The text as a snippet: each blank is a stop, the same words are the same stop. */
function bodyOf(text: string, choices: ReadonlyMap<string, readonly string[]>): string[] {
  const stops = new Map<string, number>()
  let next = 1
  const literal = (part: string) => part.replace(/[\\$}]/g, '\\$&')
  const stop = (found: string, name: string) => {
    const known = name === '' ? undefined : stops.get(name)
    if (known) return `$${known}`
    const number = next++
    if (name !== '') stops.set(name, number)
    const values = choices.get(found)
    return values ? `\${${number}|${values.map(choice).join(',')}|}` : `\${${number}:${literal(found)}}`
  }
  const comments = text.split(/(<!--[\s\S]*?-->)/)
  const parts = comments.map(part => {
    if (part.startsWith('<!--')) return literal(part)
    let body = ''
    let from = 0
    for (const { 0: found, index } of part.matchAll(blank)) {
      body += literal(part.slice(from, index)) + stop(found, found === '<title>' ? found : '')
      from = index + found.length
    }
    return body + literal(part.slice(from))
  })
  return parts.join('').trimEnd().split('\n')
}

function choice(value: string): string {
  return value.replace(/[\\,|$}]/g, '\\$&')
}
