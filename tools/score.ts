/**
 * How well `inspect` and the question "is it a postmortem?" do on real documents. Reads a corpus with `gold.json` and
 * `MANIFEST.tsv` (`../shared/corpus`, or the folder given); prints a figure for each field and the disagreements with
 * `--all`. Exits with 1 when a figure falls below its mark, with 0 when there is no corpus.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Detection, detect } from '../core/detection/detect.ts'
import { type Inspection, inspect } from '../core/facts/inspect.ts'
import { readRecord } from '../core/facts/read.ts'
import { parse } from '../core/syntax/parse.ts'
import { loadProfiles } from '../profiles/index.ts'

interface Gold {
  readonly file: string
  readonly title: string | null
  readonly date: string | null
  readonly severity: string | null
  readonly status: string | null
  readonly durationMinutes: number | null
  readonly timeline: { readonly count: number; readonly first: string | null; readonly last: string | null }
  readonly actions: Readonly<Record<'count' | 'withOwner' | 'withDue' | 'withTicket' | 'done', number>>
  readonly sections: readonly string[]
}

/** Right, wrongly found and wrongly missed, of one field over all documents. */
interface Tally {
  right: number
  extra: number
  missed: number
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const flags = process.argv.slice(2).filter(arg => arg.startsWith('--'))
const folder = process.argv.slice(2).find(arg => !arg.startsWith('--')) ?? join(root, '../shared/corpus')
const profiles = [...loadProfiles().values()]
const tallies = new Map<string, Tally>()

/** What the product says of one file of the corpus. */
function understood(file: string): { inspection: Inspection; detection: Detection } {
  const parsed = parse(readFileSync(join(folder, file), 'utf8'))
  const detection = detect(parsed, file, profiles)
  const profile = profiles.find(one => one.data.id === detection.profile)!
  const record = readRecord(parsed, profile, file)
  return {
    inspection: inspect(record, parsed, file, { ...detection, profileReason: detection.reason }),
    detection,
  }
}

function count(field: string, right: number, extra: number, missed: number): void {
  const tally = tallies.get(field) ?? { right: 0, extra: 0, missed: 0 }
  tallies.set(field, {
    right: tally.right + right,
    extra: tally.extra + extra,
    missed: tally.missed + missed,
  })
}

function told(file: string, field: string, found: unknown, wanted: unknown): void {
  if (flags.includes('--all'))
    console.log(`${file}\n  ${field}: ${JSON.stringify(found)} for ${JSON.stringify(wanted)}`)
}

/** A value that may be absent: right, wrong (both found and missed), found where there is none, or missed. */
function value(
  file: string,
  field: string,
  found: string | number | null,
  wanted: string | number | null,
): void {
  if (found === wanted) {
    if (wanted !== null) count(field, 1, 0, 0)
    return
  }
  count(field, 0, found === null ? 0 : 1, wanted === null ? 0 : 1)
  told(file, field, found, wanted)
}

/** A number of things: what both count is right, the rest is extra or missed. */
function amount(file: string, field: string, found: number, wanted: number): void {
  count(field, Math.min(found, wanted), Math.max(0, found - wanted), Math.max(0, wanted - found))
  if (found !== wanted) told(file, field, found, wanted)
}

/** The letters and digits of a text: case, marks and spaces do not count. */
function bare(text: string | null): string | null {
  return text === null
    ? null
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Counts what was found in a document against what people found there. */
function compare(gold: Gold, found: Inspection): void {
  const { file } = gold
  value(file, 'title', bare(found.title), bare(gold.title))
  value(file, 'date', found.date, gold.date)
  value(file, 'severity', bare(found.severity), bare(gold.severity))
  value(file, 'status', bare(found.status), bare(gold.status))
  value(file, 'duration', found.durationMinutes, gold.durationMinutes)
  amount(file, 'timeline', found.timeline.length, gold.timeline.count)
  value(file, 'timeline first', bare(found.timeline[0]?.time ?? null), bare(gold.timeline.first))
  value(file, 'timeline last', bare(found.timeline.at(-1)?.time ?? null), bare(gold.timeline.last))
  amount(file, 'actions', found.actions.length, gold.actions.count)
  amount(file, 'owners', found.actions.filter(item => item.owners.length > 0).length, gold.actions.withOwner)
  amount(file, 'due dates', found.actions.filter(item => item.due !== null).length, gold.actions.withDue)
  amount(
    file,
    'tickets',
    found.actions.filter(item => item.tickets.length > 0).length,
    gold.actions.withTicket,
  )
  amount(file, 'done', found.actions.filter(item => item.status === 'done').length, gold.actions.done)
  const kinds = new Set<string>(found.sections.map(section => section.kind))
  const wanted = new Set(gold.sections)
  const extra = [...kinds].filter(kind => !wanted.has(kind))
  const missed = gold.sections.filter(kind => !kinds.has(kind))
  count('sections', gold.sections.length - missed.length, extra.length, missed.length)
  if (extra.length + missed.length > 0) told(file, 'sections', { extra, missed }, '')
}

/** Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found. */
function f1({ right, extra, missed }: Tally): number {
  return right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed)
}

/** How many of the postmortems are taken for one, and how many of the other documents: shares from 0 to 1. */
function recognition(): { recall: number; falseAlarms: number } {
  const [head, ...rows] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n')
  const kind = head!.split('\t').indexOf('kind')
  const tally = { yes: 0, found: 0, no: 0, wrong: 0 }
  for (const row of rows) {
    const cells = row.split('\t')
    const { isPostmortem, reason } = understood(cells[0]!).detection
    const wanted = cells[kind] === 'postmortem'
    if (wanted) tally.yes++
    else tally.no++
    if (isPostmortem) tally[wanted ? 'found' : 'wrong']++
    if (isPostmortem !== wanted) told(cells[0]!, `postmortem (${reason})`, isPostmortem, wanted)
  }
  return { recall: tally.found / tally.yes, falseAlarms: tally.wrong / tally.no }
}

if (!existsSync(join(folder, 'gold.json'))) console.log(`No corpus in ${folder}: nothing to score.`)
else {
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as Gold[]
  for (const one of gold) compare(one, understood(one.file).inspection)
  const scores = [...tallies].map(([field, tally]) => ({
    field,
    ...tally,
    f1: Math.round(f1(tally) * 1000) / 1000,
  }))
  const mean = scores.reduce((total, score) => total + score.f1, 0) / scores.length
  const { recall, falseAlarms } = recognition()
  console.table(scores)
  console.log(`fields, macro mean F1  ${mean.toFixed(3)}  (wanted: 0.85)`)
  console.log(
    `is a postmortem        recall ${recall.toFixed(3)} (wanted: 0.95), false alarms ${falseAlarms.toFixed(3)} (at most 0.05)`,
  )
  process.exitCode = mean >= 0.85 && recall >= 0.95 && falseAlarms <= 0.05 ? 0 : 1
}
