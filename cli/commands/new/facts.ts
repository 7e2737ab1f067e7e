import {
  choiceOf,
  type IncidentFacts,
  incidentMoments,
  isIdOf,
  type Profile,
  severityIn,
} from '../../../core/index.ts'
import { decoded } from '../../../disk/texts.ts'
import { expected, wholeNumber } from '../../arguments.ts'
import type { Options, Values } from '../../command.ts'
import { Fault } from '../../fault.ts'
import { standardInput, textOf } from '../../files/files.ts'
import { dayIn, momentOf } from '../../moments.ts'

/** Options that state facts of an incident. */
export const factTable = {
  title: { about: 'What happened, in the words a colleague would search for.', value: 'TEXT', short: 't' },
  from: { about: 'A JSON file with facts of the incident, “-” for the standard input.', value: 'FILE' },
  date: { about: 'The day it began; by default that of the first time given, or today.', value: 'DAY' },
  severity: { about: 'Its severity, in any common spelling.', value: 'NAME', short: 's' },
  tier: { about: 'At least this tier.', value: 'NAME' },
  flag: { about: 'A flag of the style that is true.', value: 'KEY', many: true },
  trigger: {
    about: 'A trigger of the style that fired, which the other facts do not show.',
    value: 'ID',
    many: true,
  },
  started: { about: 'When it began, as ISO 8601, like the times below.', value: 'ISO' },
  detected: { about: 'When it was first noticed.', value: 'ISO' },
  mitigated: { about: 'When users stopped feeling it.', value: 'ISO' },
  resolved: { about: 'When everything worked again.', value: 'ISO' },
  closed: { about: 'When the incident was closed.', value: 'ISO' },
  minutes: { about: 'How long it lasted, if the times do not say.', value: 'N' },
  author: { about: 'Who writes the document.', value: 'NAME' },
  id: { about: 'Its id; the next free one by default.', value: 'ID' },
  set: { about: 'Any other field of the style.', value: 'KEY=VALUE', many: true },
} as const satisfies Options

type FactOptions = Values<typeof factTable>

/** Facts; and, as a sentence each, those that were left open because the style has no such value. */
export interface Stated {
  readonly facts: IncidentFacts
  readonly left: readonly string[]
}

/** The facts in the options and in the file they name; options win. Throws a `Fault` for what the style does not know. */
export async function factsFrom(options: FactOptions, profile: Profile): Promise<Stated> {
  const base = options.from === undefined ? null : await incidentIn(options.from)
  const title = options.title ?? base?.title
  if (!title?.trim()) throw new Fault('the incident needs a title: --title "Queue stuck"')
  const facts: IncidentFacts = { ...without(base, profile), ...given(options, base), title }
  const { severities, triggers, tiers } = profile.data
  if (options.severity !== undefined && severities.length > 0 && !choiceOf(severities, options.severity)) {
    throw new Fault(unknownName('--severity', options.severity, idsOf(severities)))
  }
  if (options.id !== undefined && !isIdOf(options.id, profile)) {
    const form = `${profile.data.name} gives ids of the form ${profile.data.ids!.make}`
    throw new Fault(`--id is ${JSON.stringify(options.id)}; ${form}`)
  }
  known('--tier', facts.tier === undefined ? [] : [facts.tier], idsOf(tiers))
  known('--flag', facts.flags ?? [], flagsOf(profile))
  known('--trigger', facts.triggers ?? [], idsOf(triggers))
  const keys = profile.data.metadata.fields.map(field => field.key)
  known('--set', Object.keys(facts.fields ?? {}), keys)
  const isLeft = facts.severity === undefined && base?.severity !== undefined
  const sentence = `Severity ${base?.severity} is left open: --severity takes ${idsOf(severities).join(', ')}.`
  return { facts, left: isLeft ? [sentence] : [] }
}

function idsOf(named: readonly { readonly id: string }[]): string[] {
  return named.map(one => one.id)
}

/** Another tool's severity is a fact where the style has it, or lets people write what they like. */
function without(base: IncidentFacts | null, profile: Profile): Partial<IncidentFacts> {
  const { severity, ...rest } = base ?? {}
  const known = severityIn(profile, severity)
  return known === null ? rest : { ...rest, severity: known }
}

function flagsOf(profile: Profile): string[] {
  return profile.data.metadata.fields.filter(field => field.means === 'flag').map(field => field.key)
}

function known(option: string, given: readonly string[], names: readonly string[]): void {
  for (const name of given) if (!names.includes(name)) throw new Fault(unknownName(option, name, names))
}

function unknownName(option: string, name: string, names: readonly string[]): string {
  return names.length === 0
    ? `${option} ${name}: the style has none`
    : `${option} is ${JSON.stringify(name)}; ${expected(name, names)}`
}

function given(options: FactOptions, base: IncidentFacts | null): Partial<IncidentFacts> {
  const { date, severity, tier, id, minutes, author } = options
  const stated = incidentMoments.flatMap(name => {
    const text = options[name]
    return text === undefined ? [] : [[name, momentOf(text, `--${name}`)] as const]
  })
  stated.forEach(([name, at], i) => {
    const [before, then] = stated[i - 1] ?? [name, at]
    if (at < then) throw new Fault(`--${name} ${options[name]} lies before --${before} ${options[before]}`)
  })
  return {
    ...(date !== undefined && { date: dayIn(date, '--date') }),
    ...(severity !== undefined && { severity }),
    ...(tier !== undefined && { tier }),
    ...(id !== undefined && { id }),
    ...(minutes !== undefined && { minutes: wholeNumber(minutes, '--minutes') }),
    ...(author !== undefined && { people: { ...base?.people, author } }),
    ...(stated.length > 0 && { moments: { ...base?.moments, ...Object.fromEntries(stated) } }),
    ...(options.flag.length > 0 && { flags: [...(base?.flags ?? []), ...options.flag] }),
    ...(options.trigger.length > 0 && { triggers: [...(base?.triggers ?? []), ...options.trigger] }),
    ...(options.set.length > 0 && {
      fields: { ...base?.fields, ...Object.fromEntries(options.set.map(pair)) },
    }),
  }
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Fault(`--set is ${JSON.stringify(text)}; expected KEY=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}

async function incidentIn(file: string): Promise<IncidentFacts> {
  const { readIncident } = await import('../../../core/intake.ts')
  const text = file === '-' ? decoded(await standardInput()).text : textOf(file, `--from ${file}`)
  const incident = readIncident(text)
  if ('problem' in incident) throw new Fault(`--from ${file}: ${incident.problem}`)
  return incident.facts
}
