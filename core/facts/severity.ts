import { choiceOf } from '../profile/lookup.ts'
import type { Choice } from '../profile/profile.ts'
import type { Fact } from '../span.ts'

/** `SEV-2` or `P1` in a title, where no field states the severity. */
export function severityOf(title: Fact<string> | null, severities: readonly Choice[]): Fact<string> | null {
  const found = title === null ? null : gradeInTitle.exec(title.value)
  if (title === null || found === null) return null
  const start = title.span.start + found.index
  const value = choiceOf(severities, found[0])?.id ?? found[0]
  return { value, span: { start, end: start + found[0].length } }
}

/** The grade of an incident among the words of a title. */
export const gradeInTitle = /(?<![\w-])(?:sev(?:erity)?[- ]?[0-5]|P[0-4])(?![\w.-])/i
