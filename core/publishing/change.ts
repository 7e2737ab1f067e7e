import type { Edit } from '../edit.ts'
import { lastFrom, type Span } from '../span.ts'

/** Why something is taken out of a copy for outside readers. */
export type ChangeKind =
  | 'section'
  | 'metadata'
  | 'column'
  | 'comment'
  | 'secret'
  | 'personal data'
  | 'link'
  | 'image'
  | 'name'
  | 'id'
  | 'ticket'
  | 'channel'
  | 'host'
  | 'stand-in'

/** One change on the way to the copy. */
export interface Change extends Edit {
  readonly kind: ChangeKind
  /** For people: the title of the section, the key, what a secret is. Never the secret itself. */
  readonly what: string
  /** Another span that must be taken out together with this one. */
  readonly other?: Span
  /** Whether it belongs to another change and is not listed by itself. */
  readonly along?: true
}

/**
 * The changes that can be made at once, ordered by place: of two that overlap, the first given. Those that would change
 * nothing are dropped.
 */
export function settled(text: string, changes: Iterable<Change>): Change[] {
  const chosen: Change[] = []
  const taken = new Uint8Array(text.length)
  const isFree = ({ start, end }: Span) => taken.subarray(start, end).indexOf(1) < 0
  const take = (change: Change) => {
    taken.fill(1, change.span.start, change.span.end)
    chosen.push(change)
  }
  for (const change of changes) {
    const { span, other } = change
    if (text.slice(span.start, span.end) === change.text) continue
    if (!isFree(span) || (other !== undefined && !isFree(other))) continue
    take(change)
    if (other !== undefined) take({ ...change, span: other, text: '', along: true })
  }
  return chosen.sort((a, b) => a.span.start - b.span.start)
}

/** Tells where an offset of the text after the changes, which are in order, stood before; of a replaced place its start. */
export function origins(changes: readonly Change[]): (offset: number) => number {
  let shift = 0
  const places = changes.map(({ span, text }) => {
    const start = span.start + shift
    shift += text.length - (span.end - span.start)
    return { span: { start, end: start + text.length }, before: span.start, shift }
  })
  return offset => {
    const place = places[lastFrom(places, offset)]
    if (place === undefined) return offset
    return offset < place.span.end ? place.before : offset - place.shift
  }
}
