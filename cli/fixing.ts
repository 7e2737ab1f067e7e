import { fixAll } from '../core/index.ts'
import { findingsOf, openDocument, type Run, readEntry, viewIn } from './documents.ts'
import { Fault } from './fault.ts'
import type { FileText } from './files.ts'
import type { Neighbours } from './neighbours.ts'
import type { Examined } from './survey.ts'

/** A document before and after its safe fixes. */
export interface Mended {
  readonly one: Examined
  readonly before: FileText
  readonly after: FileText
  /** Titles of the fixes, in order. */
  readonly applied: readonly string[]
}

/** Makes the safe fixes of a document; `null` where that changes nothing. Nothing is written. */
export function mended(one: Examined, neighbours: Neighbours, run: Run): Mended | null {
  const before = readEntry(one.entry, run)
  if ('reason' in before) throw new Fault(`${one.entry.target.file}: ${before.reason}`)
  const index = neighbours.indexFor(one.entry.home)
  const { text, applied } = fixAll(before.text, changed =>
    findingsOf(viewIn(openDocument(one.entry, changed, run), index, run.now), run),
  )
  return text === before.text ? null : { one, before, after: { ...before, text }, applied }
}
