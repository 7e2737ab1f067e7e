/** A half-open range `[start, end)` of UTF-16 offsets. Into the whole file unless a type says otherwise. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value the document states, with the place where it states it. */
export interface Fact<T> {
  readonly value: T
  readonly span: Span
}

/** The span moved by `by` UTF-16 units. */
export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by }
}

/** The span of a match. */
export function matched({ index, 0: { length } }: RegExpExecArray): Span {
  return { start: index, end: index + length }
}

/** Whether the spans share at least one position; an empty span touches the span it stands in or next to. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** Whether an offset lies in a span or right at its end: where a cursor counts as being on it. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** The index of the last of these, which are in order, that starts at an offset or before it; -1 if none does. */
export function lastFrom(ordered: readonly { readonly span: Span }[], offset: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ordered[middle]!.span.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Finds those of many spans that hold an offset: of thousands, few begin before it and go on to it. */
export function holdersAmong<Part extends { readonly span: Span }>(
  parts: readonly Part[],
): (offset: number) => Part[] {
  const links: Link<Part>[] = []
  for (const part of parts.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    let around = links.at(-1)
    while (around !== undefined && around.span.end < part.span.start) around = around.around
    links.push({ span: part.span, part, around })
  }
  return offset => {
    const found: Part[] = []
    for (let one = links[lastFrom(links, offset)]; one !== undefined; one = one.around)
      if (offset <= one.span.end) found.push(one.part)
    return found
  }
}

/** Places of a text, of which thousands can be asked whether one of them is free. */
export interface Places {
  /** Whether the span shares nothing with those taken. */
  isFree(span: Span): boolean
  take(span: Span): void
}

/** Places of which none is taken yet. */
export function freePlaces(): Places {
  /** In order; those that overlap are one. */
  const taken: { readonly span: Span }[] = []
  const lastBefore = (end: number) => taken[lastFrom(taken, end - 1)]
  return {
    isFree: ({ start, end }) => (lastBefore(end)?.span.end ?? 0) <= start,
    take(span) {
      let { start, end } = span
      const to = lastFrom(taken, end - 1) + 1
      let from = to
      while (from > 0 && taken[from - 1]!.span.end > start) from--
      if (from < to) {
        start = Math.min(start, taken[from]!.span.start)
        end = Math.max(end, taken[to - 1]!.span.end)
      }
      taken.splice(from, to - from, { span: { start, end } })
    },
  }
}

/** A part, and the one before it that goes on to where this one begins. */
interface Link<Part> {
  readonly span: Span
  readonly part: Part
  readonly around: Link<Part> | undefined
}

/** Whether `inner` lies wholly within `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
