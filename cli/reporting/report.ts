import {
  type Edit,
  english,
  type Finding,
  type Level,
  levels,
  lineSpan,
  type Parsed,
  positionAt,
  type Related,
  type Span,
  type Summary,
  slice,
  withoutSecrets,
} from '../../core/index.ts'

/** A place in a file: lines and columns from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A finding as `--format json` prints it. */
export interface PublicFinding {
  readonly rule: string
  readonly level: Level
  readonly message: string
  readonly start: Place
  readonly end: Place
  readonly fix: { readonly title: string; readonly safe: boolean } | null
  readonly policy: string | null
}

/** A finding with what reporters asked for besides. Plain data: it crosses threads. */
export interface ReportedFinding extends PublicFinding {
  readonly frame?: Frame
  /** Columns of start and end in bytes of UTF-8, from 1. */
  readonly bytes?: readonly [start: number, end: number]
  readonly fixes?: readonly PlacedFix[]
  readonly related?: readonly PlacedRelated[]
  readonly fingerprint?: string
}

/** The line a finding starts on, of a very long one what lies around it; the marked part counts UTF-16 units in it. */
export interface Frame {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface PlacedFix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly PlacedEdit[]
}

export interface PlacedEdit {
  readonly start: Place
  readonly end: Place
  readonly text: string
  readonly bytes?: readonly [start: number, end: number]
}

export interface PlacedRelated {
  readonly message: string
  /** Of another document, within the workspace; `null` for this one. */
  readonly path: string | null
  readonly start: Place
  readonly end: Place
}

/** What was found in one document. */
export interface Report {
  readonly file: string
  /** Absolute. */
  readonly path: string
  readonly profile: string
  readonly findings: readonly ReportedFinding[]
}

/** What reporters need besides the public part; each costs a little, so it is made only if wanted. */
export interface Wants {
  readonly frames: boolean
  readonly bytes: boolean
  readonly fixes: boolean
  readonly fingerprints: boolean
}

/** A finding as it is reported; `fingerprint` is `null` unless one is wanted. */
export function reported(
  finding: Finding,
  parsed: Parsed,
  wants: Wants,
  fingerprint: string | null,
): ReportedFinding {
  const { rule, level, message, span, policy } = finding
  const [fix] = finding.fixes
  const start = placeAt(parsed, span.start)
  return {
    rule,
    level,
    message: english(message),
    start,
    end: span.end === span.start ? start : placeAt(parsed, span.end),
    fix: fix ? { title: english(fix.title), safe: fix.safe } : null,
    policy,
    ...(wants.frames && { frame: frameOf(parsed, span, start.line - 1) }),
    ...(wants.bytes && { bytes: byteColumns(parsed, span) }),
    ...(wants.fixes && { fixes: placedFixes(parsed, finding, wants) }),
    ...((wants.fixes || wants.frames) && { related: finding.related.map(one => placedRelated(parsed, one)) }),
    ...(fingerprint !== null && { fingerprint }),
  }
}

/** The place of an offset. */
function placeAt(parsed: Parsed, offset: number): Place {
  const { line, character } = positionAt(parsed, offset)
  return { line: line + 1, column: character + 1 }
}

function byteColumns(parsed: Parsed, { start, end }: Span): [number, number] {
  return [byteColumn(parsed, start), byteColumn(parsed, end)]
}

function byteColumn(parsed: Parsed, offset: number): number {
  const { start } = lineSpan(parsed, positionAt(parsed, offset).line)
  return Buffer.byteLength(slice(parsed, { start, end: offset })) + 1
}

/** The fixes with their places, without those that rename the file. */
function placedFixes(parsed: Parsed, { fixes }: Finding, { bytes }: Wants): PlacedFix[] {
  const placed = ({ span, text }: Edit): PlacedEdit => ({
    start: placeAt(parsed, span.start),
    end: placeAt(parsed, span.end),
    text,
    ...(bytes && { bytes: byteColumns(parsed, span) }),
  })
  const inText = fixes.filter(fix => fix.rename === undefined)
  return inText.map(({ title, safe, edits }) => ({ title: english(title), safe, edits: edits.map(placed) }))
}

/**
 * UTF-16 units of a line before and behind the start of a finding that its frame holds: more than any terminal shows, and than
 * a key in one line is long, which is known by how it begins.
 */
const AROUND = 4096

function frameOf(parsed: Parsed, span: Span, number: number): Frame {
  const line = lineSpan(parsed, number)
  const start = Math.max(line.start, span.start - AROUND)
  const end = Math.min(line.end, span.start + AROUND)
  const to = Math.max(Math.min(span.end, end), span.start)
  // Reports are copied into logs and tickets: credentials in the line are hidden.
  return { text: withoutSecrets(slice(parsed, { start, end })), from: span.start - start, to: to - start }
}

function placedRelated(parsed: Parsed, { message, span, path }: Related): PlacedRelated {
  const other = { line: 1, column: 1 }
  return {
    message: english(message),
    path: path ?? null,
    start: path === undefined ? placeAt(parsed, span.start) : other,
    end: path === undefined ? placeAt(parsed, span.end) : other,
  }
}

/** The counts of several reports, added up. */
export function totalOf(summaries: Iterable<Summary>): Summary {
  const sum = { files: 0, errors: 0, warnings: 0, information: 0, hints: 0 }
  for (const one of summaries) for (const key of Object.keys(sum) as (keyof Summary)[]) sum[key] += one[key]
  return sum
}

/** Whether one level is at least as grave as another. */
export function isAtLeast(level: Level, limit: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(limit)
}
