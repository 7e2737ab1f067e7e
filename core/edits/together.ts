import type { Edit } from '../edit.ts'

/**
 * The edits as one change: ordered by place, and those that touch joined into one, so that they can be made in any
 * order. Insertions at one place keep the order given; of two that overlap the first wins.
 */
export function together(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const joined: Edit[] = []
  for (const edit of sorted) {
    const last = joined.at(-1)
    if (last && edit.span.start < last.span.end) continue
    if (last && edit.span.start === last.span.end) {
      joined[joined.length - 1] = {
        span: { start: last.span.start, end: edit.span.end },
        text: last.text + edit.text,
      }
    } else joined.push(edit)
  }
  return joined
}

/** The edit that inserts a text at an offset. */
export function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text }
}
