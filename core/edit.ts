import type { Span } from './span.ts'

/** A change of a text: what stands in `span` gives way to `text`. An empty span inserts, an empty text deletes. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** Whether no two edits touch; an insertion right next to another edit counts as touching. */
export function independent(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort(byPlace)
  return sorted.every((edit, i) => {
    const before = sorted[i - 1]
    return (
      !before ||
      before.span.end < edit.span.start ||
      (before.span.end === edit.span.start && !empty(before, edit))
    )
  })
}

/** The text with all edits made. They must be independent; offsets count in the text given. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0
  let result = ''
  for (const edit of [...edits].sort(byPlace)) {
    result += text.slice(at, edit.span.start) + edit.text
    at = edit.span.end
  }
  return result + text.slice(at)
}

/** The smallest single edit that turns one text into the other; `null` if they are equal. Never splits a surrogate pair. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (isHigh(before.charCodeAt(start - 1))) start--
  let end = before.length
  let rest = after.length
  while (end > start && rest > start && before.charCodeAt(end - 1) === after.charCodeAt(rest - 1)) {
    end--
    rest--
  }
  if (isLow(before.charCodeAt(end))) {
    end++
    rest++
  }
  return { span: { start, end }, text: after.slice(start, rest) }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

function byPlace(a: Edit, b: Edit): number {
  return a.span.start - b.span.start || a.span.end - b.span.end
}

function empty(a: Edit, b: Edit): boolean {
  return a.span.start === a.span.end || b.span.start === b.span.end
}
