import type { SuppressionUse } from '../checking/suppressions.ts'
import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { lazily } from '../lazily.ts'
import type { Level } from '../profile/kinds.ts'
import type { Span } from '../span.ts'
import type { Passage, Voices } from '../view/passages.ts'
import type { View } from '../view.ts'

/** What settings, documentation, SARIF and `explain` say about a rule. All of it is data. */
export interface About {
  /** Public and stable. */
  readonly id: string
  readonly group: RuleGroup
  /** What it finds, in one line. */
  readonly summary: string
  readonly level: Level
  /** Runs under a profile that only describes postmortems in general: the level there. Absent: it does not. */
  readonly generic?: Level
  /** `safe`: part of fix-all. `offer`: applied only when chosen. */
  readonly fix: 'safe' | 'offer' | 'none'
  /** Depends on today: information in `check`, its own level in `audit`. */
  readonly clock?: true
  /** Runs in `audit` as well, which otherwise has only the rules that depend on today. */
  readonly audited?: true
  /** Needs the other documents of the workspace. */
  readonly workspace?: true
  /** Looks at documents as well that are no postmortems, but list those of their folder. */
  readonly ofLists?: true
  /** What it finds may change with the name of the file, or with the folder it lies in, alone. */
  readonly dependsOn?: 'name' | 'folder'
  /** Off unless a profile or the configuration turns it on. */
  readonly off?: true
  /** The release that brought it. */
  readonly since: string
  /** Where the rule comes from. */
  readonly source: string
  readonly options?: Readonly<Record<string, OptionAbout>>
}

export type RuleGroup =
  | 'metadata'
  | 'times'
  | 'triggers'
  | 'sections'
  | 'timeline'
  | 'actions'
  | 'lifecycle'
  | 'analysis'
  | 'language'
  | 'safety'
  | 'housekeeping'

export interface OptionAbout {
  readonly about: string
  readonly default: number | boolean | string | readonly string[]
}

export type Options = Readonly<Record<string, unknown>>

/** Looks at the whole document, through the record. */
export interface DocumentRule extends About {
  readonly reads?: never
  /**
   * Looks at the words of sections, not only at the facts of the record and at how the document is built: what it finds may
   * change with every edit, or with those in sections that this says. It is asked for a section as it was and as it is;
   * the view is that of before, whose facts and structure still hold.
   */
  readonly words?: true | ((section: Section, view: View, options: Options) => boolean)
  check(view: View, options: Options): Iterable<Found>
}

/**
 * Looks at one passage of text at a time and at nothing else of the document, so that its findings are kept
 * as long as the passage stays the same. Spans count from the start of `passage.text`.
 */
export interface TextRule extends About {
  readonly reads: 'prose' | 'raw'
  /** Without a match of this in the text of a chunk there is nothing to find in it: the cheap way out, without flags. */
  readonly hint?: RegExp
  /**
   * Where in the text of a chunk there may be something to find: only the passages that hold one of these offsets are
   * looked at. Rules that share the function share its work.
   */
  readonly hears?: (text: string, voices: Voices) => readonly number[]
  check(passage: Passage, voices: Voices, options: Options): Iterable<Found>
}

/** Looks at what the suppressions of a document did, after all other rules ran. */
export interface SuppressionRule extends About {
  readonly reads: 'suppressions'
  check(uses: readonly SuppressionUse[], view: View): Iterable<Found>
}

export type Rule = DocumentRule | TextRule | SuppressionRule

/** One fault, before levels and suppressions. */
export interface Found {
  readonly span: Span
  /** What was found and what was expected. */
  readonly message: string
  /**
   * In order of preference; the first is the one that fix-all and `--fix` take if it is safe. What costs more than a
   * few microseconds waits until somebody asks: `lazyFix`, or a function where even the titles cost, or a rule that sees
   * a passage alone needs the document.
   */
  readonly fixes?: readonly Fix[] | ((view: View) => readonly Fix[])
  readonly related?: readonly Related[]
  readonly tags?: readonly Tag[]
  /** Where the fault is milder or graver than the rule's level; a configured level wins. */
  readonly level?: Level
  /** The sentence of the policy behind it, where more precise than the rule's. */
  readonly cite?: string
}

export type Tag = 'unnecessary' | 'deprecated'

export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly Edit[]
  /** A new name for the file, in the same folder. */
  readonly rename?: string
}

/** A fix whose edits are worked out when somebody asks for them, and once. */
export function lazyFix(title: string, safe: boolean, work: () => readonly Edit[]): Fix {
  return fixFrom({ title, safe, work })
}

type Given = Omit<Fix, 'edits'> & { readonly work: () => readonly Edit[] }

const fixFrom = lazily<Given, Pick<Fix, 'edits'>>({ edits: ({ work }) => work() })

/** The ways to mend a fault, worked out now if they were not. */
export function fixesOf({ fixes = [] }: Found, view: View): readonly Fix[] {
  return typeof fixes === 'function' ? fixes(view) : fixes
}

export interface Related {
  readonly message: string
  readonly span: Span
  /** Another document, as a path within the workspace; absent: this one. */
  readonly path?: string
}
