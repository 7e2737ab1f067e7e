/**
 * The roles a section of a postmortem can play, whatever its title. Public: `inspect` prints them.
 */
export const sectionKinds = [
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'contributing-factors',
  'detection',
  'resolution',
  'response',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'actions',
  'background',
  'supporting',
  'metrics',
  'prevention',
  'publication',
  'sign-off',
  'addendum',
] as const

export type SectionKind = (typeof sectionKinds)[number]

/** The moments of an incident, in the order that the rule `time-order` checks. */
export const incidentMoments = ['started', 'detected', 'mitigated', 'resolved', 'closed'] as const

/** The moments that metadata can state: also when the document was refined and reviewed. */
export const momentNames = [...incidentMoments, 'refined', 'reviewed'] as const

export type MomentName = (typeof momentNames)[number]

/** What an entry of a timeline can mark, in the order in which an incident passes through it. */
export const milestones = ['alert', 'detected', 'communicated', 'mitigated', 'resolved'] as const

export type Milestone = (typeof milestones)[number]

/** What a metadata field says about the incident. A field without a meaning is kept, but not understood. */
export const meanings = [
  'id',
  'title',
  'date',
  'severity',
  'tier',
  'status',
  ...momentNames,
  'duration',
  'flag',
  'triggers',
  'classes',
  'root-cause',
  'related',
  'publication',
  'person',
  'detection-time',
  'response-time',
  'resolution-time',
] as const

export type Meaning = (typeof meanings)[number]

/** How a field's value is written. */
export const fieldTypes = [
  'text',
  'slug',
  'id',
  'date',
  'instant',
  'date-or-instant',
  'date-time',
  'enum',
  'enums',
  'boolean',
  'list',
  'handle',
  'sha',
  'duration',
  'clock-range',
] as const

/** What a column of a timeline or an action table holds. */
export const columnRoles = [
  'time',
  'event',
  'actor',
  'source',
  'context',
  'id',
  'action',
  'why',
  'type',
  'owner',
  'due',
  'ticket',
  'status',
  'priority',
  'role',
  'name',
  'date',
] as const

export type ColumnRole = (typeof columnRoles)[number]

export const levels = ['error', 'warning', 'information', 'hint'] as const

/** Severity of a finding, most severe first. */
export type Level = (typeof levels)[number]
