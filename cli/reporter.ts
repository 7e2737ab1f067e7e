import type { Level, Rule } from '../core/index.ts'
import type { Report, Summary, Wants } from './report.ts'
import type { Paint } from './terminal.ts'

/** One output format, a file each. */
export interface Reporter {
  readonly wants: Wants
  /** The output, piece by piece. */
  write(results: Results, setting: Setting): Iterable<string>
}

/** What a run found. */
export interface Results {
  /** In order of the files; made anew for each reader, one at a time. */
  readonly reports: Iterable<Report>
  /** The same as JSON in its public form; `null` where reports hold more. */
  readonly lines: Iterable<string> | null
  readonly summary: Summary
}

/** What reporters need to know of the run and of the place they write to. */
export interface Setting {
  readonly paint: Paint
  /** Columns to write in. */
  readonly width: number
  /** Findings at or above this level fail the run; `null` where none do. */
  readonly failOn: Level | null
  /** The rules that ran. */
  readonly rules: readonly Rule[]
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Absolute folder that paths in machine-readable output count from. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export const wantsNothing: Wants = { frames: false, bytes: false, fixes: false, fingerprints: false }

/** Where a rule is explained. */
export function pageOf(rule: string): string {
  return `https://github.com/postmortems/postmortems/blob/main/core/rules/${rule}.md`
}

/** `3 errors, 1 warning and 2 hints`; `no findings`. */
export function spelled({ errors, warnings, information, hints }: Summary): string {
  const parts = [
    ...(errors > 0 ? [`${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
    ...(information > 0 ? [`${information} for information`] : []),
    ...(hints > 0 ? [`${hints} hint${hints === 1 ? '' : 's'}`] : []),
  ]
  if (parts.length < 2) return parts[0] ?? 'no findings'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
