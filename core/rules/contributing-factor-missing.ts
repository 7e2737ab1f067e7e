import { labelAt } from '../facts/labels.ts'
import { around, isSaid, within } from '../facts/outline.ts'
import type { Section } from '../facts/record.ts'
import { type Line, linesIn } from '../facts/whys/lines.ts'
import { say } from '../message.ts'
import { holdsBlank } from '../policy/blankSections.ts'
import { isNone } from '../profile/lookup.ts'
import { type Span, shift } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const contributingFactorMissing: DocumentRule = {
  id: 'contributing-factor-missing',
  group: 'analysis',
  summary: 'No contributing factor is named',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source:
    'Incidents have several causes that came together: contributing factors in the learning style; root cause in the platform style',
  options: {
    within: {
      about:
        'Id of the section that names the factors, where the style has no section of their own for them.',
      default: '',
    },
  },
  words: (section, { record }, options) =>
    around(record.sections, section).some(
      one => one.kind === 'contributing-factors' || one.id === options.within,
    ),
  *check(view, options) {
    const place = ownSection(view) ?? sharedSection(view, options.within)
    if (place === null) return
    yield {
      span: place,
      message: say`No contributing factor is named. Expected what made it likelier, longer or worse.`,
    }
  },
}

/** Returns the title of a factors section that says only "none"; an empty one is reported by `section-empty`. */
function ownSection({ record, profile }: View): Span | null {
  const own = record.sections.filter(({ kind, id }) => kind === 'contributing-factors' && id !== null)
  return own.find(one => saysAnything(one) && saysNothingElse(one, profile))?.title.span ?? null
}

/** Whether the section says only that there are no factors. True of an empty section. */
function saysNothingElse(section: Section, profile: View['profile']): boolean {
  const said = section.blocks.filter(block => isSaid(section, block))
  return said.every(({ span }) => saysNone(section.chunk.text.slice(span.start, span.end), profile))
}

/** Whether the text is "None." or the like, without a reason. */
function saysNone(text: string, profile: View['profile']): boolean {
  const bare = text.replace(/^[\s>*_-]+|[\s.*_]+$/g, '')
  return isNone(profile, bare) || nothing.test(bare)
}

const nothing =
  /^(?:none|nothing|no contributing factors?|no factors?)(?: (?:were |was |have been )?(?:identified|found|known|named|applicable|determined))?$/i

/**
 * Returns the title of the section that should contain factors, or the label for them in it that has no value;
 * else `null`.
 */
function sharedSection({ record, policy, profile }: View, id: unknown): Span | null {
  const index = record.sections.findIndex(one => one.id === id)
  const section = record.sections[index]
  const own = profile.data.sections.find(one => one.kind === 'contributing-factors')
  const isGone = policy.sections.missing.some(one => one.id === own?.within)
  if (section === undefined || isGone || !policy.tier.sections.includes(String(id))) return null
  const parts = [section, ...within(record, index)]
  // What is left of a template is reported as such.
  if (!parts.some(saysAnything) || parts.some(part => holdsBlank(part, profile))) return null
  const named = record.sections.filter(one => one.kind === 'contributing-factors')
  if (named.some(one => !saysNothingElse(one, profile))) return null
  const [first] = named
  if (first === undefined) return unnamed(parts, profile)
  return first.id === null || saysAnything(first) ? first.title.span : null
}

function saysAnything(section: Section): boolean {
  return section.blocks.some(block => isSaid(section, block))
}

/** Returns `null` if a factor is named; else the line of the empty label, or the title of the first section. */
function unnamed(parts: readonly Section[], profile: View['profile']): Span | null {
  let label: Span | null = null
  let last: Line | null = null
  for (const part of parts) {
    const { text } = part.chunk
    for (const line of linesIn(part.blocks)) {
      if (last !== null && isBelow(line, last, text) && !saysNone(text.slice(line.start, line.end), profile))
        return null
      last = null
      if (!profile.lookup.lexicon.factors.test(text.slice(line.start, line.end))) continue
      const found = labelAt(text, line.start, line.end)
      const value = found === null ? 'prose' : text.slice(found.value.start, found.value.end)
      if (value !== '' && !saysNone(value, profile)) return null
      label = shift({ start: line.start, end: line.end }, part.base)
      if (value === '') last = line
    }
  }
  return label ?? parts[0]!.title.span
}

/** Whether the line belongs to the empty label before it: an item of a nested list, or prose. */
function isBelow(line: Line, label: Line, text: string): boolean {
  if (line.depth > label.depth) return true
  return line.depth === label.depth && label.kind === 'text' && !labelAt(text, line.start, line.end)
}
