import {
  type Baseline,
  type CheckOptions,
  checkAll,
  type Finding,
  type Instant,
  type Level,
  type Parsed,
  type Profile,
  parse,
  type Resolution,
  type Rule,
  resolve,
  type View,
  viewOf,
  type WorkspaceIndex,
} from '../../core/index.ts'
import { decoded, type FileText } from '../../disk/texts.ts'
import { expected } from '../arguments.ts'
import { Fault } from '../fault.ts'
import { readBytes, readDocument, type Target, type Unread } from '../files/files.ts'
import type { Stash } from '../kept/stash.ts'
import type { Wants } from '../reporting/report.ts'
import type { Teller } from '../reporting/reporter.ts'
import { type Home, pathWithin } from './homes.ts'
import { builtInStyles } from './styles.ts'

/** A file to be judged, and the workspace it belongs to. */
export interface Entry {
  readonly target: Target
  readonly home: Home
}

/** What holds for all files of a run. */
export interface Run {
  /** The style that the caller chose for every file. */
  readonly profile: string | null
  readonly now: Instant
  readonly rules: readonly Rule[]
  readonly clock: NonNullable<CheckOptions['clock']>
  /** The mildest level that is reported. */
  readonly level: Level
  readonly wants: Wants
  /** Make the report on a document, one for each outlet. */
  readonly tellers: readonly Teller[]
  /** Where reports and cards are kept until the output is written. */
  readonly stash: { readonly told: Stash; readonly cards: Stash }
  /** Accepted findings, which are left out: `undefined` for the baseline that the configuration names, `null` for none. */
  readonly baseline: Baseline | null | undefined
  /** Texts to take in place of the files at these absolute paths, such as the standard input. */
  readonly texts: ReadonlyMap<string, FileText>
  /** Tells the caller of a document that had to be left out. */
  readonly warn: (message: string) => void
  /** Hashes the bytes of a document for the next run; `null` if nothing is kept for it. */
  readonly sign: ((bytes: Uint8Array) => string) | null
}

/** The text of a file, with its hash if the run makes them; or why it cannot be read. */
export function readEntry({ target }: Entry, run: Run): (FileText & { readonly sign?: string }) | Unread {
  const own = run.texts.get(target.path)
  if (own || run.sign === null) return own ?? readDocument(target.path)
  const read = readBytes(target.path)
  return 'reason' in read ? read : { ...decoded(read.bytes), sign: run.sign(read.bytes) }
}

/** A document that was parsed, and whose style is known. */
export interface Opened {
  readonly entry: Entry
  /** Within its home. */
  readonly path: string
  readonly parsed: Parsed
  readonly resolution: Resolution
}

/** Parses a text as the file of an entry, and finds its style and settings. */
export function openDocument(entry: Entry, text: string, run: Run): Opened {
  return opened(entry, parse(text), run)
}

/** As `openDocument`, of many documents; one after the other takes longer (`checkAll` says why). */
export function openDocuments(
  documents: readonly { readonly entry: Entry; readonly text: string }[],
  run: Run,
): Opened[] {
  const parsed = documents.map(({ text }) => parse(text))
  return documents.map(({ entry }, i) => opened(entry, parsed[i]!, run))
}

function opened(entry: Entry, parsed: Parsed, run: Run): Opened {
  const { target, home } = entry
  const path = pathWithin(home, target.path)
  const resolution = taken(resolve(path, parsed, home.configuration, builtInStyles()), entry, run)
  const { baseline } = run
  const settings = baseline === undefined ? resolution.settings : { ...resolution.settings, baseline }
  return { entry, path, parsed, resolution: { ...resolution, settings } }
}

/** With `--profile`, a file found in a folder is still no postmortem if the evidence against it is as sure as this. */
const SURELY_NOT = 0.95

/**
 * Applies `--profile`, which holds for every file. A file that the caller named then counts as a postmortem; one found in
 * a folder does unless the configuration or clear evidence says otherwise.
 */
function taken(resolution: Resolution, { target, home }: Entry, run: Run): Resolution {
  if (run.profile === null) return resolution
  const profile = styleOf(run.profile, home)
  const doubtful = target.named || resolution.confidence < SURELY_NOT
  const isPostmortem = resolution.isPostmortem || doubtful
  const reason = '--profile names it'
  return {
    ...resolution,
    profile,
    isPostmortem,
    confidence: isPostmortem && !resolution.isPostmortem ? 1 : resolution.confidence,
    reason,
    because: isPostmortem ? [reason, ...resolution.because] : [...resolution.because, reason],
  }
}

/** The style of an id among the built-in ones and those of a configuration. Throws a `Fault` for an unknown one. */
export function styleOf(id: string, home: Home | null): Profile {
  const styles = builtInStyles()
  const own = home?.configuration?.profiles ?? new Map<string, Profile>()
  const found = own.get(id) ?? styles.get(id)
  if (found) return found
  const known = [...new Set([...styles.keys(), ...own.keys()])]
  throw new Fault(`unknown profile ${id}; ${expected(id, known)}`)
}

/** The view of a document among the others of a workspace. */
export function viewIn(opened: Opened, workspace: WorkspaceIndex, now: Instant): View {
  const { path, parsed, resolution } = opened
  const { profile, settings } = resolution
  return viewOf(parsed, { path, profile, settings, workspace, now })
}

/** What the rules of the run find in each of the documents. */
export function findingsOf(views: readonly View[], { rules, clock }: Run): Finding[][] {
  return checkAll(views, { rules, clock })
}
