import type { Rule } from '../../core/index.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Rules that are timed, and the table of their times. */
export interface Timing {
  readonly rules: readonly Rule[]
  /** The rules by their time, longest first; the rest of the run counts as reading. */
  table(terminal: Terminal): string
}

/** Wraps rules so that each is timed; the total is counted from now. */
export function timingOf(rules: readonly Rule[]): Timing {
  const start = performance.now()
  const spent = new Map<string, number>()
  const timed = rules.map(rule => {
    const check = rule.check as (...args: unknown[]) => Iterable<unknown>
    return {
      ...rule,
      check(...args: unknown[]) {
        const begun = performance.now()
        const found = [...check.apply(rule, args)]
        spent.set(rule.id, (spent.get(rule.id) ?? 0) + performance.now() - begun)
        return found
      },
    } as Rule
  })
  return {
    rules: timed,
    table({ errPaint }) {
      const total = performance.now() - start
      const rows = [...spent].sort((a, b) => b[1] - a[1])
      const judged = rows.reduce((sum, [, time]) => sum + time, 0)
      const shown = [...rows, ['reading the documents', total - judged], ['all', total]] as [string, number][]
      const width = Math.max(...shown.map(([name]) => name.length))
      const lines = shown.map(
        ([name, time]) =>
          `${name.padEnd(width)}  ${time.toFixed(1).padStart(9)} ms  ${((time / total) * 100).toFixed(1).padStart(5)} %`,
      )
      return `${errPaint.bold('Time by rule')}\n${lines.join('\n')}\n`
    },
  }
}
