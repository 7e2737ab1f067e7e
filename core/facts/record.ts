import type { Meaning, MomentName, SectionKind } from '../profile/kinds.ts'
import type { Fact, Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { Duration } from './durations.ts'
import type { Day, Instant, TimeReading, Zone } from './times.ts'

/**
 * What a document says, whatever its syntax: the one thing rules, hovers, index, metrics and the command line
 * read. Nothing in here is inferred or corrected; what the text leaves open is `null`. Spans count UTF-16
 * units from the start of the file.
 */
export interface IncidentRecord {
  /** Every metadata field found, in order, known to the profile or not. */
  readonly fields: readonly Field[]
  readonly id: Fact<string> | null
  readonly title: Fact<string> | null
  /** The day the incident began. */
  readonly date: Fact<Day> | null
  /** As the profile names it (`sev1`), or, where no severity of the profile fits, the token as written. */
  readonly severity: Fact<string> | null
  readonly status: Fact<string> | null
  readonly tier: Fact<string> | null
  readonly moments: Readonly<Partial<Record<MomentName, Fact<Moment>>>>
  /** When a status was reached, by its id, where the style dates it. */
  readonly reached: Readonly<Record<string, Fact<Moment>>>
  /** What the author declares, not a computation. */
  readonly duration: Fact<Duration> | null
  readonly flags: Readonly<Record<string, Fact<boolean>>>
  readonly triggers: readonly Fact<string>[]
  readonly classes: readonly Fact<string>[]
  readonly rootCauses: readonly Fact<string>[]
  readonly people: readonly Person[]
  readonly related: readonly Fact<string>[]
  readonly timeline: readonly TimelineEntry[]
  readonly actions: readonly ActionItem[]
  readonly sections: readonly Section[]
}

export type { MomentName }

/** A point in time as stated: `instant` only where date and zone are known or the style declares them. */
export interface Moment {
  readonly instant: Instant | null
  readonly reading: TimeReading
}

/** One key and its value, in any of the forms people write metadata in. */
export interface Field {
  /** The profile's key for it, `null` when the profile does not know it. */
  readonly key: string | null
  /** What it says of the incident, by the profile or, failing that, by its words; `null` when nobody can tell. */
  readonly means: Meaning | null
  /** For people: author, commander, …; `null` otherwise. */
  readonly role: string | null
  readonly label: Fact<string>
  /** The text of the value, without quotes and emphasis; empty when nothing stands there. */
  readonly value: Fact<string>
  /** The entries of a list value; a scalar value is one entry, an empty one none. */
  readonly items: readonly Fact<string>[]
  readonly form: MetadataForm
  /** The whole entry: from its first mark to the end of its value. */
  readonly span: Span
}

export type MetadataForm = 'yaml' | 'toml' | 'bullet' | 'bold-bullet' | 'bold' | 'plain' | 'table' | 'heading'

export interface Person {
  readonly role: string
  readonly name: string
  readonly handle: string | null
  readonly span: Span
}

export interface TimelineEntry {
  /** The time as written, marks removed. */
  readonly time: Fact<string>
  /** `null` where the cell cannot be read as a time at all. */
  readonly reading: TimeReading | null
  /** Resolved against dates and zones in headings, column heads and sentences above; midnight wraps add a day. */
  readonly instant: Instant | null
  /**
   * The same read off the clock the entry is written by, in milliseconds as if that clock were UTC: comparable
   * within a group even where the zone is unknown. `null` where day or time are; of entries with a day only, its start.
   */
  readonly wall: number | null
  /** The zone stated for it: its own, that of its column, heading or sentence above; `null` where none is. */
  readonly zone: Zone | null
  readonly text: Fact<string>
  readonly source: Fact<string> | null
  readonly actor: Fact<string> | null
  /** What a column of its own says about the event: "Mitigation". */
  readonly context: Fact<string> | null
  readonly form: 'table' | 'bullet' | 'numbered' | 'heading' | 'paragraph' | 'fence'
  /** The whole row, item or heading. */
  readonly span: Span
  /** Entries of one table, list or fence share a number; order is judged within it. */
  readonly group: number
}

export interface ActionItem {
  readonly id: Fact<string> | null
  readonly text: Fact<string>
  readonly owners: readonly Fact<string>[]
  readonly due: Fact<Day> | null
  /** What stands in the place of the due date when it is not a date. */
  readonly dueText: Fact<string> | null
  /** Normalised by the profile's status list where it fits, else as written in lower case. */
  readonly status: Fact<string> | null
  readonly done: boolean
  readonly type: Fact<string> | null
  readonly priority: Fact<string> | null
  readonly tickets: readonly Fact<string>[]
  /** The cell of each column the profile knows, by column id, whether filled or empty. */
  readonly cells: Readonly<Record<string, Span>>
  readonly form: 'table' | 'checklist' | 'bullet' | 'numbered' | 'fence' | 'paragraph'
  /** The heading or bold label the item stands under, within the section. */
  readonly group: string | null
  readonly span: Span
}

/** A part of the document under a heading or pseudo-heading, with the role the profile gives its title. */
export interface Section {
  /** `null` when no name or alias of the profile fits. */
  readonly kind: SectionKind | null
  /** The id of the profile's section this is, `null` when none fits. */
  readonly id: string | null
  readonly title: Fact<string>
  readonly level: number
  /** True for a bold or capital line that stands as a heading. */
  readonly pseudo: boolean
  /** Heading to the start of the next section of the same or a higher level. */
  readonly span: Span
  /** After the heading to the start of the next section of any level. */
  readonly body: Span
  /** Position in `sections` of the section it lies in; `null` at the top. */
  readonly parent: number | null
  readonly chunk: Chunk
  /** Offset of the chunk in the file: add it to spans of blocks. */
  readonly base: number
  /** The blocks of `body`; their spans count from `base`. */
  readonly blocks: readonly Block[]
}
