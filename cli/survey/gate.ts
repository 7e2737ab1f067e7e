import type { Level, Summary } from '../../core/index.ts'
import { wholeNumber } from '../arguments.ts'
import { exitCodes, Fault } from '../fault.ts'
import { textIn } from '../kept/stash.ts'
import { type Outlet, report } from '../reporting/outlets.ts'
import { isAtLeast, type Report, totalOf } from '../reporting/report.ts'
import type { Results } from '../reporting/reporter.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'
import { versionOf } from '../version.ts'
import type { GateOptions, Session } from './session.ts'
import type { Examined, Survey } from './survey.ts'

/** What fails a run. */
export interface Limits {
  /** Findings at or above this level do; `null` for none. */
  readonly failOn: Level | null
  readonly maxWarnings: number
}

/** The limits that the options set; by default an error fails the run. Throws a `Fault` for what is no number. */
export function limitsOf(options: GateOptions): Limits {
  const level = options['fail-on'] ?? 'error'
  const most = options['max-warnings']
  return {
    failOn: level === 'never' ? null : (level as Level),
    maxWarnings: most === undefined ? Number.POSITIVE_INFINITY : wholeNumber(most, '--max-warnings'),
  }
}

/** The mildest level to report. Throws a `Fault` if that leaves out what is to fail the run. */
export function levelOf({ level = 'hint', 'max-warnings': most }: GateOptions, { failOn }: Limits): Level {
  const failing = [failOn, most === undefined ? null : 'warning'] as const
  const unseen = failing.find(one => one !== null && !isAtLeast(one, level as Level))
  if (unseen)
    throw new Fault(`--level ${level} leaves out what is to fail the run; expected --level ${unseen}`)
  return level as Level
}

/** Where the findings go, and when they fail the run. */
interface Gate {
  readonly outlets: readonly Outlet[]
  readonly limits: Limits
  /** Whether only a part of the files was looked at: that no postmortem is among them is worth no word. */
  readonly isPart?: boolean
}

/** Reports what was found and returns the exit code. */
export async function conclude(
  { examined: all, missed }: Survey,
  session: Session,
  { outlets, limits, isPart = false }: Gate,
  terminal: Terminal,
): Promise<number> {
  const examined = all.filter(isShown)
  const summary = totalOf(examined.map(one => one.summary))
  const { rules, now } = session.run
  await report(
    outlets,
    outlet => resultsFor(outlet, examined, summary),
    { failOn: limits.failOn, rules, version: versionOf(), now },
    terminal,
  )
  if (session.timing) terminal.err(session.timing.table(terminal))
  const code = noteMissed(missed, terminal)
  if (examined.length === 0 && code === null && !isPart)
    terminal.err('postmortem: no postmortem was found there; postmortem why FILE tells why a file is none\n')
  return code ?? (passes(summary, limits) ? exitCodes.clean : exitCodes.findings)
}

/** An index appears in reports only if it is wrong. */
function isShown({ lists, summary }: Survey['examined'][number]): boolean {
  return !lists || isAffected(summary)
}

/** Whether anything was found. */
export function isAffected({ errors, warnings, information, hints }: Summary): boolean {
  return errors + warnings + information + hints > 0
}

function resultsFor(outlet: number, examined: readonly Examined[], summary: Summary): Results {
  return {
    pieces: each(examined, one => one.told.read(outlet)),
    reports: each(examined, one => reportOf(one, outlet)),
    summary,
    affected: examined.filter(one => isAffected(one.summary)).length,
    indexes: examined.filter(one => one.lists).length,
    mendable: examined.reduce((sum, one) => sum + one.mendable, 0),
  }
}

function each<T>(examined: readonly Examined[], make: (one: Examined) => T): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const one of examined) yield make(one)
    },
  }
}

/** The report on a document, from an outlet of `plainForm`. */
export function reportOf({ entry, told }: Examined, outlet: number): Report {
  return { ...(JSON.parse(textIn(told.read(outlet))) as Omit<Report, 'path'>), path: entry.target.path }
}

const counts: Readonly<Record<Level, keyof Summary>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
  hint: 'hints',
}

function passes(summary: Summary, { failOn, maxWarnings }: Limits): boolean {
  const levels = Object.keys(counts) as Level[]
  const failing =
    failOn !== null && levels.some(level => isAtLeast(level, failOn) && summary[counts[level]] > 0)
  return !failing && summary.warnings <= maxWarnings
}

/** Names the files that could not be judged. Returns the exit code that they demand, `null` if none does. */
export function noteMissed(missed: Survey['missed'], terminal: Terminal): number | null {
  for (const { entry, reason } of missed) {
    const lines = reason.split('\n').map(printable)
    terminal.err(`postmortem: ${printable(entry.target.file)} was not checked: ${lines.join('\n')}\n`)
  }
  if (missed.some(({ fault }) => fault === 'ours')) return exitCodes.internal
  return missed.some(({ entry, fault }) => entry.target.named || fault === 'access') ? exitCodes.usage : null
}
