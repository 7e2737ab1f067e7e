import type { SuppressionUse } from '../checking/suppressions.ts'
import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { lazily } from '../lazily.ts'
import type { Message } from '../message.ts'
import type { Level } from '../profile/kinds.ts'
import type { Span } from '../span.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { Passage, ProseContext } from '../view/passages.ts'
import type { View } from '../view.ts'

/** What settings, documentation, SARIF and `explain` say about a rule: data only. */
export interface About {
  /** Public and stable: suppressions and settings name it. */
  readonly id: string
  readonly group: RuleGroup
  /** What the rule reports, in one line. */
  readonly summary: string
  readonly level: Level
  /** The level in the `generic` style, for documents of no known style; absent: the rule does not run there. */
  readonly generic?: Level
  /** `safe`: applied by fix-all. `offer`: applied only when chosen. */
  readonly fix: 'safe' | 'offer' | 'none'
  /** Depends on today’s date: `information` in `check`, its own level in `audit`. */
  readonly clock?: true
  /** Runs in `audit` too, although it does not depend on today’s date. */
  readonly audited?: true
  /** Needs the other documents of the workspace. */
  readonly workspace?: true
  /** Also runs on documents that are not postmortems but list those of their folder. */
  readonly ofLists?: true
  /** A new file name or folder alone may change the findings. */
  readonly dependsOn?: 'name' | 'folder'
  /** Off unless a style or the configuration turns it on. */
  readonly off?: true
  /** The first release with this rule. */
  readonly since: string
  /** What the rule is based on. */
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

/** A rule about the whole document, read through its record. */
export interface DocumentRule extends About {
  readonly reads?: never
  /**
   * Whether the findings depend on the words of sections, not only on the record and the structure: `true`, or for
   * which sections. After an edit that changes words only, the function is called with each changed section as it
   * was and as it is, both times with the view from before; if it says no, the old findings are kept.
   */
  readonly words?: true | ((section: Section, view: View, options: Options) => boolean)
  check(view: View, options: Options): Iterable<Found>
}

/**
 * A rule about one passage at a time. Its findings are kept until the passage changes. Spans count from the start
 * of `passage.text`.
 */
export interface TextRule extends About {
  readonly reads: 'prose' | 'raw'
  /** Without flags. A chunk in which it does not match is skipped. */
  readonly hint?: RegExp
  /**
   * Returns offsets in a chunk at which there may be something to find, in order; passages that contain none
   * are skipped. Rules with the same function share one call.
   */
  readonly candidates?: (chunk: Chunk, context: ProseContext) => readonly number[]
  check(passage: Passage, context: ProseContext, options: Options): Iterable<Found>
}

/** A rule about suppressions, run after all others. */
export interface SuppressionRule extends About {
  readonly reads: 'suppressions'
  check(uses: readonly SuppressionUse[], view: View): Iterable<Found>
}

export type Rule = DocumentRule | TextRule | SuppressionRule

/** One finding, before levels and suppressions are applied. */
export interface Found {
  readonly span: Span
  /** Says what was found and what was expected. */
  readonly message: Message
  /**
   * In order of preference; fix-all and `--fix` take the first if it is safe. Expensive edits are computed on
   * demand: with `lazyFix`, or with a function if even the titles are expensive or the fix needs the view.
   */
  readonly fixes?: readonly Fix[] | ((view: View) => readonly Fix[])
  readonly related?: readonly Related[]
  readonly tags?: readonly Tag[]
  /** Set if the finding is milder or graver than the rule’s level; a configured level wins. */
  readonly level?: Level
  /** The sentence of the policy it is based on, if more precise than the rule’s. */
  readonly cite?: string
}

export type Tag = 'unnecessary' | 'deprecated'

export interface Fix {
  readonly title: Message
  readonly safe: boolean
  readonly edits: readonly Edit[]
  /** The new name of the file, in the same folder. */
  readonly rename?: string
}

/** Returns a fix whose edits are computed when first read. */
export function lazyFix(title: Message, safe: boolean, work: () => readonly Edit[]): Fix {
  return fixFrom({ title, safe, work })
}

type Given = Omit<Fix, 'edits'> & { readonly work: () => readonly Edit[] }

const fixFrom = lazily<Given, Pick<Fix, 'edits'>>({ edits: ({ work }) => work() })

/** Returns the fixes of a finding, computing them if needed. */
export function fixesOf({ fixes = [] }: Found, view: View): readonly Fix[] {
  return typeof fixes === 'function' ? fixes(view) : fixes
}

/** Other documents shown beside a finding: with all of them, reports would grow with the square of the documents. */
export const MOST_RELATED = 5

export interface Related {
  readonly message: Message
  readonly span: Span
  /** Path of another document within the workspace; absent: this document. */
  readonly path?: string
}
