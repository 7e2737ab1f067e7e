import type { ResponseError, ServerCapabilities } from 'vscode-languageserver'
import type { OtherDocument, Sight } from './documents/sight.ts'
import type { Client } from './editor/client.ts'
import type { Preferences } from './editor/preferences.ts'
import type { WorkspaceSight } from './workspace/sight.ts'

/** Parameters of a request about a document. */
export interface OfDocument {
  readonly textDocument: { readonly uri: string }
}

/** An item of an earlier answer that the client sends back to be resolved; `data` names its document, if it has one. */
export interface Returned<T extends { readonly uri: string }> {
  readonly data?: T
}

/** One language feature of a document: what it announces and how it answers. A file each, under `features/`. */
export interface Feature<P extends OfDocument | Returned<{ readonly uri: string }>, R, L = undefined> {
  readonly method: string
  /** What it announces to a client, if it has to be announced. */
  capability?(client: Client): ServerCapabilities
  /** The setting that switches it off. */
  readonly preference?: keyof Preferences
  /** Resolves items of an earlier answer; an item of which nothing more is known goes back unchanged. */
  readonly resolves?: true
  /** Also answers in documents that only list postmortems, such as a README with an index. */
  readonly ofLists?: true
  /** URIs of other documents the answer depends on; they are read before `answer` is called. */
  needs?(sight: Sight, params: P): readonly string[]
  /** Loads code that is too large to be in memory from the start; called before `answer`. */
  load?(): Promise<L>
  /** Total and synchronous. `null` for no answer; an error for a refusal, whose message the editor shows. */
  answer(sight: Sight, params: P, fetched: Fetched<L>): R | ResponseError<void> | null
}

/** What has been read and loaded before a feature answers, as it `needs`. */
export interface Fetched<L> {
  readonly others: Others
  readonly loaded: L
}

/** Documents besides the one asked about, by URI. Those that cannot be read are not among them. */
export type Others = ReadonlyMap<string, OtherDocument>

/** A language feature of the workspace as a whole. */
export interface WorkspaceFeature<P, R> {
  readonly method: string
  /** What it announces to a client, if it has to be announced. */
  capability?(client: Client): ServerCapabilities
  readonly preference?: keyof Preferences
  answer(sight: WorkspaceSight, params: P): R | ResponseError<void> | null
}
