import type { Choice } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import { idAmong } from './choices.ts'
import type { Section } from './record.ts'

/** The severity if no field states it: that of the title, else `alone`, else that in a sentence about the incident. */
export function severityTold(
  title: Fact<string> | null,
  alone: Fact<string> | null,
  sections: readonly Section[],
  severities: readonly Choice[],
): Fact<string> | null {
  return ofTitle(title, severities) ?? alone ?? ofSummary(sections, severities)
}

/** The `SEV-2` or `P1` in a title. */
function ofTitle(title: Fact<string> | null, severities: readonly Choice[]): Fact<string> | null {
  const found = title === null ? null : gradeInTitle.exec(title.value)
  return title === null || found === null ? null : graded(found, title.span.start, severities)
}

function graded(
  { index, 0: words }: RegExpExecArray,
  base: number,
  severities: readonly Choice[],
): Fact<string> {
  const start = base + index
  return { value: idAmong(severities, words), span: { start, end: start + words.length } }
}

/** `SEV-2` in "we had a SEV-2 incident", the only one in the first paragraph below the title or of the summary. */
function ofSummary(sections: readonly Section[], severities: readonly Choice[]): Fact<string> | null {
  for (const [i, { kind, level, blocks, chunk, base }] of sections.entries()) {
    if (kind !== 'summary' && (i > 0 || level > 1)) continue
    const span = blocks.find(block => block.kind === 'paragraph')?.span
    const words = span === undefined ? '' : chunk.text.slice(span.start, span.end)
    const [found, ...others] = words.matchAll(gradeInProse)
    if (found === undefined || others.some(([other]) => other !== found[0])) continue
    return graded(found, base + span!.start, severities)
  }
  return null
}

const gradeInProse = /(?<![\w-])sev(?:erity)?[- ]?[0-5](?= (?:incident|outage|event))/gi

/** The severity in a title. */
export const gradeInTitle = /(?<![\w-])(?:sev(?:erity)?[- ]?[0-5]|P[0-4])(?![\w.-])/i
