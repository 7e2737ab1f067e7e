import type { Profile } from '../profile/compile.ts'
import { choiceOf } from '../profile/lookup.ts'
import { normalise } from '../profile/normalise.ts'
import { type Fact, type Span, shift } from '../span.ts'
import type { Paragraph } from '../syntax/block.ts'
import { idAmong } from './choices.ts'
import { type Duration, readDuration } from './durations.ts'
import { bare, piecesOf } from './excerpt.ts'
import { trimmed } from './labels.ts'
import type { Section } from './record.ts'
import { type Day, findDate } from './times.ts'

/** The values in an unlabelled line below the title. */
export interface Strip {
  readonly severity: Fact<string> | null
  readonly status: Fact<string> | null
  readonly duration: Fact<Duration> | null
  readonly date: Fact<Day> | null
}

/**
 * The values in a line below the title: `**SEV-2 · July 8, 2025 · Complete · 3 h 40 m**`. At least two, and half, must be
 * recognised, so that a sentence with a dot in it does not count.
 */
export function stripOf([title]: readonly Section[], profile: Profile): Strip {
  if (title === undefined || title.level > 2 || title.pseudo) return nothing
  const first = title.blocks.find(({ span }) => title.base + span.start >= title.body.start)
  const inner = first?.kind === 'quote' ? first.blocks[0] : first
  return inner?.kind === 'paragraph' ? inStrip(inner, title, profile) : nothing
}

const nothing: Strip = { severity: null, status: null, duration: null, date: null }

function inStrip({ lines }: Paragraph, { chunk: { text }, base }: Section, profile: Profile): Strip {
  for (const line of lines.slice(0, LINES)) {
    if (line.end - line.start > LONGEST || !separator.test(text.slice(line.start, line.end))) continue
    const whole = bare(text, line.start, line.end)
    const parts = piecesOf(text, between, whole).map(({ start, end }) => bare(text, start, end))
    const found = { ...nothing } as Record<keyof Strip, Span | null>
    let known = 0
    for (const part of parts) {
      const kind = kindOf(text.slice(part.start, part.end), profile)
      if (kind === null) continue
      known++
      found[kind] ??= part
    }
    if (known > 1 && known * 2 >= parts.length) return told(found, text, base, profile)
  }
  return nothing
}

/** How many lines are searched, and how long they and their parts may be, in UTF-16 units. */
const LINES = 5
const LONGEST = 200
const LONGEST_PART = 60
const separator = /\s[·•|]\s/
const between = /\s+[·•|]\s+/g

function kindOf(words: string, profile: Profile): keyof Strip | null {
  if (words === '' || words.length > LONGEST_PART) return null
  if (grade.test(words) || choiceOf(profile.data.severities, words) !== null) return 'severity'
  if (profile.lookup.words.standings.has(normalise(words))) return 'status'
  if (!/\d/.test(words)) return null
  if (findDate(words) !== null) return 'date'
  return readDuration(words) === null ? null : 'duration'
}

const grade = /^(?:sev(?:erity)?[- ]?\d|[SP]\d)$/i

function told(found: Record<keyof Strip, Span | null>, text: string, base: number, profile: Profile): Strip {
  const { severity, status, duration, date } = found
  const day = date && findDate(text.slice(date.start, date.end))
  const value = duration && readDuration(text.slice(duration.start, duration.end))
  const said = severity && factOf(severity, text, base)
  return {
    severity: said && { ...said, value: idAmong(profile.data.severities, said.value) },
    status: status && factOf(status, text, base),
    date:
      day === null || day.ambiguous || day.problem !== null
        ? null
        : { value: day.date, span: shift(day.span, base + date!.start) },
    duration: value === null ? null : { value, span: shift(value.span, base + duration!.start) },
  }
}

function factOf(part: Span, text: string, base: number): Fact<string> {
  const span = trimmed(text, part.start, part.end)
  return { value: text.slice(span.start, span.end), span: shift(span, base) }
}
