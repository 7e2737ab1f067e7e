import type { Range } from 'vscode-languageserver'
import {
  type Barren,
  type Chunk,
  type FindingCache,
  findingCache,
  type Instant,
  notebook,
  type Parsed,
  type Resolution,
  type View,
} from '../core/index.ts'
import type { Sight } from './feature.ts'

/** A change as the client sends it: a range and its new text, or the whole text. */
export interface Change {
  readonly range?: Range
  readonly text: string
}

/** A sight this old, in milliseconds, is made anew when asked for: days pass while a document lies open. */
const stale = 60_000

/** A document open in the editor: its text, and what is kept from one version to the next. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string
  readonly version: number
  /** Of all that were opened, which one this was. */
  readonly opening: number
  readonly parsed: Parsed
  readonly cache: FindingCache
  readonly barren: Barren
  resolved: Resolved | null
  sight: Sight | null
  /** The last view that was read in full. */
  origin: View | null
  /** What the sight was made from besides the document; another revision makes it stale. */
  revision: number
  /** The version whose card the workspace has. */
  shelved: number | null
}

/** What was decided about an open document, and under which configurations: under others it may not hold. */
export interface Resolved {
  readonly resolution: Resolution
  readonly path: string
  readonly home: string
  /** The revision of the homes it was decided under. */
  readonly homes: number
}

/** A document nothing is known of yet. */
export function opened(uri: string, version: number, parsed: Parsed, opening: number): OpenDocument {
  return {
    uri,
    version,
    opening,
    parsed,
    cache: findingCache(),
    barren: notebook(),
    resolved: null,
    sight: null,
    origin: null,
    revision: -1,
    shelved: null,
  }
}

/** The next version of a document. What was decided holds as long as its shape stays. */
export function changed(document: OpenDocument, version: number, parsed: Parsed): OpenDocument {
  const resolved = isSameShape(document.parsed, parsed) ? document.resolved : null
  return { ...document, version, parsed, resolved, sight: null }
}

/** Whether the sight of a document still shows what there is. */
export function isFresh({ sight, revision }: OpenDocument, present: number, now: Instant): boolean {
  return sight !== null && revision === present && isStill(sight.view.now, now)
}

/** Whether so little time has passed that nothing reads differently. */
export function isStill(then: Instant, now: Instant): boolean {
  return now - then < stale
}

/**
 * Whether an edit left alone what the style of a document is told by: its front matter, its titles and the
 * number of blocks below each. Then the answer of the version before holds.
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
