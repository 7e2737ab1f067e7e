import type { Meaning, MomentName, SectionKind } from '../profile/kinds.ts'
import type { Fact, Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { Duration } from './durations.ts'
import type { Day, Instant, TimeReading, Zone } from './times.ts'

/**
 * What a document says, whatever its syntax: the one thing that rules, hovers, index, metrics and the command line read. Nothing
 * is inferred or corrected; what the text does not state is `null`. Spans count UTF-16 units from the start of the file.
 */
export interface IncidentRecord {
  /** Every metadata field found, in order, known to the profile or not. */
  readonly fields: readonly Field[]
  readonly id: Fact<string> | null
  readonly title: Fact<string> | null
  /** The day the incident began. */
  readonly date: Fact<Day> | null
  /** The id that the profile gives it (`sev1`), or, if none fits, the token as written. */
  readonly severity: Fact<string> | null
  readonly status: Fact<string> | null
  readonly tier: Fact<string> | null
  readonly moments: Readonly<Partial<Record<MomentName, Fact<Moment>>>>
  /** When each status was reached, by its id, where the style has a field for it. */
  readonly reached: Readonly<Record<string, Fact<Moment>>>
  /** As stated by the author, not computed. */
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

/** A point in time as stated; `instant` is set only if date and zone are stated, or declared by the style. */
export interface Moment {
  readonly instant: Instant | null
  /**
   * The time on its own clock, in milliseconds as if that were UTC; without a day of its own on that of the incident, or on the
   * next one if midnight has passed. `null` if day or time is unknown.
   */
  readonly wall: number | null
  readonly reading: TimeReading
}

/** One key and its value, in any of the forms people write metadata in. */
export interface Field {
  /** The profile's key for it; `null` if the profile does not know it. */
  readonly key: string | null
  /** What it says about the incident, by the profile or else by its words; `null` if unknown. */
  readonly means: Meaning | null
  /** For people: author, commander, …; `null` otherwise. */
  readonly role: string | null
  readonly label: Fact<string>
  /** The text of the value, without quotes and emphasis; empty if there is none. */
  readonly value: Fact<string>
  /** The items of a list value. A scalar value is one item, an empty one none. */
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
  /** `null` if the cell cannot be read as a time. */
  readonly reading: TimeReading | null
  /** Resolved with dates and zones from headings, column titles and sentences above; passing midnight adds a day. */
  readonly instant: Instant | null
  /**
   * The same on the clock that the entry is written by, in milliseconds as if that clock were UTC: comparable within a group even
   * if the zone is unknown. `null` if day or time are unknown; for an entry with only a day, its midnight.
   */
  readonly wall: number | null
  /** The zone stated for it: its own, or that of its column, heading or sentence above; `null` if there is none. */
  readonly zone: Zone | null
  readonly text: Fact<string>
  readonly source: Fact<string> | null
  readonly actor: Fact<string> | null
  /** What a context column says about the event: "Mitigation". */
  readonly context: Fact<string> | null
  readonly form: 'table' | 'bullet' | 'numbered' | 'heading' | 'paragraph' | 'fence'
  /** The whole row, item or heading. */
  readonly span: Span
  /** Entries of one table, list or fence share a number. Their order is judged within it. */
  readonly group: number
}

export interface ActionItem {
  readonly id: Fact<string> | null
  readonly text: Fact<string>
  readonly owners: readonly Fact<string>[]
  readonly due: Fact<Day> | null
  /** The text in place of a due date, if it is not a date. */
  readonly dueText: Fact<string> | null
  /** The id that the profile gives it, else as written in lower case. */
  readonly status: Fact<string> | null
  readonly done: boolean
  readonly type: Fact<string> | null
  readonly priority: Fact<string> | null
  readonly tickets: readonly Fact<string>[]
  /** The cell of each column the profile knows, by column id, filled or empty. */
  readonly cells: Readonly<Record<string, Span>>
  readonly form: 'table' | 'checklist' | 'bullet' | 'numbered' | 'fence' | 'paragraph'
  /** The heading or bold label above the item, within the section. */
  readonly group: string | null
  readonly span: Span
}

/** A part of the document below a heading or pseudo-heading, with the role that the profile gives its title. */
export interface Section {
  /** `null` if no name or alias of the profile fits. */
  readonly kind: SectionKind | null
  /** The id of this section in the profile; `null` if none fits. */
  readonly id: string | null
  readonly title: Fact<string>
  readonly level: number
  /** True for a line, item or label used as a heading. */
  readonly pseudo: boolean
  /** From the heading to the next section of the same or a higher level. */
  readonly span: Span
  /** From after the heading to the next section of any level. */
  readonly body: Span
  /** Index in `sections` of the section around it; `null` at the top. */
  readonly parent: number | null
  readonly chunk: Chunk
  /** Offset of the chunk in the file: add it to spans of blocks. */
  readonly base: number
  /** The blocks of `body`; their spans count from `base`. */
  readonly blocks: readonly Block[]
}
