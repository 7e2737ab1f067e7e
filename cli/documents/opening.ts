import {
  type Baseline,
  type CheckOptions,
  type Level,
  noWorkspace,
  type Rule,
  type View,
} from '../../core/index.ts'
import type { FileText } from '../../disk/texts.ts'
import type { Values } from '../command.ts'
import { breakdown, exitCodes, Fault, reasonOf } from '../fault.ts'
import type { Target } from '../files/files.ts'
import { atHand, stashOf } from '../kept/stash.ts'
import { momentOf } from '../moments.ts'
import type { styleOptions } from '../options.ts'
import { wantsNothing } from '../reporting/reporter.ts'
import { BrokenPipe, printable, type Terminal } from '../terminal/terminal.ts'
import { type Entry, type Opened, openDocument, type Run, readEntry, styleOf, viewIn } from './documents.ts'
import { homesOf } from './homes.ts'

/** What is to be done with the files of a call. */
export interface Demand {
  readonly rules: readonly Rule[]
  readonly clock: NonNullable<CheckOptions['clock']>
  /** The mildest level that is reported. */
  readonly level: Level
  /** Texts that stand for files, by absolute path. */
  readonly texts: ReadonlyMap<string, FileText>
  /** Findings to leave out: `undefined` for those that the configuration names, `null` for none. */
  readonly baseline: Baseline | null | undefined
}

/** The files of a call with their workspaces, and how they are to be read. */
export interface Opening {
  readonly run: Run
  readonly entries: readonly Entry[]
}

type Telling = Pick<Run, 'wants' | 'tellers' | 'sign'>

const justReading: Demand & Telling = {
  rules: [],
  clock: 'skip',
  level: 'hint',
  texts: new Map(),
  baseline: undefined,
  wants: wantsNothing,
  tellers: [],
  sign: null,
}

/** Opens the files of a call: finds the home of each. Throws a `Fault` for an unknown style or moment and a faulty configuration. */
export async function opening(
  targets: readonly Target[],
  options: Values<typeof styleOptions>,
  terminal: Terminal,
  demand: Demand & Telling = justReading,
): Promise<Opening> {
  const homes = homesOf(options.config, terminal.cwd)
  const entries: Entry[] = []
  for (const target of targets) entries.push({ target, home: await homes.of(target.path) })
  const profile = options.profile ?? null
  // An unknown style is reported before any work is done.
  if (profile !== null) for (const home of new Set(entries.map(entry => entry.home))) styleOf(profile, home)
  return {
    entries,
    run: {
      ...demand,
      profile,
      stash: await stashFor(entries.length),
      warn: message => terminal.err(`postmortem: ${message.split('\n').map(printable).join('\n')}\n`),
      now: options.now === undefined ? Date.now() : momentOf(options.now, '--now'),
    },
  }
}

/** The reports on fewer documents than this are not packed. */
const MANY = 64

async function stashFor(documents: number): Promise<Run['stash']> {
  if (documents < MANY) return { told: atHand, cards: atHand }
  const packing = await import('../../disk/packing.ts')
  return { told: stashOf(packing), cards: stashOf(packing) }
}

/** A document and its view without neighbours. */
export interface Seen {
  readonly opened: Opened
  readonly view: View
}

/**
 * Hands over the documents of a call one by one. A file that cannot be read is reported and left out, and so is one at which
 * something breaks down; throws a `Fault` if the caller named it or reading it is not permitted. Returns the exit code.
 */
export function eachDocument({ entries, run }: Opening, see: (seen: Seen) => void): number {
  let code: number = exitCodes.clean
  for (const entry of entries) {
    const read = readEntry(entry, run)
    if ('reason' in read) {
      const message = `${entry.target.file} was not read: ${read.reason}`
      if (entry.target.named || read.fault !== 'none') throw new Fault(message)
      run.warn(message)
      continue
    }
    try {
      const opened = openDocument(entry, read.text, run)
      see({ opened, view: viewIn(opened, noWorkspace, run.now) })
    } catch (error) {
      // What is seen of it may be written at once, to where nobody reads on or no room is left.
      if (error instanceof BrokenPipe || reasonOf(error) !== null) throw error
      run.warn(`${entry.target.file} was left out: ${breakdown(error)}`)
      code = exitCodes.internal
    }
  }
  return code
}
