import { type Evidence, readEvidence, writeEntries } from '../../core/evidence.ts'
import type { Edit, Span } from '../../core/index.ts'
import type { Sight } from './sight.ts'

/** Nobody reads a longer timeline: further rows are reported as unread and not added. */
const MOST = 500

/** Raw text as rows of the timeline of a document. */
export interface Rows {
  readonly edits: readonly Edit[]
  readonly count: number
  readonly kind: Evidence['kind']
  /** Lines without a time, and those beyond `MOST`. */
  readonly unread: readonly string[]
}

/**
 * The edits that turn raw text into rows of the document's timeline. `replaced` is the span that holds the text, if it
 * already stands in the document; `zone` is for times that state none. `null` if no time is found in it.
 */
export function rowsFrom(
  { view }: Sight,
  text: string,
  { replaced, zone }: { readonly replaced: Span | null; readonly zone: string },
): Rows | null {
  const evidence = readEvidence(text, {
    date: view.record.date?.value ?? null,
    zone: { text: zone, offset: null },
    now: view.now,
  })
  if (evidence === null) return null
  const { edits, count } = writeEntries(view, evidence.entries.slice(0, MOST), replaced)
  const beyond = evidence.entries.slice(MOST).map(entry => entry.event)
  return { edits, count, kind: evidence.kind, unread: [...evidence.unread, ...beyond] }
}
