import {
  type Card,
  cardOf,
  type Finding,
  fingerprintsOf,
  folderOf,
  lastsUntil,
  mayHoldIndex,
  type View,
  type WorkspaceIndex,
} from '../../core/index.ts'
import {
  type Entry,
  findingsOf,
  type Opened,
  openDocument,
  type Run,
  readEntry,
  styleOf,
  viewIn,
} from '../documents/documents.ts'
import { Fault } from '../fault.ts'
import type { Unread } from '../files/files.ts'
import { isTouched } from '../files/touched.ts'
import { type Kept, textIn } from '../kept/stash.ts'
import { reported, type Summary, summaryOf } from '../reporting/report.ts'
import type { Piece } from '../reporting/reporter.ts'
import { allOfThem, listingRules } from './listings.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import { inquiry, type Keys, keysOf, type Questions } from './questions.ts'

/** A postmortem that was checked. Holds no part of the document's text. */
export interface Examined extends Marks {
  readonly entry: Entry
  /** What each outlet prints about it. Unpacked at each call: that of ten thousand documents would take too much memory. */
  readonly told: Kept
  /** `null` for a document whose ids, causes and classes cannot concern another. */
  card(): Card | null
  /** What an earlier run found among its neighbours, and the hash of their answers. */
  readonly recalled?: { readonly answers: string; readonly found: Examined }
  /** After it was judged among its neighbours: what was found without them, and the hash of their answers, if any is made. */
  readonly settled?: { readonly alone: Examined; readonly answers: string | null }
}

/** A file that is no postmortem, and the sign of its bytes. */
export interface Other {
  readonly other: string | null
}

/** What is kept unpacked of every document: small, plain data. */
export interface Marks {
  /** Within its home. */
  readonly path: string
  readonly keys: Keys
  /** What rules asked about its neighbours when it was checked alone. */
  readonly questions: Questions | null
  /** The numbers of its findings by level. */
  readonly summary: Summary
  /** Whether a safe fix was found that changes its text. */
  readonly fixable: boolean
  /** How many findings have a safe fix. */
  readonly mendable: number
  /** Id of its style. */
  readonly profile: string
  /** Whether it is no postmortem, but lists the postmortems of its folder. */
  readonly lists: boolean
  /** How long its findings hold; `null` if nothing is kept for the next run. */
  readonly lasting: Lasting | null
}

/** Findings hold while the document has this hash, these paths exist or not as noted, and it is not later than `until`. */
export interface Lasting {
  readonly sign: string
  /** Milliseconds since 1970. */
  readonly from: number
  /** `null` for ever. */
  readonly until: number | null
  readonly exists: readonly (readonly [path: string, is: boolean])[]
}

/** What was found in a document, ready to be sent between threads and stored. */
export interface Examination {
  readonly marks: Marks
  /** What each outlet prints about it. */
  readonly told: readonly string[]
  /** The card as JSON, or `null`: strings cut from a document would keep all of its text in memory. */
  readonly card: string
}

/** A file that was not checked, and why. */
export interface Missed extends Unread {
  readonly entry: Entry
}

export interface Survey {
  readonly examined: readonly Examined[]
  readonly missed: readonly Missed[]
  /** What is no postmortem. */
  readonly others: readonly { readonly entry: Entry; readonly sign: string }[]
}

/** What became of a file. */
export type Judged = Examined | Unread | Other

/** Checks a file as if it had no neighbours. An index is only opened here: it is checked when all documents are known. */
export function examine(entry: Entry, run: Run): Examination | Unread | Other {
  try {
    return examineAlone(entry, run)
  } catch (error) {
    // An internal error on one document must not cost the others their report.
    if (error instanceof Fault) throw error
    return { reason: `internal error, please report it: ${(error as Error).stack}`, fault: 'ours' }
  }
}

function examineAlone(entry: Entry, run: Run): Examination | Unread | Other {
  const read = readEntry(entry, run)
  if ('reason' in read) return read
  const opened = openDocument(entry, read.text, run)
  const { isPostmortem } = opened.resolution
  if (!isPostmortem && !(mayHoldIndex(opened.path, read.text) && listingRules(run).length > 0))
    return { other: read.sign ?? null }
  const exists = noting(entry.home.exists)
  const { index, questions } = inquiry(exists.ask)
  const lasting = lastingFor(read.sign, exists.noted, run)
  return isPostmortem
    ? examinationIn({ opened, index, run }, questions, lasting)
    : examinationIn({ opened, index, run: { ...run, rules: [] } }, () => allOfThem, lasting)
}

/** Asks whether paths exist, and notes the answers. */
function noting(exists: (path: string) => boolean) {
  const noted = new Map<string, boolean>()
  return {
    noted,
    ask(path: string) {
      const is = exists(path)
      noted.set(path, is)
      return is
    },
  }
}

function lastingFor(sign: string | undefined, exists: ReadonlyMap<string, boolean>, { now }: Run) {
  return (view: View): Lasting | null => {
    if (sign === undefined) return null
    const until = lastsUntil(view)
    return { sign, from: now, until: Number.isFinite(until) ? until : null, exists: [...exists] }
  }
}

/** A document, its neighbours, and the run that judges it among them. */
interface Placed {
  readonly opened: Opened
  readonly index: WorkspaceIndex
  readonly run: Run
}

function examinationIn(
  { opened, index, run }: Placed,
  questions: () => Questions | null,
  lasting: (view: View) => Lasting | null,
): Examination {
  const { entry, path, parsed } = opened
  const view = viewIn(opened, index, run.now)
  const all = findingsOf(view, run)
  const prints = run.wants.fingerprints ? fingerprintsOf(all, view) : null
  const { file, path: absolute, touched = null } = entry.target
  const findings = all.filter(one => isTouched(one, touched, parsed))
  const fingerprints = prints?.filter((_, i) => findings.includes(all[i]!))
  const report = {
    file,
    path: absolute,
    profile: opened.resolution.profile.data.id,
    findings: findings.map((one, i) => reported(one, parsed, run.wants, fingerprints?.[i] ?? null)),
  }
  const keys = keysOf(view.record)
  const mayShare = keys.causes.length > 0 || keys.classes.length > 0
  const card = mayShare ? cardOf(view) : null
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
    lasting: lasting(view),
  }
  return { marks: detached(marks), told: run.tellers.map(tell => tell(report)), card: JSON.stringify(card) }
}

function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** An examination put away until the output is written. */
export function examinedAs(entry: Entry, { marks, told, card }: Examination, { stash }: Run): Examined {
  const cards = stash.cards([card])
  return withCard(marks, entry, stash.told(told), () => cards.read(0))
}

/** A document whose card is read when it is asked for. */
export function withCard(marks: Marks, entry: Entry, told: Kept, card: () => Piece): Examined {
  return { ...marks, entry, told, card: () => JSON.parse(textIn(card())) as Card | null }
}

/** Checks all files in this thread, each as if it had no neighbours. */
export function judgedHere(entries: readonly Entry[], run: Run, step: () => void): Judged[] {
  return entries.map(entry => {
    const one = judgedAlone(entry, run)
    step()
    return one
  })
}

/** Checks a file as if it had no neighbours, and puts the result away. */
export function judgedAlone(entry: Entry, run: Run): Judged {
  const one = examine(entry, run)
  return 'marks' in one ? examinedAs(entry, one, run) : one
}

/** Sorts the results of all files, and checks again those documents whose neighbours matter to their findings. */
export function surveyOf(entries: readonly Entry[], judged: readonly Judged[], run: Run): Survey {
  const examined: Examined[] = []
  const missed: Missed[] = []
  const others: Survey['others'][number][] = []
  for (const [i, one] of judged.entries()) {
    const entry = entries[i]!
    if ('entry' in one) examined.push(one)
    else if ('reason' in one) missed.push({ entry, ...one })
    else if (one.other !== null) others.push({ entry, sign: one.other })
  }
  return judgedTogether({ examined, missed, others }, run)
}

/** Checks again, among their neighbours, the documents that have any that matter. */
export function judgedTogether({ examined, ...rest }: Survey, run: Run): Survey {
  const neighbours = neighboursOf(examined, run)
  return {
    ...rest,
    examined: examined.map(one => (neighbours.concern(one) ? amongNeighbours(one, neighbours, run) : one)),
  }
}

function amongNeighbours(one: Examined, neighbours: Neighbours, run: Run): Examined {
  const alone = one.settled?.alone ?? one
  const answers = neighbours.answersTo(alone)
  const settled = { alone, answers }
  if (answers !== null && answers === one.recalled?.answers) return { ...one.recalled.found, settled }
  const read = readEntry(one.entry, run)
  // The file is gone since it was checked: the first findings stand.
  if ('reason' in read) return one
  const place = placed(one, read.text, neighbours, run)
  const lasting = lastingFor(read.sign, new Map(alone.lasting?.exists), run)
  const found = examinationIn(place, () => one.questions, lasting)
  return { ...examinedAs(one.entry, found, place.run), settled }
}

/** What would be found among its neighbours if the document had this text. */
export function findingsAmong(one: Examined, text: string, neighbours: Neighbours, run: Run): Finding[] {
  const { opened, index, run: own } = placed(one, text, neighbours, run)
  return findingsOf(viewIn(opened, index, run.now), own)
}

/** Opens a text as that document, with the style, rules and neighbours it is judged by. */
function placed({ entry, path, lists }: Examined, text: string, neighbours: Neighbours, run: Run): Placed {
  const opened = openDocument(entry, text, run)
  const index = neighbours.indexFor(entry.home)
  if (!lists) return { opened, index, run }
  const style = neighbours.styleBelow(entry.home, folderOf(path))
  const resolution = {
    ...opened.resolution,
    ...(style !== null && { profile: styleOf(style, entry.home) }),
  }
  return { opened: { ...opened, resolution }, index, run: { ...run, rules: listingRules(run) } }
}
