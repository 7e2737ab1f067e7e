import { expected } from '../arguments.ts'
import { type Call, command } from '../command.ts'
import { exitCodes, Fault } from '../fault.ts'
import { shipped } from '../shipped.ts'

/** By the name on the command line: the file, and what it describes. */
const schemas: Readonly<Record<string, readonly [file: string, about: string]>> = {
  configuration: ['postmortems.schema.json', 'postmortems.yaml'],
  profile: ['profile.schema.json', 'a file that describes a house style'],
  report: ['report.schema.json', 'what check and audit print with --format json'],
  inspection: ['inspection.schema.json', 'what inspect prints'],
  stats: ['stats.schema.json', 'what stats prints with --format json'],
}

export default command({
  name: 'schema',
  usage: ['schema [configuration|profile|report|inspection|stats]'],
  about: [
    `Prints a JSON Schema: ${Object.entries(schemas)
      .map(([name, [, about]]) => `${name} for ${about}`)
      .join(', ')}. Without a name, that of the configuration.`,
  ],
  options: {},
  most: 1,
  words: Object.keys(schemas),
  examples: [['schema > postmortems.schema.json', 'for an editor that checks YAML against schemas']],
  run,
})

function run({ operands, terminal }: Call): number {
  const [name = 'configuration'] = operands
  const own = Object.hasOwn(schemas, name) ? schemas[name] : undefined
  if (!own) {
    throw new Fault(`there is no schema ${name}; ${expected(name, Object.keys(schemas))}`)
  }
  const text = shipped(`schemas/${own[0]}`)
  if (text === null) throw new Fault(`the schema ${name} is not part of this installation`)
  terminal.out(text)
  return exitCodes.clean
}
