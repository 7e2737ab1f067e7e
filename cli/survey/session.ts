import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
  /** The same for threads; `null` where there is one thread only. */
  readonly order: Order | null
  /** What earlier runs found; `null` where nothing is kept. */
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

/** The files with their workspaces, and how they are to be judged. */
export async function openSession(
  targets: readonly Target[],
  options: GateOptions,
  demand: ReportDemand,
  terminal: Terminal,
): Promise<Session> {
  const { forms, ...judging } = demand
  const timing = options.timing ? (await import('./timing.ts')).timingOf(demand.rules) : null
  const jobs = options.jobs === undefined ? null : wholeNumber(options.jobs, '--jobs', 1)
  const isPlain =
    timing === null && demand.texts.size === 0 && existsSync(join(import.meta.dirname, 'cli.js'))
  const keeps = isPlain && !options['no-cache'] && targets.length >= MANY
  const opened = await opening(targets, options, terminal, {
    ...judging,
    ...(timing && { rules: timing.rules }),
    tellers: await tellersOf(forms, demand.rules),
    sign: keeps ? (await import('../../disk/keeping.ts')).signOf : null,
  })
  const order = isPlain ? { ...orderFor(opened.run, options, demand), cwd: terminal.cwd, jobs } : null
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
  { forms, ...judging }: ReportDemand,
  terminal: Terminal,
): Promise<Session> {
  const tellers = await tellersOf(forms, judging.rules)
  const opened = await opening(targets, options, terminal, { ...judging, tellers, sign: null })
  return { ...opened, timing: null, order: null, memory: null }
}

/** Fewer files than this are judged sooner than what is known of all others is read. */
const MANY = 64

function orderFor(
  { now, rules, clock, wants, sign }: Opening['run'],
  { profile, config, baseline }: GateOptions,
  { baseline: known, forms }: ReportDemand,
): Omit<Order, 'cwd' | 'jobs'> {
  return {
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
