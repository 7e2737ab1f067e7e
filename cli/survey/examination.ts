import {
  cardOf,
  english,
  type Finding,
  fingerprintsOf,
  lastsUntil,
  longFixes,
  mayHoldIndex,
  type Parsed,
  type Summary,
  summaryOf,
  textOf,
  type View,
} from '../../core/index.ts'
import {
  type Entry,
  findingsOf,
  type Opened,
  openDocuments,
  type Run,
  readEntry,
  viewIn,
} from '../documents/documents.ts'
import { breakdown } from '../fault.ts'
import type { Unread } from '../files/files.ts'
import { isAtLeast, type ReportedFinding, reported, type Wants } from '../reporting/report.ts'
import { broughtByBranch } from './branch.ts'
import { allOfThem, listingRules } from './listings.ts'
import { inquiry, type Keys, keysOf, type Questions } from './questions.ts'

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

/** A file that is no postmortem, and the sign of its bytes. */
export interface Other {
  readonly other: string | null
}

/** What became of a file. */
export type Outcome = Examination | Unread | Other

/** Files are examined together until their texts have as many UTF-16 units: more at once gains nothing and takes memory. */
const TOGETHER = 150_000

/**
 * Checks files as if none had neighbours, and yields what became of each, in their order. An index is only opened here: it
 * is checked when all documents are known.
 */
export function* examineAll(entries: Iterable<Entry>, run: Run): Generator<Outcome, void> {
  let some: Reading[] = []
  let length = 0
  for (const entry of entries) {
    const read = readEntry(entry, run)
    some.push({ entry, read })
    if ('text' in read) length += read.text.length
    if (length < TOGETHER) continue
    yield* examineTogether(some, run)
    some = []
    length = 0
  }
  yield* examineTogether(some, run)
}

/** A file, with its text or why it cannot be read. */
interface Reading {
  readonly entry: Entry
  readonly read: ReturnType<typeof readEntry>
}

function examineTogether(readings: readonly Reading[], run: Run): Outcome[] {
  try {
    return examineInSteps(readings, run)
  } catch (error) {
    // An internal error on one document must not cost the others their report.
    const reason = breakdown(error)
    if (readings.length > 1) return readings.flatMap(one => examineTogether([one], run))
    return [{ reason, fault: 'ours' }]
  }
}

function examineInSteps(readings: readonly Reading[], run: Run): Outcome[] {
  const outcomes = new Map<Entry, Outcome>()
  const texts: Signed<{ readonly entry: Entry; readonly text: string }>[] = []
  for (const { entry, read } of readings) {
    if ('reason' in read) outcomes.set(entry, read)
    else {
      outcomes.set(entry, { other: read.sign ?? null })
      texts.push({ entry, text: read.text, sign: read.sign })
    }
  }
  const opened = openDocuments(texts, run).map((one, i) => ({ ...one, sign: texts[i]!.sign }))
  const postmortems = opened.filter(one => one.resolution.isPostmortem)
  const indexes = listingRules(run).length === 0 ? [] : opened.filter(isIndex)
  const found = [...examineAlone(postmortems, run), ...examineAlone(indexes, { ...run, rules: [] })]
  for (const [i, { entry }] of [...postmortems, ...indexes].entries()) outcomes.set(entry, found[i]!)
  return [...outcomes.values()]
}

function isIndex({ resolution, path, parsed }: Opened): boolean {
  return !resolution.isPostmortem && mayHoldIndex(path, textOf(parsed))
}

/** Something of a file, with the hash of its bytes if the run makes them. */
type Signed<T> = T & { readonly sign: string | undefined }

/** Takes each step for all documents before the next one; `checkAll` says why. */
function examineAlone(documents: readonly Signed<Opened>[], run: Run): Examination[] {
  const asked = documents.map(({ entry }) => {
    const exists = noting(entry.home.exists)
    return { exists: exists.noted, ...inquiry(exists.ask) }
  })
  const views = documents.map((opened, i) => viewIn(opened, asked[i]!.index, run.now))
  const findings = findingsOf(views, run)
  return documents.map((opened, i) => {
    const { exists, questions } = asked[i]!
    const view = views[i]!
    return examinationOf({
      opened,
      view,
      findings: findings[i]!,
      run,
      questions: opened.resolution.isPostmortem ? questions : () => allOfThem,
      lasting: () => lastingIn(view, opened.sign, exists),
    })
  })
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

/** How long what was found in a view holds; `null` for a file without a sign. */
export function lastingIn(
  view: View,
  sign: string | undefined,
  exists: ReadonlyMap<string, boolean>,
): Lasting | null {
  if (sign === undefined) return null
  const until = lastsUntil(view)
  return { sign, from: view.now, until: Number.isFinite(until) ? until : null, exists: [...exists] }
}

/** A document, what was found in it, and by which rules. */
export interface Judgement {
  readonly opened: Opened
  readonly view: View
  readonly findings: readonly Finding[]
  readonly run: Run
}

/** What the rules asked is known once the report is made: fixes ask as well. */
interface Examining extends Judgement {
  questions(): Questions | null
  lasting(): Lasting | null
}

/** What is told and kept of a document that was judged. */
export function examinationOf(examining: Examining): Examination {
  const { opened, view, findings: all, run, questions, lasting } = examining
  const { entry, path, parsed } = opened
  const prints = run.wants.fingerprints ? fingerprintsOf(all, view) : null
  const { file, path: absolute } = entry.target
  const own = broughtByBranch(examining)
  const findings = own.filter(one => isAtLeast(one.level, run.level))
  const printOf = new Map(prints?.map((print, i) => [all[i]!, print]))
  const report = {
    file,
    path: absolute,
    profile: opened.resolution.profile.data.id,
    findings: reportsOf(findings, parsed, run.wants, one => printOf.get(one) ?? null),
  }
  const keys = keysOf(view.record)
  const mayShare = keys.causes.length > 0 || keys.classes.length > 0
  const card = mayShare ? cardOf(view) : null
  const fixable = own.some(({ fixes }) => fixes[0]?.safe === true && fixes[0].rename === undefined)
  const marks: Marks = {
    path,
    keys,
    questions: questions(),
    summary: summaryOf([report]),
    fixable,
    mendable: report.findings.reduce((sum, { fix }) => sum + (fix?.safe ? 1 : 0), 0),
    profile: report.profile,
    lists: !opened.resolution.isPostmortem,
    lasting: lasting(),
  }
  return { marks: detached(marks), told: run.tellers.map(tell => tell(report)), card: JSON.stringify(card) }
}

/** The findings as they are reported. */
function reportsOf(
  findings: readonly Finding[],
  parsed: Parsed,
  wants: Wants,
  printOf: (finding: Finding) => string | null,
): ReportedFinding[] {
  const isRepeated = longFixes()
  return findings.map(one => {
    const isTold = wants.fixes && isRepeated(one)
    const report = reported(isTold ? { ...one, fixes: [] } : one, parsed, wants, printOf(one))
    const [fix] = isTold ? one.fixes : []
    return fix ? { ...report, fix: { title: english(fix.title), safe: fix.safe } } : report
  })
}

function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
