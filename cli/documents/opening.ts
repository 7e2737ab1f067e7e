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
import { Fault } from '../fault.ts'
import type { Target } from '../files/files.ts'
import { atHand, stashOf } from '../kept/stash.ts'
import { momentOf } from '../moments.ts'
import type { styleOptions } from '../options.ts'
import { wantsNothing } from '../reporting/reporter.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'
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
 * The documents of a call one by one. A file that cannot be read is reported and left out; throws a `Fault` if the caller
 * named it or reading it is not permitted.
 */
export function* documentsOf({ entries, run }: Opening, terminal: Terminal): Generator<Seen> {
  for (const entry of entries) {
    const read = readEntry(entry, run)
    if ('reason' in read) {
      const message = `${entry.target.file} was not read: ${read.reason}`
      if (entry.target.named || read.fault !== 'none') throw new Fault(message)
      terminal.err(`postmortem: ${printable(message)}\n`)
      continue
    }
    const opened = openDocument(entry, read.text, run)
    yield { opened, view: viewIn(opened, noWorkspace, run.now) }
  }
}
