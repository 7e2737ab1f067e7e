import { bothOf, type Message, say, type Value } from '../message.ts'
import type { Level } from '../profile/kinds.ts'

/** How much was found, by level, in how many documents. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly information: number
  readonly hints: number
}

/** The findings of all reports, counted. */
export function summaryOf(
  reports: Iterable<{ readonly findings: readonly { readonly level: Level }[] }>,
): Summary {
  const counts: Record<Level, number> = { error: 0, warning: 0, information: 0, hint: 0 }
  let files = 0
  for (const { findings } of reports) {
    files++
    for (const { level } of findings) counts[level]++
  }
  return {
    files,
    errors: counts.error,
    warnings: counts.warning,
    information: counts.information,
    hints: counts.hint,
  }
}

/** `3 errors, 1 warning and 2 hints`; `no findings`. */
export function spelled({ errors, warnings, information, hints }: Summary): Message {
  const parts = [
    ...(errors > 0 ? [errors === 1 ? say`1 error` : say`${errors} errors`] : []),
    ...(warnings > 0 ? [warnings === 1 ? say`1 warning` : say`${warnings} warnings`] : []),
    ...(information > 0 ? [say`${information} for information`] : []),
    ...(hints > 0 ? [hints === 1 ? say`1 hint` : say`${hints} hints`] : []),
  ]
  return parts.length === 0 ? say`no findings` : bothOf(parts)
}

/**
 * What was found and where: `1 error in 2 of 5 postmortems`. Something was found in `affected` of the files; `indexes` of them
 * are no postmortems, but list some.
 */
export function foundIn({ files }: Summary, found: Value, affected: number, indexes: number): Message {
  const all = filesIn(files - indexes, indexes)
  return affected === 0 || affected === files
    ? say`${found} in ${all}`
    : say`${found} in ${affected} of ${all}`
}

/** `3 postmortems`, `2 postmortems and 1 index`. */
function filesIn(postmortems: number, indexes: number): Message {
  const own = postmortems === 1 ? say`1 postmortem` : say`${postmortems} postmortems`
  const listing = indexes === 1 ? say`1 index` : say`${indexes} indexes`
  if (indexes === 0) return own
  return postmortems === 0 ? listing : bothOf([own, listing])
}
