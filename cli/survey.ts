import { type Card, cardOf, fingerprintsOf, type WorkspaceIndex, withoutKnown } from '../core/index.ts'
import {
  type Entry,
  findingsOf,
  type Opened,
  openDocument,
  type Run,
  readEntry,
  viewIn,
} from './documents.ts'
import { existsIn, type Neighbours, neighboursOf } from './neighbours.ts'
import { inquiry, type Keys, keysOf, type Questions } from './questions.ts'
import { type Report, reported, type Summary, summaryOf } from './report.ts'

/** A postmortem that was checked. Plain data without any part of the document's text. */
export interface Examined {
  readonly entry: Entry
  /** Within its home. */
  readonly path: string
  readonly keys: Keys
  /** Made at once for documents that say what others may say too. */
  readonly card: Card | null
  /** What it asked of its neighbours when it was checked as if it stood alone. */
  readonly questions: Questions | null
  /** A `Report` as JSON: strings cut from a document would keep all of it in memory. */
  readonly report: string
  /** What the report holds, counted. */
  readonly summary: Summary
  /** Whether a safe fix was found. */
  readonly fixable: boolean
}

/** A file that was not checked, and why. */
export interface Missed {
  readonly entry: Entry
  readonly reason: string
  /** Nobody forbade to read it: it went away, or is no document at all. */
  readonly harmless: boolean
}

export interface Survey {
  readonly examined: readonly Examined[]
  readonly missed: readonly Missed[]
}

/** Checks a file as if it stood alone; `null` for what is no postmortem. */
export function examine(entry: Entry, run: Run): Examined | Missed | null {
  const read = readEntry(entry, run)
  if ('reason' in read) return { entry, ...read }
  const opened = openDocument(entry, read.text, run)
  if (!opened.resolution.isPostmortem) return null
  const { index, questions } = inquiry(existsIn(entry.home))
  return examinedIn(opened, index, run, questions)
}

/** Checks an opened document among its neighbours, if it has any. */
export function examinedIn(
  opened: Opened,
  index: WorkspaceIndex,
  run: Run,
  questions: () => Questions | null,
): Examined {
  const { entry, path, parsed } = opened
  const view = viewIn(opened, index, run.now)
  const all = findingsOf(view, run)
  const findings = entry.home.baseline === null ? all : withoutKnown(all, view, entry.home.baseline)
  const fingerprints = run.wants.fingerprints ? fingerprintsOf(findings, view) : null
  const report: Report = {
    file: entry.target.file,
    path: entry.target.path,
    profile: opened.resolution.profile.data.id,
    findings: findings.map((one, i) => reported(one, parsed, run.wants, fingerprints?.[i] ?? null)),
  }
  const keys = keysOf(view.record)
  const mayShare = keys.causes.length > 0 || keys.classes.length > 0
  return {
    entry,
    path,
    keys: detached(keys),
    card: mayShare ? cardOf(view.record, path, parsed) : null,
    questions: detached(questions()),
    report: JSON.stringify(report),
    summary: summaryOf([report]),
    fixable: findings.some(({ fixes }) => fixes[0]?.safe === true && fixes[0].rename === undefined),
  }
}

function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** Checks all files, then those again whose neighbours have a say in what is found in them. */
export function survey(entries: readonly Entry[], run: Run, step: (done: number) => void): Survey {
  const missed: Missed[] = []
  const examined: Examined[] = []
  for (const [i, entry] of entries.entries()) {
    const one = examine(entry, run)
    if (one && 'reason' in one) missed.push(one)
    else if (one) examined.push(one)
    step(i + 1)
  }
  return settled({ examined, missed }, run)
}

/** A survey in which every document was checked among its neighbours. */
export function settled({ examined, missed }: Survey, run: Run): Survey {
  const neighbours = neighboursOf(examined, run)
  return {
    examined: examined.map(one => (neighbours.concern(one) ? amongNeighbours(one, neighbours, run) : one)),
    missed,
  }
}

function amongNeighbours(one: Examined, neighbours: Neighbours, run: Run): Examined {
  const read = readEntry(one.entry, run)
  // Gone since it was checked: what was found then stands.
  if ('reason' in read) return one
  const opened = openDocument(one.entry, read.text, run)
  return examinedIn(opened, neighbours.indexFor(one.entry.home), run, () => one.questions)
}
