import type { Level, Rule, Summary } from '../../core/index.ts'
import type { Paint } from '../terminal/terminal.ts'
import type { Report, Wants } from './report.ts'

/** One output format, a file each. */
export interface Reporter {
  readonly wants: Wants
  /**
   * What it prints about one document, for formats in which that does not depend on the others: it is then made in the
   * thread, or taken from the earlier run, that judged the document. Absent for other formats.
   */
  tells?(setting: TellerSetting): Teller
  /** The output, piece by piece. */
  write(results: Results, setting: Setting): Iterable<Piece>
}

/** A part of the output; bytes are UTF-8. */
export type Piece = string | Uint8Array

export type Teller = (report: Report) => string

/** What a teller needs to know of the run and its output. */
export interface TellerSetting {
  readonly paint: Paint
  /** Columns to write in. */
  readonly width: number
  /** The rules that ran. */
  readonly rules: readonly Rule[]
  /** Absolute folder that paths in machine-readable output count from. */
  readonly root: string
}

/** What a run found, in the order of the files. Its iterables can be read several times, one after the other. */
export interface Results {
  /** What the reporter's teller printed about each document. */
  readonly pieces: Iterable<Piece>
  /** The reports, for a reporter without a teller. */
  readonly reports: Iterable<Report>
  readonly summary: Summary
  /** Documents in which something was found. */
  readonly affected: number
  /** How many of the files are wrong indexes of postmortems. */
  readonly indexes: number
  /** Findings that `--fix` mends. */
  readonly mendable: number
}

/** What reporters need to know of the run and its output. */
export interface Setting extends TellerSetting {
  /** Findings at or above this level fail the run; `null` where none do. */
  readonly failOn: Level | null
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

export const wantsNothing: Wants = { frames: false, bytes: false, fixes: false, fingerprints: false }

/** The pieces that are not empty as elements of a JSON array, a line each. */
export function* elements(pieces: Iterable<Piece>): Generator<Piece> {
  let between = '\n'
  for (const piece of pieces) {
    if (piece.length === 0) continue
    yield between
    yield piece
    between = ',\n'
  }
}
