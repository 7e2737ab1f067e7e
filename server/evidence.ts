import { type Evidence, readEvidence, writeEntries } from '../core/evidence.ts'
import type { Edit, Span } from '../core/index.ts'
import type { Sight } from './feature.ts'

/** A timeline of more rows than this nobody reads; what is beyond is named, not added. */
const most = 500

/** Raw text as rows of the timeline of a document. */
export interface Rows {
  readonly edits: readonly Edit[]
  readonly count: number
  readonly kind: Evidence['kind']
  /** Lines no time was found for, and those beyond what a timeline takes. */
  readonly unread: readonly string[]
}

/**
 * Reads raw text and writes it into the timeline, in the place of `replaced` where that holds it; `zone` is that of times
 * that state none. `null` where no times are found in it.
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
  const { edits, count } = writeEntries(view, evidence.entries.slice(0, most), replaced)
  const beyond = evidence.entries.slice(most).map(entry => entry.event)
  return { edits, count, kind: evidence.kind, unread: [...evidence.unread, ...beyond] }
}
