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

/** Whether the spans share at least one position; an empty span touches the span it stands in or next to. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** Whether an offset lies in a span or right at its end: where a cursor counts as being on it. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Whether `inner` lies wholly within `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
