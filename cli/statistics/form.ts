import type { Day, Metrics } from '../../core/index.ts'
import type { Paint } from '../terminal/terminal.ts'

/** Under which circumstances the numbers were counted. */
export interface Occasion {
  /** As ISO 8601. */
  readonly now: string
  readonly since: Day | null
  readonly until: Day | null
  readonly paint: Paint
  /** Width of the terminal, `null` where it is none. */
  readonly columns: number | null
}

/** A way to print the numbers. */
export type Form = (metrics: Metrics, occasion: Occasion) => string
