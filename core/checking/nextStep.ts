import type { Edit } from '../edit.ts'
import { setFields } from '../edits/metadata.ts'
import type { ChunkMemory } from '../facts/chunkMemory.ts'
import { formatInstant } from '../facts/times.ts'
import { localDay } from '../facts/zones.ts'
import { english } from '../message.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { StatusData } from '../profile/profile.ts'
import type { Span } from '../span.ts'
import { edit } from '../syntax/edit.ts'
import { viewOf } from '../view/read.ts'
import type { View } from '../view.ts'
import { type CheckOptions, check, elsewhere, type Finding } from './check.ts'

/** The step from a document's status to the next one. */
export interface Step {
  readonly from: StatusData | null
  /** `null` at the last status and in styles without. */
  readonly to: StatusData | null
  /** Sets the status and the day it is reached; none without a next status. */
  readonly edits: readonly Edit[]
  /**
   * What must be settled first: every error the document would have there, and every warning that only the step
   * brings. Clock rules are left out. Spans count in the document as it is.
   */
  readonly blockers: readonly Finding[]
}

/**
 * The next step of a document. Without one, what blocks it are its errors. `present` are its findings as it stands;
 * `memory` is what is known of its text.
 */
export function nextStep(
  view: View,
  present: readonly Finding[],
  options: CheckOptions = {},
  memory?: ChunkMemory,
): Step {
  const { status: from } = view.policy.lifecycle
  const statuses = statusesOf(view.profile)
  const to = from === null ? (statuses[0] ?? null) : (statuses[statuses.indexOf(from) + 1] ?? null)
  const edits = to === null ? [] : stepEdits(view, to)
  if (edits.length === 0) return { from, to, edits, blockers: present.filter(isError) }
  const known = new Set(present.map(fingerprint))
  const blockers = check(viewOf(edited(view, edits), view, memory), { ...options, clock: 'skip' }).filter(
    one => isError(one) || (one.level === 'warning' && !known.has(fingerprint(one))),
  )
  return {
    from,
    to,
    edits,
    blockers: blockers.map(one => elsewhere(one, spanBefore(one.span, edits), one.related, () => one.fixes)),
  }
}

/** Sets the status, and the day it is reached where the style keeps one and none is stated. */
function stepEdits(view: View, to: StatusData): readonly Edit[] {
  const { fields } = view.profile.data.metadata
  const status = fields.find(field => field.means === 'status')
  if (!status) return []
  const dated = fields.find(field => field.key === to.dated)
  const isStated = view.record.fields.some(field => field.key === to.dated && field.items.length > 0)
  const day = localDay(view.now, view.settings.calendar.zone)
  const stamp = dated?.type === 'instant' ? formatInstant(view.now) : day
  return setFields(view, { [status.key]: to.id, ...(dated && !isStated ? { [dated.key]: stamp } : {}) })
}

function edited({ parsed }: View, edits: readonly Edit[]): View['parsed'] {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((text, { span, text: by }) => edit(text, { ...span, text: by }), parsed)
}

/** A span of the edited text as one of the text before. What lies in new text stands where that was put. */
function spanBefore(span: Span, edits: readonly Edit[]): Span {
  return { start: offsetBefore(span.start, edits), end: offsetBefore(span.end, edits) }
}

function offsetBefore(offset: number, edits: readonly Edit[]): number {
  let moved = 0
  for (const { span, text } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    const start = span.start + moved
    if (offset < start) break
    if (offset <= start + text.length) return Math.min(span.start + offset - start, span.end)
    moved += text.length - (span.end - span.start)
  }
  return offset - moved
}

function isError({ level }: Finding): boolean {
  return level === 'error'
}

function fingerprint({ rule, message }: Finding): string {
  return `${rule} ${english(message)}`
}
