import type { Position, Range, ResponseError, ServerCapabilities } from 'vscode-languageserver'
import type {
  Calendar,
  Card,
  Finding,
  Instant,
  Parsed,
  Profile,
  Settings,
  Span,
  Step,
  TrackerData,
  View,
  WorkspaceIndex,
} from '../core/index.ts'
import type { Client } from './client.ts'
import type { Preferences } from './preferences.ts'
import type { NextLimit } from './shelf.ts'

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
  capability(client: Client): ServerCapabilities
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
  answer(sight: Sight, params: P, others: Others, loaded: L): R | ResponseError<void> | null
}

/** One version of a document as features see it: its view, its findings, and positions in the client's units. */
export interface Sight {
  readonly uri: string
  readonly version: number
  readonly view: View
  /** Whether it is no postmortem itself, but lists those of its folder. */
  readonly isList: boolean
  readonly client: Client
  readonly preferences: Preferences
  /** Findings of this version; computed once. */
  readonly findings: readonly Finding[]
  /** The step to the document's next status, and what blocks it; computed once. */
  readonly step: Step
  /** How the profile was chosen, in words. */
  readonly reason: string
  offsetAt(position: Position): number
  spanOf(range: Range): Span
  rangeOf(span: Span): Range
  /** The URI of another document, given its path in the workspace of this one. */
  uriOf(path: string): string
  /** Where the team keeps its tickets and commits; `null` where it does not say. */
  readonly tracker: TrackerData | null
  /** The style of another document, given its path in the workspace; `null` if that is not known. */
  styleOf(path: string): Profile | null
  /** The incidents its text names by their ids, in the form of any style. */
  mentioned(): readonly string[]
  /** URIs of the documents known to name an incident, this one not among them. */
  naming(id: string): readonly string[]
}

/** Documents besides the one asked about, by URI. Those that cannot be read are not among them. */
export type Others = ReadonlyMap<string, OtherDocument>

export interface OtherDocument {
  readonly uri: string
  /** `null` for one that is not open in the editor. */
  readonly version: number | null
  readonly parsed: Parsed
}

/** A language feature of the workspace as a whole. */
export interface WorkspaceFeature<P, R> {
  readonly method: string
  capability(client: Client): ServerCapabilities
  readonly preference?: keyof Preferences
  answer(sight: WorkspaceSight, params: P): R | ResponseError<void> | null
}

/** The workspace as a feature sees it. */
export interface WorkspaceSight {
  readonly cards: readonly PlacedCard[]
  readonly client: Client
  readonly now: Instant
  /** What holds for new documents in a folder, given its URI. */
  contextOf(folder: string): FolderContext
}

/** A postmortem of the workspace: where it is, and what is kept of it. */
export interface PlacedCard {
  readonly uri: string
  readonly card: Card
  /** Its next deadline, as of when it was read; `null` if none is ahead. */
  readonly due: NextLimit | null
  readonly calendar: Calendar
}

/** What holds for new documents in a folder: style, settings, neighbours. */
export interface FolderContext {
  /** URI of the folder that paths start from. */
  readonly home: string
  /** URI of the configuration that holds there, above the open folders too; `null` where there is none. */
  readonly configuration: string | null
  /** The style in force. */
  readonly profile: Profile
  /** Why, as a sentence, if no configuration names it and it is that of the documents there; else `null`. */
  readonly because: string | null
  /** Every style there is, by id. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
}
