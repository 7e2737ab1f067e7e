import type { Range } from 'vscode-languageserver'
import {
  type Chunk,
  type ChunkMemory,
  type FindingCache,
  findingCache,
  type Instant,
  notebook,
  type Parsed,
  type Resolution,
  type View,
} from '../../core/index.ts'
import type { Sight } from './sight.ts'

/** A content change as the client sends it: a range and its new text, or the whole text. */
export interface Change {
  readonly range?: Range
  readonly text: string
}

/** A sight older than this is recomputed when asked for, since findings depend on the date. Milliseconds. */
const STALE = 60_000

/** A document open in the editor: its text, and what is kept from one version to the next. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string
  readonly version: number
  /** Counts all documents opened so far: tells this one from the same file opened before. */
  readonly opening: number
  readonly parsed: Parsed
  readonly cache: FindingCache
  readonly memory: ChunkMemory
  resolved: Resolved | null
  sight: Sight | null
  /** The last view that was read in full. */
  origin: View | null
  /** The session's revision when the sight was made; any other makes it stale. */
  revision: number
  /** The version whose card the workspace has, with the revision of the homes at which it was made. */
  shelved: string | null
}

/** Whether an open document is a postmortem and in which style, and under which configurations that was decided. */
export interface Resolved {
  readonly resolution: Resolution
  readonly path: string
  readonly home: string
  /** The revision of the homes it was decided under. */
  readonly homes: number
}

/** A document just opened, of which nothing has been computed yet. */
export function opened(uri: string, version: number, parsed: Parsed, opening: number): OpenDocument {
  return {
    uri,
    version,
    opening,
    parsed,
    cache: findingCache(),
    memory: notebook(),
    resolved: null,
    sight: null,
    origin: null,
    revision: -1,
    shelved: null,
  }
}

/** The next version of a document. Its style is decided anew only if its shape has changed. */
export function changed(document: OpenDocument, version: number, parsed: Parsed): OpenDocument {
  const resolved = isSameShape(document.parsed, parsed) ? document.resolved : null
  return { ...document, version, parsed, resolved, sight: null }
}

/** Whether the sight of a document is still up to date. */
export function isFresh({ sight, revision }: OpenDocument, present: number, now: Instant): boolean {
  return sight !== null && revision === present && isStill(sight.view.now, now)
}

/** Whether so little time has passed that findings can be taken to be the same. */
export function isStill(then: Instant, now: Instant): boolean {
  return now - then < STALE
}

/**
 * Whether an edit left alone what a document's style is detected by: its front matter, its headings and the number of
 * blocks below each. Then the style of the version before holds.
 */
function isSameShape(before: Parsed, after: Parsed): boolean {
  if (before.header !== after.header || before.chunks.length !== after.chunks.length) return false
  return after.chunks.every(
    (chunk, i) => chunk === before.chunks[i] || isSameOutline(chunk, before.chunks[i]!),
  )
}

function isSameOutline(a: Chunk, b: Chunk): boolean {
  return titleIn(a) === titleIn(b) && a.blocks.length === b.blocks.length && itemsIn(a) === itemsIn(b)
}

function titleIn({ heading, text }: Chunk): string {
  return heading === null ? '' : text.slice(heading.title.start, heading.title.end)
}

function itemsIn({ blocks }: Chunk): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0)
}
