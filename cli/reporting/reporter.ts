import { counted, type Level, type Rule } from '../../core/index.ts'
import type { Paint } from '../terminal/terminal.ts'
import type { Report, Summary, Wants } from './report.ts'

/** One output format, a file each. */
export interface Reporter {
  readonly wants: Wants
  /**
   * What it says of one document whatever the others hold, where there is such a thing: it is made where the document was
   * judged, in a thread or in an earlier run.
   */
  tells?(setting: TellerSetting): Teller
  /** The output, piece by piece. */
  write(results: Results, setting: Setting): Iterable<Piece>
}

/** A part of the output; bytes are UTF-8. */
export type Piece = string | Uint8Array

export type Teller = (report: Report) => string

/** What a teller needs to know of the run and of the place it is written to. */
export interface TellerSetting {
  readonly paint: Paint
  /** Columns to write in. */
  readonly width: number
  /** The rules that ran. */
  readonly rules: readonly Rule[]
  /** Absolute folder that paths in machine-readable output count from. */
  readonly root: string
}

/** What a run found, in order of the files; made anew for each reader, one at a time. */
export interface Results {
  /** What the reporter told of each document. */
  readonly pieces: Iterable<Piece>
  /** The reports, for a reporter that tells nothing. */
  readonly reports: Iterable<Report>
  readonly summary: Summary
  /** Documents in which something was found. */
  readonly affected: number
  /** Of the files those that are no postmortems, but list them, and wrongly. */
  readonly indexes: number
  /** Findings that `--fix` mends. */
  readonly mendable: number
}

/** What reporters need to know of the run and of the place they write to. */
export interface Setting extends TellerSetting {
  /** Findings at or above this level fail the run; `null` where none do. */
  readonly failOn: Level | null
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

export const wantsNothing: Wants = { frames: false, bytes: false, fixes: false, fingerprints: false }

/** The pieces that say anything, as the elements of a JSON array: each on a line of its own. */
export function* elements(pieces: Iterable<Piece>): Generator<Piece> {
  let between = '\n'
  for (const piece of pieces) {
    if (piece.length === 0) continue
    yield between
    yield piece
    between = ',\n'
  }
}

/** `3 errors, 1 warning and 2 hints`; `no findings`. */
export function spelled({ errors, warnings, information, hints }: Summary): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(information > 0 ? [`${information} for information`] : []),
    ...(hints > 0 ? [counted(hints, 'hint')] : []),
  ]
  if (parts.length < 2) return parts[0] ?? 'no findings'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
