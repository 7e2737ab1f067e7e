import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Baseline, type BaselineEntry, baselineText, english, readBaseline } from '../../core/index.ts'
import { counted } from '../counted.ts'
import { type Home, shown } from '../documents/homes.ts'
import { Fault, reasonOf } from '../fault.ts'
import { writeWhole } from '../files/writing.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'
import { reportOf } from './gate.ts'
import type { Examined } from './survey.ts'

/** The baseline in the file asked for; `undefined`, which leaves it to the configuration, where none is. */
export function baselineIn(asked: string | undefined, cwd: string): Baseline | undefined {
  if (asked === undefined) return undefined
  let text: string
  try {
    text = readFileSync(resolve(cwd, asked), 'utf8')
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    throw new Fault(`--baseline ${asked}: ${reason}. check --write-baseline writes one`)
  }
  const { baseline, problem } = readBaseline(text)
  if (problem) throw new Fault(`${asked}:1:1: ${english(problem.message)}`)
  return baseline
}

/** Writes what was found into the file asked for, or into the one of each workspace, and tells so. */
export function writeBaselines(examined: readonly Examined[], asked: string, terminal: Terminal): void {
  const entries = new Map<string, BaselineEntry[]>()
  for (const one of examined) {
    const { entry, path } = one
    const file = asked === '' ? configured(entry.home) : resolve(terminal.cwd, asked)
    const { findings } = reportOf(one, 0)
    const own = findings.map(({ rule, fingerprint }) => ({ rule, fingerprint: fingerprint! }))
    entries.set(file, [...(entries.get(file) ?? []), { path, findings: own }])
  }
  for (const [file, own] of entries) {
    writeWhole(file, baselineText(own))
    const count = own.reduce((sum, { findings }) => sum + findings.length, 0)
    const affected = own.filter(({ findings }) => findings.length > 0).length
    const name = printable(shown(file))
    terminal.err(`wrote ${counted(count, 'finding')} of ${counted(affected, 'document')} to ${name}\n`)
  }
  const isNamed = ({ entry: { home } }: Examined) => fileOf(home) === [...entries.keys()][0]
  if (asked !== '' && !examined.some(isNamed))
    terminal.err(`to leave them out from now on, put into postmortems.yaml: baseline: ${printable(asked)}\n`)
}

/** The baseline that the configuration names. */
function fileOf({ configuration, configurationFile }: Home): string | null {
  const named = configuration?.data.baseline
  return named === undefined || configurationFile === null ? null : join(dirname(configurationFile), named)
}

function configured(home: Home): string {
  const file = fileOf(home)
  if (file !== null) return file
  const { configurationFile } = home
  const where = configurationFile === null ? 'postmortems.yaml' : printable(shown(configurationFile))
  throw new Fault(
    `--write-baseline needs a file: --write-baseline=postmortems-baseline.json, or the key baseline in ${where}`,
  )
}
