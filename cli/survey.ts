import { type Card, cardOf, type Finding, fingerprintsOf, type WorkspaceIndex } from '../core/index.ts'
import {
  type Entry,
  findingsOf,
  type Opened,
  openDocument,
  type Run,
  readEntry,
  styleOf,
  viewIn,
} from './documents.ts'
import { Fault } from './fault.ts'
import type { Unread } from './files.ts'
import { allOfThem, listingRules, mayList } from './listings.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import { inquiry, type Keys, keysOf, type Questions } from './questions.ts'
import { reported, type Summary, summaryOf } from './report.ts'
import { type Kept, textIn } from './stash.ts'
import { isTouched } from './touched.ts'

/** A postmortem that was checked. Holds no part of the document's text. */
export interface Examined extends Marks {
  readonly entry: Entry
  /** What each outlet is told of it. Unpacked with each call, for that of ten thousand would fill the memory. */
  readonly told: Kept
  /** For documents that say what others may say too. */
  card(): Card | null
}

/** What is kept at hand of every document: small, plain data. */
export interface Marks {
  /** Within its home. */
  readonly path: string
  readonly keys: Keys
  /** What it asked of its neighbours when it was checked as if it stood alone. */
  readonly questions: Questions | null
  /** What its report holds, counted. */
  readonly summary: Summary
  /** Whether a safe fix was found that changes its text. */
  readonly fixable: boolean
  /** How many findings have a safe fix. */
  readonly mendable: number
  /** Id of its style. */
  readonly profile: string
  /** Whether it is no postmortem, but lists the postmortems of its folder. */
  readonly lists: boolean
}

/** What was found out about a document, ready to be sent and stored. */
export interface Examination {
  readonly marks: Marks
  /** What each outlet is told of it. */
  readonly told: readonly string[]
  /** As JSON, `null` included: strings cut from a document would keep all of it in memory. */
  readonly card: string
}

/** A file that was not checked, and why. */
export interface Missed extends Unread {
  readonly entry: Entry
}

export interface Survey {
  readonly examined: readonly Examined[]
  readonly missed: readonly Missed[]
}

/** Checks a file as if it stood alone; `null` for what is no postmortem. What lists postmortems must wait for them. */
export function examine(entry: Entry, run: Run): Examination | Unread | null {
  try {
    return examineAlone(entry, run)
  } catch (error) {
    // One document on which we trip must not cost the others their report.
    if (error instanceof Fault) throw error
    return { reason: `internal error, please report it: ${(error as Error).stack}`, fault: 'ours' }
  }
}

function examineAlone(entry: Entry, run: Run): Examination | Unread | null {
  const read = readEntry(entry, run)
  if ('reason' in read) return read
  const opened = openDocument(entry, read.text, run)
  const { isPostmortem } = opened.resolution
  if (!isPostmortem && !(mayList(opened, read.text) && listingRules(run).length > 0)) return null
  const { index, questions } = inquiry(entry.home.exists)
  return isPostmortem
    ? examinationIn(opened, index, run, questions)
    : examinationIn(opened, index, { ...run, rules: [] }, () => allOfThem)
}

/** Checks an opened document among its neighbours, if it has any. */
function examinationIn(
  opened: Opened,
  index: WorkspaceIndex,
  run: Run,
  questions: () => Questions | null,
): Examination {
  const { entry, path, parsed } = opened
  const view = viewIn(opened, index, run.now)
  const all = findingsOf(view, run)
  const prints = run.wants.fingerprints ? fingerprintsOf(all, view) : null
  const { file, path: absolute, touched = null } = entry.target
  const findings = all.filter(one => isTouched(one, touched, parsed))
  const fingerprints = prints && prints.filter((_, i) => findings.includes(all[i]!))
  const report = {
    file,
    path: absolute,
    profile: opened.resolution.profile.data.id,
    findings: findings.map((one, i) => reported(one, parsed, run.wants, fingerprints?.[i] ?? null)),
  }
  const keys = keysOf(view.record)
  const mayShare = keys.causes.length > 0 || keys.classes.length > 0
  const card = mayShare ? cardOf(view.record, path, parsed) : null
  const fixable = findings.some(({ fixes }) => fixes[0]?.safe === true && fixes[0].rename === undefined)
  const marks: Marks = {
    path,
    keys,
    questions: questions(),
    summary: summaryOf([report]),
    fixable,
    mendable: report.findings.reduce((sum, { fix }) => sum + (fix?.safe ? 1 : 0), 0),
    profile: report.profile,
    lists: !opened.resolution.isPostmortem,
  }
  return { marks: detached(marks), told: run.tellers.map(tell => tell(report)), card: JSON.stringify(card) }
}

function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** An examination put away until the output is written. */
export function examinedAs(entry: Entry, { marks, told, card }: Examination, { stash }: Run): Examined {
  return withCard(marks, entry, stash.told(told), stash.cards([card]))
}

export function withCard(marks: Marks, entry: Entry, told: Kept, card: Kept, place = 0): Examined {
  return { ...marks, entry, told, card: () => JSON.parse(textIn(card(place))) as Card | null }
}

/** Checks all files one after the other, then those again whose neighbours have a say in what is found in them. */
export function survey(entries: readonly Entry[], run: Run, step: (done: number) => void): Survey {
  const missed: Missed[] = []
  const examined: Examined[] = []
  for (const [i, entry] of entries.entries()) {
    const one = examine(entry, run)
    if (one && 'reason' in one) missed.push({ entry, ...one })
    else if (one) examined.push(examinedAs(entry, one, run))
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
  const { opened, index, run: own } = placed(one, read.text, neighbours, run)
  return examinedAs(
    one.entry,
    examinationIn(opened, index, own, () => one.questions),
    own,
  )
}

/** What `findingsOf` makes of a text in place of the document that was checked. */
export function findingsAmong(one: Examined, text: string, neighbours: Neighbours, run: Run): Finding[] {
  const { opened, index, run: own } = placed(one, text, neighbours, run)
  return findingsOf(viewIn(opened, index, run.now), own)
}

/** A document with the style, the rules and the neighbours it is judged by. */
function placed(one: Examined, text: string, neighbours: Neighbours, run: Run) {
  const { entry, path, lists } = one
  const opened = openDocument(entry, text, run)
  const index = neighbours.indexFor(entry.home)
  const style = lists ? neighbours.styleBelow(entry.home, path.slice(0, path.lastIndexOf('/') + 1)) : null
  if (!lists) return { opened, index, run }
  const resolution = {
    ...opened.resolution,
    ...(style !== null && { profile: styleOf(style, entry.home) }),
  }
  return { opened: { ...opened, resolution }, index, run: { ...run, rules: listingRules(run) } }
}
