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

/** Part of an earlier answer that comes back to be completed: it names the document it was about, if it was about one. */
export interface Returned<T extends { readonly uri: string }> {
  readonly data?: T
}

/** One language feature of a document: what it announces and how it answers. A file each, under `features/`. */
export interface Feature<P extends OfDocument | Returned<{ readonly uri: string }>, R, L = undefined> {
  readonly method: string
  capability(client: Client): ServerCapabilities
  /** The preference that switches it off. */
  readonly preference?: keyof Preferences
  /** Says more of part of an earlier answer; where nothing more is known, that comes back as it is. */
  readonly resolves?: true
  /** Answers in documents that list postmortems as well. */
  readonly ofLists?: true
  /** Other documents the answer depends on, by URI; they are read before it is asked for. */
  needs?(sight: Sight, params: P): readonly string[]
  /** Code that is too large to be there from the start, loaded before it is asked for. */
  load?(): Promise<L>
  /** Total and synchronous; `null` where it has nothing to say, an error where it must say no and why. */
  answer(sight: Sight, params: P, others: Others, loaded: L): R | ResponseError<void> | null
}

/** One document as a feature sees it: the view, its findings, and the client's way of counting. */
export interface Sight {
  readonly uri: string
  readonly version: number
  readonly view: View
  /** No postmortem itself, but a list of those in its folder. */
  readonly isList: boolean
  readonly client: Client
  readonly preferences: Preferences
  /** Findings of this version; computed once. */
  readonly findings: readonly Finding[]
  /** What stands between the document and its next status; computed once. */
  readonly step: Step
  /** How the profile was chosen, in words. */
  readonly reason: string
  offsetAt(position: Position): number
  spanOf(range: Range): Span
  rangeOf(span: Span): Range
  /** URI of another document, by its path in the workspace of this one. */
  uriOf(path: string): string
  /** Where the team keeps its tickets and commits; `null` where it does not say. */
  readonly tracker: TrackerData | null
  /** The style of another document, by its path in the workspace; `null` where it is not known. */
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

/** One feature of the workspace as a whole. */
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
  /** What holds for documents in a folder, by its URI. */
  contextOf(folder: string): FolderContext
}

/** A postmortem of the workspace: its card, where it is, and what was computed with it. */
export interface PlacedCard {
  readonly uri: string
  readonly card: Card
  /** The next limit of its life as it stood when it was read; `null` where none is ahead. */
  readonly due: NextLimit | null
  readonly calendar: Calendar
}

/** Where new documents of a folder go, and by which rules they are written. */
export interface FolderContext {
  /** URI of the folder that paths start from. */
  readonly home: string
  /** URI of the configuration that holds there, above the open folders too; `null` where there is none. */
  readonly configuration: string | null
  /** The style in force. */
  readonly profile: Profile
  /** Why, where nobody chose it but those who wrote the documents there; a sentence. */
  readonly because: string | null
  /** Every style there is, by id. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
}
