import type { Pack } from '../../disk/packing.ts'
import type { Run } from '../documents/documents.ts'
import type { Target, Unread } from '../files/files.ts'
import type { Form } from '../reporting/outlets.ts'
import type { Marks, Other } from '../survey/examination.ts'

/** The command that our threads are started with; not one that a person can give. */
export const thread = 'thread'

/** What a thread must know to judge files as the run does: plain data. */
export interface Order {
  readonly cwd: string
  readonly profile: string | undefined
  readonly config: string | undefined
  readonly baseline: string | undefined
  /** Whether findings in a baseline are left out. */
  readonly usesBaseline: boolean
  readonly now: number
  /** Ids of the rules that run. */
  readonly rules: readonly string[]
  readonly clock: Run['clock']
  readonly level: Run['level']
  readonly wants: Run['wants']
  readonly forms: readonly Form[]
  /** Whether results are kept for the next run. */
  readonly keeps: boolean
}

/** Files for a thread; `from` is the index of the first among all files of the run. */
export interface Task {
  readonly from: number
  readonly targets: readonly Target[]
}

/** What a thread found. */
export interface Parcel {
  readonly from: number
  /** One a file. */
  readonly results: readonly (Marks | Unread | Other)[]
  /** What each outlet prints, file by file. */
  readonly told: Pack
  readonly cards: Pack
}
