import type { Section, TimelineEntry } from '../facts/record.ts'
import { saysNothing } from '../facts/values.ts'
import { say } from '../message.ts'
import { lastFrom, type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const timelineTime: DocumentRule = {
  id: 'timeline-time',
  group: 'timeline',
  summary: 'A time in the timeline that cannot be read',
  level: 'information',
  generic: 'information',
  fix: 'none',
  since: '0.1.0',
  source: 'A timeline gives the minute of each event; order, T+ and durations are computed from it',
  *check(view) {
    const { timeline, sections } = view.record
    const marks = dayMarks(timeline)
    for (const { reading, time } of timeline) {
      if (reading !== null || !isWritten(view, time.value) || isDayAlone(time.value, marks)) continue
      yield found(time.value, time.span)
    }
    if (timeline.length === 0) return
    const inOrder = timeline.toSorted((a, b) => a.span.start - b.span.start)
    for (const section of sections) if (section.kind === 'timeline') yield* inLines(section, inOrder)
  },
}

function found(text: string, span: Span): Found {
  return { span, message: say`“${text}” cannot be read as a time. Expected one such as 14:05, or “?”.` }
}

/** Whether the cell seems to be a time: not empty, not "unknown", not "same" as above. */
function isWritten({ profile }: View, text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !saysNothing(profile, text) && !goesOn.test(text)
}

/** Whether it is a day without a year, and perhaps its part, as others have with a clock: `01/08` beside `01/07 19:17`, `22.07.`. */
function isDayAlone(text: string, marks: ReadonlySet<string>): boolean {
  const mark = day.exec(text)?.[1]
  return mark !== undefined && marks.has(mark)
}

/** What stands between day and month in times that have a clock as well. */
function dayMarks(timeline: readonly TimelineEntry[]): ReadonlySet<string> {
  const read = timeline.filter(({ reading }) => reading !== null)
  return new Set(read.flatMap(({ time }) => clocked.exec(time.value)?.[1] ?? []))
}

const day = /^\d{1,2}([-/.])\d{1,2}\.?(?:\s\p{L}{1,12})?$/u
const clocked = /^\d{1,2}([-/.])\d{1,2}\.?[,\s]/

const goesOn = /^(?:ditto|same(?: time)?|idem|id\.|ongoing|continued|cont\.?)$/i

/** Yields lines that begin like a time but were not read as entries, in blocks where at least a third were. */
function* inLines(section: Section, inOrder: readonly TimelineEntry[]): Generator<Found> {
  const { text } = section.chunk
  let next = lastFrom(inOrder, section.span.start - 1) + 1
  for (const block of section.blocks) {
    const lines = linesOf(block)
    if (lines.length === 0) continue
    const { start, end } = shift(block.span, section.base)
    while (next < inOrder.length && inOrder[next]!.span.start < start) next++
    const from = next
    while (next < inOrder.length && inOrder[next]!.span.start < end) next++
    const entries = inOrder.slice(from, next)
    if (entries.length * 3 < lines.length) continue
    let over = 0
    for (const line of lines) {
      const at = section.base + line.start
      while (over < entries.length && entries[over]!.span.end <= at) over++
      if (over < entries.length && entries[over]!.span.start <= at) continue
      const clock = likeClock.exec(text.slice(line.start, Math.min(line.end, line.start + CLOCK_REACH)))
      if (clock)
        yield found(clock[1]!, { start: at + clock[0].length - clock[1]!.length, end: at + clock[0].length })
    }
  }
}

/** Returns the first line of each list item, or the lines of a code fence. */
function linesOf(block: Block): readonly Span[] {
  if (block.kind === 'code') return block.lines.filter(({ start, end }) => start < end)
  if (block.kind !== 'list') return []
  return block.items.flatMap(({ blocks: [first] }) =>
    first?.kind === 'paragraph' ? first.lines.slice(0, 1) : [],
  )
}

/** UTF-16 units at the start of a line that a bullet, emphasis and a mistyped time fit into. */
const CLOCK_REACH = 40

/** Matches a mistyped time at the start of a line, as in `14;05`, `9:5` or `1o:15`, with its suffix; not `1:1s`. */
const likeClock =
  /^[\s*_[(`~]*(\d{1,2}[:;.,h'][\d:;.,]{1,6}(?:[a-z]{2,3}|[hz])?|\d{1,2}h\d{0,2}|\d{3,4}h|(?:\d[\dOoIl]|[OoIl]\d)[:;](?!xx)[\da-z]{2})(?=[\s\])*_`:–—-]|$)/i
