import { type Card, type Finding, folderOf } from '../../core/index.ts'
import {
  type Entry,
  findingsOf,
  openDocument,
  type Run,
  readEntry,
  styleOf,
  viewIn,
} from '../documents/documents.ts'
import { breakdown } from '../fault.ts'
import type { Unread } from '../files/files.ts'
import { type Kept, textIn } from '../kept/stash.ts'
import type { Piece } from '../reporting/reporter.ts'
import {
  type Examination,
  examinationOf,
  examineAll,
  type Judgement,
  lastingIn,
  type Marks,
  type Other,
} from './examination.ts'
import { listingRules } from './listings.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'

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

/** What became of a file whose findings are put away. */
export type Judged = Examined | Unread | Other

/** An examination put away until the output is written. */
function examinedAs(entry: Entry, { marks, told, card }: Examination, { stash }: Run): Examined {
  const cards = stash.cards([card])
  return withCard(marks, entry, stash.told(told), () => cards.read(0))
}

/** A document whose card is read when it is asked for. */
export function withCard(marks: Marks, entry: Entry, told: Kept, card: () => Piece): Examined {
  return { ...marks, entry, told, card: () => JSON.parse(textIn(card())) as Card | null }
}

/** Checks files in this thread, each as if it had no neighbours, and puts the results away. */
export function judgedHere(entries: readonly Entry[], run: Run, step: () => void): Judged[] {
  const judged: Judged[] = []
  for (const one of examineAll(entries, run)) {
    judged.push('marks' in one ? examinedAs(entries[judged.length]!, one, run) : one)
    step()
  }
  return judged
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
export function judgedTogether({ examined, missed, others }: Survey, run: Run): Survey {
  const neighbours = neighboursOf(examined, run)
  const judged: Examined[] = []
  const broken: Missed[] = []
  for (const one of examined) {
    try {
      judged.push(neighbours.concern(one) ? amongNeighbours(one, neighbours, run) : one)
    } catch (error) {
      broken.push({ entry: one.entry, reason: breakdown(error), fault: 'ours' })
    }
  }
  return { examined: judged, missed: [...missed, ...broken], others }
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
  const found = examinationOf({
    ...place,
    questions: () => one.questions,
    lasting: () => lastingIn(place.view, read.sign, new Map(alone.lasting?.exists)),
  })
  return { ...examinedAs(one.entry, found, place.run), settled }
}

/** What would be found among its neighbours if the document had this text. */
export function findingsAmong(
  one: Examined,
  text: string,
  neighbours: Neighbours,
  run: Run,
): readonly Finding[] {
  return placed(one, text, neighbours, run).findings
}

/** Judges a text as that document, with the style and rules it is judged by, among its neighbours. */
function placed({ entry, path, lists }: Examined, text: string, neighbours: Neighbours, run: Run): Judgement {
  const asItself = openDocument(entry, text, run)
  const style = lists ? neighbours.styleBelow(entry.home, folderOf(path)) : null
  const resolution = {
    ...asItself.resolution,
    ...(style !== null && { profile: styleOf(style, entry.home) }),
  }
  const opened = { ...asItself, resolution }
  const own = lists ? { ...run, rules: listingRules(run) } : run
  const view = viewIn(opened, neighbours.indexFor(entry.home), run.now)
  return { opened, view, findings: findingsOf([view], own)[0]!, run: own }
}
