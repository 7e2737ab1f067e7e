import { type BatchRow, names } from './batch.ts'
import type { EditorRow } from './report.ts'

/**
 * What ours must keep to, as ratios within one run: absolute times move between machines. They are what the
 * project aims at; where one of the two did not run, the limit says nothing.
 */
export interface Limit {
  readonly text: string
  /** Ours over the other; `null` where one of them did not run. */
  readonly ratio: number | null
  readonly most: number
}

export function limitsOf(batch: readonly BatchRow[], editor: readonly EditorRow[]): Limit[] {
  const files = Math.max(0, ...batch.flatMap(row => Object.keys(row.runs).map(Number)))
  const seconds = (name: string) => batch.find(row => row.name === name)?.runs[files]?.seconds
  const key = (server: string, size: string) =>
    editor.find(row => row.name === server && row.size === size)?.latency?.key.p50
  const limit = (text: string, own: number | undefined, other: number | undefined, most: number): Limit => ({
    text,
    ratio: own === undefined || other === undefined ? null : own / other,
    most,
  })
  return [
    limit('cold : rumdl, no cache', seconds(names.cold), seconds('rumdl (Rust), no cache'), 0.4),
    limit('cold : markdownlint-cli2', seconds(names.cold), seconds('markdownlint-cli2'), 0.05),
    limit('unchanged : rumdl, unchanged', seconds(names.same), seconds('rumdl (Rust), nothing changed'), 1),
    limit('unchanged : reading and hashing', seconds(names.same), seconds('read and hash all files'), 2.5),
    limit('a key, 16 KB : empty server', key('ours', '16 KB'), key('empty server', '16 KB'), 2.5),
    limit('a key, 1 MB : empty server', key('ours', '1 MB'), key('empty server', '1 MB'), 2),
    limit('a key, 16 KB : rumdl server', key('ours', '16 KB'), key('rumdl server', '16 KB'), 1),
  ]
}
