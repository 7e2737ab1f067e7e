import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Level } from '../../core/index.ts'
import { wholeNumber } from '../arguments.ts'
import type { Values } from '../command.ts'
import { compiled } from '../compiled.ts'
import type { Entry } from '../documents/documents.ts'
import { type Demand, type Opening, opening } from '../documents/opening.ts'
import { exitCodes } from '../fault.ts'
import type { Target } from '../files/files.ts'
import type { Memory } from '../kept/memory.ts'
import { textIn } from '../kept/stash.ts'
import type { reportOptions, styleOptions } from '../options.ts'
import { type Form, formOf, type Outlet, report, tellersOf, wantsOf } from '../reporting/outlets.ts'
import { isAtLeast, type Report, type Summary, totalOf, type Wants } from '../reporting/report.ts'
import type { Results } from '../reporting/reporter.ts'
import { progressOn } from '../terminal/progress.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'
import type { Order } from '../threads/messages.ts'
import type { Timing } from '../timing.ts'
import { versionOf } from '../version.ts'
import { type Examined, type Judged, judgedHere, type Survey, surveyOf } from './survey.ts'

/** What `check` and `audit` have in common: documents are judged, findings reported, and the gate opens or not. */
export type GateOptions = Values<typeof styleOptions & typeof reportOptions>

export interface Session extends Opening {
  readonly timing: Timing | null
  /** The same for threads; `null` where there is one thread only. */
  readonly order: Order | null
  /** What earlier runs found; `null` where nothing is kept. */
  readonly memory: Memory | null
}

/** What is to be made of the findings. */
export interface Telling {
  readonly wants: Wants
  readonly forms: readonly Form[]
}

/** What the outlets make of them. */
export function tellingTo(outlets: readonly Outlet[], terminal: Terminal): Telling {
  return { wants: wantsOf(outlets), forms: outlets.map(outlet => formOf(outlet, terminal)) }
}

/** The files with their workspaces, and how they are to be judged. */
export async function openSession(
  targets: readonly Target[],
  options: GateOptions,
  demand: Demand,
  { wants, forms }: Telling,
  terminal: Terminal,
): Promise<Session> {
  const timing = options.timing ? (await import('../timing.ts')).timingOf(demand.rules) : null
  const jobs = options.jobs === undefined ? null : wholeNumber(options.jobs, '--jobs', 1)
  const isPlain =
    timing === null && demand.texts.size === 0 && existsSync(join(import.meta.dirname, 'cli.js'))
  const keeps = isPlain && !options['no-cache'] && targets.length >= MANY
  const opened = await opening(targets, options, terminal, {
    ...demand,
    ...(timing && { rules: timing.rules }),
    wants,
    tellers: await tellersOf(forms, demand.rules),
    sign: keeps ? (await import('../../disk/keeping.ts')).signOf : null,
  })
  const order = isPlain ? orderFor(opened.run, options, demand, forms, jobs, terminal) : null
  const memory =
    order !== null && keeps
      ? (await import('../kept/memory.ts')).memoryFor(order, options['cache-dir'], terminal)
      : null
  return { ...opened, timing, order, memory }
}

/** The same for a run that keeps nothing for the next one and takes no more than its own thread. */
export async function openAlone(
  targets: readonly Target[],
  options: Values<typeof styleOptions>,
  demand: Demand,
  { wants, forms }: Telling,
  terminal: Terminal,
): Promise<Session> {
  const tellers = await tellersOf(forms, demand.rules)
  const opened = await opening(targets, options, terminal, { ...demand, wants, tellers, sign: null })
  return { ...opened, timing: null, order: null, memory: null }
}

/** Fewer files than this are judged sooner than what is known of all others is read. */
const MANY = 64

function orderFor(
  { now, rules, clock, wants, sign }: Opening['run'],
  { profile, config, baseline }: GateOptions,
  { baseline: known }: Demand,
  forms: readonly Form[],
  jobs: number | null,
  { cwd }: Terminal,
): Order {
  return {
    cwd,
    profile,
    config,
    baseline,
    usesBaseline: known !== null,
    now,
    rules: rules.map(rule => rule.id),
    clock,
    wants,
    forms,
    keeps: sign !== null,
    jobs,
  }
}

/** Fewer files than this are checked before threads have started. */
const WORTHWHILE = 400

/** How many threads a run is to use; 1 is the thread it is in. */
async function threadsFor(files: number, jobs: number | null): Promise<number> {
  if (jobs !== null) return Math.min(jobs, files)
  if (files < WORTHWHILE) return 1
  const { availableParallelism } = await import('node:os')
  return Math.max(2, Math.min(availableParallelism(), 8))
}

/** Judges every file of which not all is known, with a progress bar where somebody watches. */
export async function runSurvey(session: Session, terminal: Terminal): Promise<Survey> {
  const { run, entries, memory } = session
  const progress = progressOn(terminal, entries.length, () => performance.now())
  try {
    let done = 0
    const step = () => progress.step(++done)
    if (memory !== null) await growth(1)
    const known = entries.map(entry => memory?.recall(entry, run) ?? null)
    const open = entries.filter((_, i) => known[i] === null)
    if (memory !== null && open.length > 0) await growth(2)
    done = entries.length - open.length
    const judged = await judgedAnew(open, session, step)
    compiled.worthKeeping &&= judged.some(one => 'entry' in one)
    const fresh = judged.values()
    const all = known.map(one => one ?? fresh.next().value!)
    const found = surveyOf(entries, all, run)
    memory?.keep(found, run)
    return found
  } finally {
    progress.end()
  }
}

/**
 * How fast the space for new objects grows. Recalling leaves little behind: at 1 it takes 140 MiB for 10,000 documents
 * instead of 210. Judging is quicker at 2, which is V8's own.
 */
async function growth(factor: 1 | 2): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString(`--semi-space-growth-factor=${factor}`)
}

async function judgedAnew(
  entries: readonly Entry[],
  { run, order }: Session,
  step: () => void,
): Promise<Judged[]> {
  const threads = order === null ? 1 : await threadsFor(entries.length, order.jobs)
  if (order === null || threads <= 1) return judgedHere(entries, run, step)
  const { judgedInThreads } = await import('../threads/pool.ts')
  return judgedInThreads(entries, run, order, threads, step)
}

/** When the gate stays closed. */
export interface Limits {
  /** Findings at or above this level close it; `null` when none do. */
  readonly failOn: Level | null
  readonly maxWarnings: number
}

/** The limits that the options set: by default an error closes the gate. Throws a `Fault` for what is no number. */
export function limitsOf(options: GateOptions): Limits {
  const level = options['fail-on'] ?? 'error'
  const most = options['max-warnings']
  return {
    failOn: level === 'never' ? null : (level as Level),
    maxWarnings: most === undefined ? Number.POSITIVE_INFINITY : wholeNumber(most, '--max-warnings'),
  }
}

/** Reports what was found and returns the exit code. */
export async function conclude(
  { examined: all, missed }: Survey,
  session: Session,
  limits: Limits,
  outlets: readonly Outlet[],
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
  if (examined.length === 0 && code === null) terminal.err('postmortem: no postmortem was found there\n')
  return code ?? (isOpen(summary, limits) ? exitCodes.clean : exitCodes.findings)
}

/** A document that lists postmortems is told of only where it lists them wrongly. */
function isShown({ lists, summary }: Survey['examined'][number]): boolean {
  return !lists || isAffected(summary)
}

/** Whether anything was found. */
export function isAffected({ errors, warnings, information, hints }: Summary): boolean {
  return errors + warnings + information + hints > 0
}

/** What an outlet is told. */
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

/** The report of a document, where an outlet was told it as it is. */
export function reportOf({ entry, told }: Examined, outlet: number): Report {
  return { ...(JSON.parse(textIn(told.read(outlet))) as Omit<Report, 'path'>), path: entry.target.path }
}

const counts: Readonly<Record<Level, keyof Summary>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
  hint: 'hints',
}

function isOpen(summary: Summary, { failOn, maxWarnings }: Limits): boolean {
  const levels = Object.keys(counts) as Level[]
  const failing =
    failOn !== null && levels.some(level => isAtLeast(level, failOn) && summary[counts[level]] > 0)
  return !failing && summary.warnings <= maxWarnings
}

/** Names the files that could not be judged; the exit code that follows from them, `null` for none. */
export function noteMissed(missed: Survey['missed'], terminal: Terminal): number | null {
  for (const { entry, reason } of missed) {
    const lines = reason.split('\n').map(printable)
    terminal.err(`postmortem: ${printable(entry.target.file)} was not checked: ${lines.join('\n')}\n`)
  }
  if (missed.some(({ fault }) => fault === 'ours')) return exitCodes.internal
  return missed.some(({ entry, fault }) => entry.target.named || fault === 'access') ? exitCodes.usage : null
}
