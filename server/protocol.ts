/**
 * What our own client and the server say to each other besides the Language Server Protocol: types only, the one file of
 * the server that the client may import.
 */
import type { Range, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver'
import type { ActionRow, TimelineRow } from './protocolRows.ts'

export type { ActionRow, Elapsed, TimelineRow } from './protocolRows.ts'

/** Requests of the client. */
export interface Requests {
  /** What New Postmortem asks in a folder: the style in force there, and what it knows of. */
  'postmortems/form': Exchange<FolderParams, Form>
  /** A new document from facts; nothing is written. */
  'postmortems/draft': Exchange<DraftParams, DraftAnswer>
  /** The facts in another tool's report of an incident (JSON), for a new document. */
  'postmortems/incident': Exchange<IncidentParams, DraftParams>
  /** Where a document stands, what comes next, by when, and what is in the way; `null` for other files. */
  'postmortems/status': Exchange<DocumentParams, StatusAnswer | null>
  /** The edit that takes a document to its next status; `null` at the last one. */
  'postmortems/advance': Exchange<DocumentParams, WorkspaceEdit | null>
  /** The edit that adds an entry to the timeline. */
  'postmortems/entry': Exchange<EntryParams, WorkspaceEdit | null>
  /** The edit that turns raw text, pasted or selected, into timeline rows; `null` where no times are found in it. */
  'postmortems/extract': Exchange<ExtractParams, ExtractAnswer | null>
  /** The open action items of a document, and the days they may be put off to. */
  'postmortems/deferrals': Exchange<DocumentParams, Deferrals | null>
  /** The edit that defers an action item, with a reason; `null` if there is none on that line. */
  'postmortems/defer': Exchange<DeferParams, WorkspaceEdit | null>
  /** The edit that updates the index in an open README; `null` if it has none. */
  'postmortems/index': Exchange<DocumentParams, WorkspaceEdit | null>
  /** The timeline as data, for pictures and tables. */
  'postmortems/timeline': Exchange<DocumentParams, readonly TimelineRow[] | null>
  /** Where the policy behind a document can be read. */
  'postmortems/policy': Exchange<DocumentParams, PolicyAnswer | null>
  /** The same, for the documents of a folder. */
  'postmortems/folderPolicy': Exchange<FolderParams, PolicyAnswer>
  /** A copy for outside readers, with what was removed from it; nothing is written. */
  'postmortems/publication': Exchange<DocumentParams, PublicationAnswer | null>
  /** The postmortems and open action items of the workspace, the newest and the most urgent first, 5,000 at most of each. */
  'postmortems/overview': Exchange<Record<string, never>, Overview>
  /** What `postmortem check` or `audit` would find in a folder; open documents count as they stand in the editor. */
  'postmortems/task': Exchange<TaskParams, TaskAnswer>
}

/** Notifications of the server. */
export interface Notifications {
  /** The answer to `postmortems/overview` has changed. */
  'postmortems/changed': Record<string, never>
}

/** Requests of the server for files that lie on no file system of its own. Those that cannot be read are `null`. */
export interface FileRequests {
  /** URIs of the files below a folder whose names match one of the globs; folders of tools left out. */
  'postmortems/files/list': Exchange<
    { readonly folder: string; readonly globs: readonly string[] },
    readonly string[]
  >
  /** Their texts in the same order; `null` for one that cannot be read or is larger. */
  'postmortems/files/read': Exchange<
    { readonly uris: readonly string[]; readonly mostBytes: number },
    readonly (string | null)[]
  >
}

/**
 * Commands that lenses and code actions name; our client carries them out. Their first argument is the document's URI;
 * that of `_select` is followed by a range, that of `deferItem` by the line of the item.
 */
export type OwnCommand =
  | 'postmortems.showBlockers'
  | 'postmortems.showItems'
  | 'postmortems.selectionToTimeline'
  | 'postmortems.deferItem'
  | 'postmortems._select'

export interface Exchange<P, R> {
  readonly params: P
  readonly result: R
}

export interface FolderParams {
  /** URI of the folder the new document is meant for; a workspace folder where nobody chose one. */
  readonly folder: string
  /** Id of the style to write in, instead of the one in force there. */
  readonly profile?: string
}

export interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier
}

/** Something to choose, with what the team's policy says of it. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly about: string | null
  readonly cite: string | null
}

export interface Form {
  /** URI of the configuration that holds in the folder; it may lie above what is open. `null` where there is none. */
  readonly configuration: string | null
  readonly profile: Option
  /** Every style there is to choose from, the one in force first. */
  readonly profiles: readonly Option[]
  readonly severities: readonly Option[]
  /** The triggers a document may list, in the policy's order. */
  readonly triggers: readonly (Option & { readonly asks: string; readonly tier: string | null })[]
  readonly flags: readonly Option[]
  /** From the one that asks for the least to the one that asks for the most. */
  readonly tiers: readonly Option[]
  /** Names of roles the style has people for: author, commander, …. */
  readonly roles: readonly string[]
  /** The moments the style has a use for, in the order in which they come to pass. */
  readonly moments: readonly string[]
  /** Folder that new documents go into, as a URI with a slash at its end. */
  readonly folder: string
}

/** What is known of an incident; all but the title may be left out. Instants are ISO 8601 with their zone. */
export interface DraftParams extends FolderParams {
  readonly title: string
  /** The day it began. */
  readonly date?: string | undefined
  readonly severity?: string | undefined
  readonly tier?: string | undefined
  readonly moments?: Readonly<Record<string, string>>
  readonly flags?: readonly string[] | undefined
  readonly triggers?: readonly string[] | undefined
  readonly people?: Readonly<Record<string, string>> | undefined
  /** Names of the services that were affected. */
  readonly services?: readonly string[] | undefined
  readonly timeline?: readonly {
    readonly time: string
    readonly event: string
    readonly source?: string | undefined
    readonly actor?: string | undefined
  }[]
}

export interface IncidentParams extends FolderParams {
  /** As the other tool sends it. */
  readonly text: string
}

export interface DraftAnswer {
  /** No file is known to stand there. */
  readonly uri: string
  readonly text: string
  readonly id: string | null
  readonly tier: Option
  /** Whether the policy asks for a postmortem, or leaves that to people. */
  readonly required: boolean
  /** Why this tier, each a sentence. */
  readonly reasons: readonly string[]
  readonly deadlines: readonly Due[]
  /** What was left out because it could not be understood, each as a sentence. */
  readonly unread: readonly string[]
}

export interface Due {
  readonly name: string
  /** ISO 8601, UTC. */
  readonly due: string
  /** "3 business days left", "2 days overdue". */
  readonly text: string
  readonly overdue: boolean
}

export interface StatusAnswer {
  readonly title: string | null
  readonly status: Option | null
  readonly next: Option | null
  readonly due: Due | null
  /** From here on the deadline is shown as near. */
  readonly urgent: boolean
  readonly blockers: readonly Blocker[]
  readonly actions: { readonly open: number; readonly done: number; readonly overdue: number }
}

/** Something that must be settled first. */
export interface Blocker {
  readonly rule: string
  readonly message: string
  readonly policy: string | null
  readonly range: Range
}

export interface EntryParams extends DocumentParams {
  readonly event: string
  /** ISO 8601 with its zone; the present moment if not given. */
  readonly time?: string
  readonly source?: string
  readonly actor?: string
}

export interface ExtractParams extends DocumentParams {
  /** The raw text; that of `range` if not given. */
  readonly text?: string
  /** What is replaced: the selected raw text. */
  readonly range?: Range
  /** IANA name of the zone of times that state none. */
  readonly zone?: string
}

export interface ExtractAnswer {
  readonly edit: WorkspaceEdit
  /** Rows added. */
  readonly count: number
  /** What kind of text it was: chat, log, git, …. */
  readonly kind: string
  /** Lines no time was found for. */
  readonly unread: readonly string[]
}

export interface Deferrals {
  readonly items: readonly {
    readonly line: number
    readonly id: string | null
    readonly text: string
    readonly due: string | null
  }[]
  /** What people type for a day, the day it means, and that in words. */
  readonly days: readonly { readonly label: string; readonly day: string; readonly detail: string }[]
}

export interface DeferParams extends DocumentParams {
  /** Of the item, from 0. */
  readonly line: number
  /** `2026-09-15`, or in short as `+5bd`. */
  readonly day: string
  readonly reason: string
}

/** A copy for outside readers. Ranges count in the original. */
export interface PublicationAnswer {
  /** `null` where something would leak. */
  readonly text: string | null
  readonly removed: readonly PublicationPlace[]
  readonly remains: readonly PublicationPlace[]
  /** Words that may be names, numbers that may be tickets. */
  readonly doubts: readonly PublicationPlace[]
  /** What the style asks a person to confirm before publication. */
  readonly confirm: readonly string[]
}

export interface PublicationPlace {
  readonly kind: string
  readonly what: string
  /** What stands there in the copy, where anything does. */
  readonly by?: string
  readonly range: Range
}

export interface PolicyAnswer {
  /** The team's own policy document; `null` where none is configured. */
  readonly uri: string | null
  /** Id and name of the style, and the document its data cite. */
  readonly profile: Option
}

export interface TaskParams {
  /** URI of the folder. */
  readonly folder: string
  readonly command: 'check' | 'audit'
}

/** For a terminal. */
export interface TaskAnswer {
  /** Each finding as `path:line:column: level: message [rule]`; the path counts from the folder. */
  readonly lines: readonly string[]
  /** How much was found. */
  readonly summary: string
  /** 0, or 1 if an error was found; 2 where a configuration has a fault, and nothing was judged; 3 for an internal error. */
  readonly code: number
}

export interface Overview {
  readonly postmortems: readonly PostmortemRow[]
  readonly actions: readonly ActionRow[]
}

export interface PostmortemRow {
  readonly uri: string
  readonly id: string | null
  readonly title: string
  readonly date: string | null
  readonly severity: string | null
  readonly status: string | null
  readonly tier: string | null
  /** The next limit of its life; `null` where none is set or known. */
  readonly due: Due | null
  readonly open: number
  readonly done: number
}
