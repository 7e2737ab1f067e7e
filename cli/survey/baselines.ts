import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Baseline, type BaselineEntry, baselineText, counted, readBaseline } from '../../core/index.ts'
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
  if (problem) throw new Fault(`${asked}:1:1: ${problem.message}`)
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
    terminal.err(
      `wrote ${counted(count, 'finding')} of ${counted(own.length, 'postmortem')} to ${printable(shown(file))}\n`,
    )
  }
}

function configured({ configuration, configurationFile }: Home): string {
  const named = configuration?.data.baseline
  if (named !== undefined && configurationFile !== null) return join(dirname(configurationFile), named)
  const where = configurationFile === null ? 'the configuration' : printable(shown(configurationFile))
  throw new Fault(`--write-baseline needs a file: --write-baseline=FILE, or the key baseline in ${where}`)
}
