import { wholeNumber } from '../arguments.ts'
import type { Values } from '../command.ts'
import { compiled } from '../compiled.ts'
import type { Entry } from '../documents/documents.ts'
import { type Demand, type Opening, opening } from '../documents/opening.ts'
import type { Target } from '../files/files.ts'
import type { Memory } from '../kept/memory.ts'
import type { reportOptions, styleOptions } from '../options.ts'
import { type Form, formOf, type Outlet, tellersOf, wantsOf } from '../reporting/outlets.ts'
import type { Wants } from '../reporting/report.ts'
import { door } from '../shipped.ts'
import { progressOn } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Order } from '../threads/messages.ts'
import { type Judged, judgedHere, type Survey, surveyOf } from './survey.ts'
import type { Timing } from './timing.ts'

/** The options of the commands that judge documents and pass or fail: `check` and `audit`. */
export type GateOptions = Values<typeof styleOptions & typeof reportOptions>

/** A run that judges documents: the files, and all that helps to judge them fast. */
export interface Session extends Opening {
  readonly timing: Timing | null
  /** How threads are to judge; `null` if only the main thread may. */
  readonly order: Order | null
  /** How many threads the caller wants; `null` for as many as pay. */
  readonly jobs: number | null
  /** What earlier runs found; `null` if nothing is kept. */
  readonly memory: Memory | null
}

/** What is to be judged, and in which forms it is reported. */
export interface ReportDemand extends Demand {
  readonly wants: Wants
  readonly forms: readonly Form[]
}

/** What these outlets want of each report, and in which forms. */
export function formsFor(
  outlets: readonly Outlet[],
  terminal: Terminal,
): Pick<ReportDemand, 'wants' | 'forms'> {
  return { wants: wantsOf(outlets), forms: outlets.map(outlet => formOf(outlet, terminal)) }
}

/** Finds the workspaces of the files, and opens what earlier runs found. Throws a `Fault` as `opening` does. */
export async function openSession(
  targets: readonly Target[],
  options: GateOptions,
  demand: ReportDemand,
  terminal: Terminal,
): Promise<Session> {
  const { forms, ...judging } = demand
  const timing = options.timing ? (await import('./timing.ts')).timingOf(demand.rules) : null
  const jobs = options.jobs === undefined ? null : wholeNumber(options.jobs, '--jobs', 1)
  const isPlain = timing === null && demand.texts.size === 0 && door() !== undefined
  const keeps = isPlain && !options['no-cache'] && targets.length >= MANY
  const opened = await opening(targets, options, terminal, {
    ...judging,
    ...(timing && { rules: timing.rules }),
    tellers: await tellersOf(forms, demand.rules),
    sign: keeps ? (await import('../../disk/keeping.ts')).signOf : null,
  })
  const order = isPlain ? { ...orderFor(opened.run, options, demand), cwd: terminal.cwd } : null
  const memory =
    order !== null && keeps
      ? (await import('../kept/memory.ts')).memoryFor(order, options['cache-dir'], terminal)
      : null
  return { ...opened, timing, order, jobs, memory }
}

/** As `openSession`, for a run in the main thread that keeps nothing. */
export async function openAlone(
  targets: readonly Target[],
  options: Values<typeof styleOptions>,
  { forms, ...judging }: ReportDemand,
  terminal: Terminal,
): Promise<Session> {
  const tellers = await tellersOf(forms, judging.rules)
  const opened = await opening(targets, options, terminal, { ...judging, tellers, sign: null })
  return { ...opened, timing: null, order: null, jobs: null, memory: null }
}

/** Judging fewer files than this takes less time than reading what earlier runs kept. */
const MANY = 64

function orderFor(
  { now, rules, clock, level, wants, sign }: Opening['run'],
  { profile, config, baseline }: GateOptions,
  { baseline: known, forms }: ReportDemand,
): Omit<Order, 'cwd'> {
  return {
    profile,
    config,
    baseline,
    usesBaseline: known !== null,
    now,
    rules: rules.map(rule => rule.id),
    clock,
    level,
    wants,
    forms,
    keeps: sign !== null,
  }
}

/**
 * With fewer files for each further core, threads take longer: each compiles the program anew, and V8 compiles on a second
 * core for the main thread as well. On two cores 1,000 files took 4.2 s in one thread and 4.9 s in two, 4,000 the same in both.
 */
const WORTHWHILE = 3000

/** How many threads a run is to use; 1 stands for the main thread alone. */
async function threadsFor(files: number, jobs: number | null): Promise<number> {
  if (jobs !== null) return Math.min(jobs, files)
  const { availableParallelism } = await import('node:os')
  const cores = Math.min(availableParallelism(), 8)
  return files * (cores - 1) < WORTHWHILE ? 1 : cores
}

/** Judges every file whose findings are not known from an earlier run, with a progress bar where somebody watches. */
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
 * Sets how fast V8's space for new objects grows. Recalling 10,000 documents takes 140 MiB at 1 and 210 MiB at 2, V8's
 * default, at which judging is quicker.
 */
async function growth(factor: 1 | 2): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString(`--semi-space-growth-factor=${factor}`)
}

async function judgedAnew(
  entries: readonly Entry[],
  { run, order, jobs }: Session,
  step: () => void,
): Promise<Judged[]> {
  const threads = order === null ? 1 : await threadsFor(entries.length, jobs)
  if (order === null || threads <= 1) return judgedHere(entries, run, step)
  const { judgedInThreads } = await import('../threads/pool.ts')
  return judgedInThreads(entries, run, { order, threads }, step)
}
