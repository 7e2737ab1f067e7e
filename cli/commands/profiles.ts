import { join, resolve } from 'node:path'
import type { Profile } from '../../core/index.ts'
import { refuseBeyond } from '../arguments.ts'
import { type Call, command } from '../command.ts'
import { styleOf } from '../documents/documents.ts'
import { type Home, homesOf, problemsOfStyle, shown } from '../documents/homes.ts'
import { builtInStyles } from '../documents/styles.ts'
import { exitCodes, Fault } from '../fault.ts'
import { shipped } from '../shipped.ts'
import { jsonText } from '../terminal/json.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'

const table = {
  config: { about: 'The configuration file whose styles are included.', value: 'FILE', short: 'c' },
  json: { about: 'Print JSON.' },
  template: { about: 'With show: print the template of this tier.', value: 'TIER' },
  id: { about: 'With learn: the id of the new style, “house” by default.', value: 'ID' },
  out: { about: 'With learn: the folder to write the style and its template into.', value: 'DIR' },
} as const

export type ProfileCall = Call<typeof table>

const actions: Readonly<Record<string, (call: ProfileCall, ids: readonly string[]) => Promise<number>>> = {
  list,
  show,
  validate,
  learn: async (call, files) => (await import('./profiles/learn.ts')).learnStyle(call, files),
}

export default command({
  name: 'profiles',
  usage: [
    'profiles list',
    'profiles show ID [--template TIER]',
    'profiles validate FILES…',
    'profiles learn TEMPLATE.md [EXAMPLES…]',
  ],
  about: [
    'Lists the house styles, built in and configured; shows one as the file that describes it; validates such files; or makes one from a template and the postmortems written with it.',
    'learn prints the style as YAML, each line with its reason in a comment; with --out, it writes the style and its template into a folder. Examples are files, folders or globs. Nothing is overwritten.',
  ],
  options: table,
  words: Object.keys(actions),
  examples: [
    ['profiles list', 'all styles, with what each is about'],
    ['profiles show generic > style.yaml', 'a start for a style of your own'],
    ['profiles validate style.yaml', 'the faults of a style, each with its place'],
    ['profiles learn docs/TEMPLATE.md docs/postmortems', 'a style of your own, to be looked at'],
    ['profiles learn docs/TEMPLATE.md docs/postmortems --id acme --out styles', 'writes styles/acme.yaml'],
  ],
  run(call) {
    const [name = 'list', ...ids] = call.operands
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action) {
      refuseOthers(name, call)
      return action(call, ids)
    }
    throw new Fault(`profiles does not know ${JSON.stringify(name)}; expected list, show, validate or learn`)
  },
})

/** Options that belong to one of the actions alone. */
const ownOptions = { template: 'show', id: 'learn', out: 'learn' } as const

/** Throws a `Fault` for an option that belongs to another action. */
function refuseOthers(action: string, { options }: ProfileCall): void {
  for (const [option, owner] of Object.entries(ownOptions)) {
    if (options[option as keyof typeof ownOptions] !== undefined && owner !== action)
      throw new Fault(`profiles ${action} takes no --${option}; profiles ${owner} does`)
  }
}

/** Where the call was made: the configuration there may have styles of its own. */
function homeOf({ options, terminal }: ProfileCall): Promise<Home> {
  return homesOf(options.config, terminal.cwd).of(join(terminal.cwd, 'any.md'))
}

async function list(call: ProfileCall, rest: readonly string[]): Promise<number> {
  refuseBeyond(rest, 0, 'profiles list')
  const { options, terminal } = call
  const own = (await homeOf(call)).configuration?.profiles ?? new Map<string, Profile>()
  const all = new Map([...builtInStyles(), ...own])
  const rows = [...all.values()].map(({ data }) => ({
    id: data.id,
    name: data.name,
    about: data.about,
    origin: own.has(data.id) ? 'configuration' : 'built in',
    tiers: data.tiers.map(tier => tier.id),
  }))
  terminal.out(options.json ? jsonText(rows) : rows.map(row => rowOf(row, terminal)).join('\n'))
  return exitCodes.clean
}

function rowOf(
  row: { id: string; about: string; origin: string; tiers: readonly string[] },
  { paint }: Terminal,
): string {
  return `${paint.bold(row.id)} (${row.origin}; tiers: ${row.tiers.join(', ')})\n  ${printable(row.about.trim())}\n`
}

async function show(call: ProfileCall, ids: readonly string[]): Promise<number> {
  refuseBeyond(ids, 1, 'profiles show')
  const { options, terminal } = call
  const [id] = ids
  if (id === undefined) throw new Fault('profiles show needs the id of a style: postmortem profiles list')
  const home = await homeOf(call)
  const profile = styleOf(id, home)
  const { template } = options
  if (template !== undefined) {
    const text = Object.hasOwn(profile.templates, template) ? profile.templates[template] : undefined
    if (text === undefined)
      throw new Fault(
        `${id} has no template ${template}; expected ${Object.keys(profile.templates).join(', ')}`,
      )
    terminal.out(text)
    return exitCodes.clean
  }
  const own = home.configuration?.profiles.has(id) === true
  const source = own || options.json ? null : shipped(`profiles/${id}.yaml`)
  terminal.out(source ?? jsonText(profile.data))
  return exitCodes.clean
}

async function validate({ terminal, options }: ProfileCall, files: readonly string[]): Promise<number> {
  if (files.length === 0) throw new Fault('profiles validate needs the files to look at')
  let faults = 0
  const results: { file: string; problems: readonly string[] }[] = []
  for (const file of files) {
    const path = resolve(terminal.cwd, file)
    const problems = await problemsOfStyle(path)
    faults += problems.length
    results.push({ file, problems })
  }
  if (options.json) terminal.out(jsonText(results))
  else
    for (const { file, problems } of results)
      terminal.out(verdictOn(shown(resolve(terminal.cwd, file)), problems))
  return faults > 0 ? exitCodes.findings : exitCodes.clean
}

function verdictOn(file: string, problems: readonly string[]): string {
  return problems.length === 0
    ? `${printable(file)}: no fault\n`
    : problems.map(one => `${printable(one)}\n`).join('')
}
