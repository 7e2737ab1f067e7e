import * as z from 'zod'
import { columnRoles, fieldTypes, levels, meanings, sectionKinds } from './kinds.ts'

/**
 * A house style as data: the one description from which validation, the JSON Schema and the documentation
 * of profile files derive. A style is a YAML file of this shape plus its templates; no code knows its name.
 */

const name = z.string().min(1)
const names = z.array(name)
const pattern = name.refine(isExpression, 'expected a regular expression')

const term = z
  .strictObject({
    hours: z.number().positive().optional(),
    days: z.number().positive().optional(),
    businessDays: z.number().int().positive().optional(),
  })
  .refine(t => Object.keys(t).length === 1, 'expected exactly one of hours, days, businessDays')
  .describe('A span of time: hours, calendar days or business days.')

const cited = {
  about: name.optional().describe('What it means, in a sentence or two; shown in hovers and completions.'),
  cite: name.optional().describe('Where the team’s policy says so (document and section).'),
}

const choice = z.strictObject({
  id: name.describe('The value as documents write it.'),
  label: name.optional(),
  aliases: names.default([]).describe('Other ways to write it that are understood as this value.'),
  ...cited,
})

const severity = choice.extend({
  rank: z.number().int().nonnegative().describe('0 is the most severe.'),
})

const field = z.strictObject({
  key: name.describe('The key as the template writes it.'),
  aliases: names.default([]),
  means: z.enum(meanings).optional(),
  role: name.optional().describe('For `means: person`: author, reviewer, commander, …'),
  type: z.enum(fieldTypes).default('text'),
  values: z
    .union([z.enum(['severities', 'tiers', 'statuses', 'triggers', 'classes']), z.array(choice)])
    .optional()
    .describe('The values allowed: a list, or the name of a list elsewhere in the profile.'),
  pattern: pattern.optional().describe('Regular expression the value must match as a whole.'),
  example: name.optional(),
  zone: name.optional().describe('Zone of times written without one.'),
  form: z.enum(['yaml', 'bullet', 'bold-bullet', 'bold', 'plain', 'table']).optional(),
  section: name.optional().describe('Id of the section the field stands in; the document’s top otherwise.'),
  required: z
    .union([
      z.boolean(),
      z.strictObject({
        tiers: names.optional().describe('Only in these tiers.'),
        from: name.optional().describe('Only from this status on.'),
      }),
    ])
    .default(false),
  emptyFor: names.default([]).describe('Tiers in which it may be left empty, though it must stand there.'),
  ...cited,
})

const section = z.strictObject({
  id: name,
  kind: z.enum(sectionKinds).optional(),
  title: name,
  aliases: names.default([]),
  level: z.number().int().min(1).max(6).default(2),
  within: name.optional().describe('Id of the section it lies in.'),
  optional: z.boolean().default(false).describe('In the template, but not asked for.'),
  flag: name.optional().describe('An addendum: asked for when this flag is true.'),
  internal: z.boolean().default(false).describe('Left out of a copy for outside readers.'),
  sentences: z
    .tuple([z.number().int(), z.number().int()])
    .optional()
    .describe('Shortest and longest length.'),
  ...cited,
})

const tier = choice.extend({
  rank: z.number().int().nonnegative().describe('0 asks for the least.'),
  template: name.describe('File name of the template, under templates/<profile>/.'),
  sections: names.describe('Ids of the sections, in order; optional ones included.'),
  actions: z.number().int().nonnegative().default(0).describe('How many action items it needs at least.'),
  flag: name.optional().describe('The tier whose template this flag demands.'),
})

const condition = z
  .strictObject({
    severity: names.optional(),
    over: z.number().optional().describe('Duration in minutes, exclusive.'),
    upTo: z.number().optional().describe('Duration in minutes, inclusive.'),
    flag: name.optional(),
    filled: name.optional().describe('A field that is not empty.'),
    field: z.record(name, names).optional().describe('A field with one of these values.'),
    rootCauses: names.optional(),
    repeatWithinDays: z.number().int().optional(),
  })
  .describe('All parts must hold.')

const trigger = choice.extend({
  asks: z.enum(['required', 'recommended', 'optional', 'not-required']),
  tier: name.optional(),
  listed: z.boolean().default(true).describe('Whether documents may name it among their triggers.'),
  when: z
    .array(condition)
    .default([])
    .describe('Facts of which any one fires it; none: only a person can tell.'),
})

const status = choice.extend({
  owner: name.optional(),
  due: term.optional().describe('After the clock starts.'),
  warn: term.optional().describe('When the warning starts; one business day before `due` otherwise.'),
  fail: term.optional().describe('After which it is a failure; `due` otherwise.'),
  dated: name.optional().describe('Key of the field that holds the day it was reached.'),
})

const lifecycle = z.strictObject({
  clock: z.enum(['started', 'detected', 'mitigated', 'resolved', 'closed']),
  statuses: z.array(status).default([]),
  written: term.optional().describe('By when the document must be written.'),
  actionsDone: term.optional().describe('By when action items must be done or deferred.'),
  finished: name.optional().describe('The status that asks for every action item done or deferred.'),
  coolOff: z
    .strictObject({ from: name, to: name, hours: z.number(), unlessRole: name.optional() })
    .optional()
    .describe('Shortest time between two dated statuses, unless a peer of this role reviews.'),
  reviews: z.array(z.strictObject({ name, after: term, ...cited })).default([]),
})

const column = z.strictObject({
  role: z.enum(columnRoles),
  title: name,
  aliases: names.default([]),
  optional: z.boolean().default(false),
})

const timeline = z.strictObject({
  form: z.enum(['table', 'bullet', 'fence']).default('table'),
  columns: z.array(column).default([]),
  row: name.optional().describe('For lists and fences: the line, with {time}, {source}, {event}.'),
  zone: name.optional().describe('Zone of times without one.'),
  asksZone: z.boolean().default(false),
  asksSource: z.boolean().default(false),
  milestones: z.array(z.enum(['alert', 'detected', 'communicated', 'mitigated', 'resolved'])).default([]),
  ...cited,
})

const ticket = z.strictObject({
  tracker: z.enum(['gitlab', 'github', 'jira']),
  label: name.optional(),
  labels: names.default([]),
  title: name.default('{action}'),
  from: name.optional().describe('The status from which every item needs one; always otherwise.'),
  ...cited,
})

const actions = z.strictObject({
  form: z.enum(['table', 'bullet', 'checklist', 'fence']).default('table'),
  columns: z.array(column),
  groups: z
    .array(z.strictObject({ title: name, aliases: names.default([]), horizon: term.optional() }))
    .default([]),
  ids: name.optional().describe('Pattern of the item’s id with {n}: `A{n}`.'),
  owner: z.enum(['handle', 'any']).default('any'),
  types: z.array(choice).default([]),
  priorities: z.array(choice).default([]),
  statuses: z.array(choice.extend({ means: z.enum(['open', 'done', 'deferred', 'cancelled']) })).default([]),
  preventive: names.default([]).describe('Types or groups that prevent the class of cause.'),
  due: term.default({ businessDays: 10 }).describe('Offered as due date where none is stated.'),
  most: z.number().int().default(10).describe('More than this is too many.'),
  ticket: ticket.optional(),
  ...cited,
})

const files = z.strictObject({
  pattern: pattern.optional().describe('Regular expression for the file name; groups `date` and `slug`.'),
  make: name
    .default('{date}-{slug}.md')
    .describe('The name New Postmortem gives, with {date}, {year}, {slug} and {n}, the next free number.'),
  folder: name
    .default('postmortems')
    .describe('Where new documents go, below the configuration; `.` for there.'),
})

const evidence = z
  .strictObject({
    sections: names.default([]).describe('Ids of sections only this style has.'),
    fields: names.default([]),
    title: pattern.optional().describe('Regular expression for the document’s first heading.'),
  })
  .describe('What a document of this style looks like, for detection.')

/** What the product leaves out for outside readers where a style says nothing else. */
const keptInside = [
  'id',
  'tier',
  'status',
  'triggers',
  'flag',
  'refined',
  'reviewed',
  'closed',
  'related',
] as const

const publication = z
  .strictObject({
    checklist: z
      .array(
        z.union([
          name,
          z.strictObject({
            item: name,
            proven: z.literal(true).describe('`postmortem publish` sees to it; the others are for a person.'),
          }),
        ]),
      )
      .default([]),
    names: z.boolean().default(false).describe('Names of individuals may stay.'),
    means: z
      .array(z.enum(meanings))
      .default([...keptInside])
      .describe('Metadata left out of a copy for outside readers, by what it says.'),
    keys: names.default([]).describe('Further metadata left out of it, by key.'),
    columns: z
      .array(z.enum(columnRoles))
      .default(['ticket'])
      .describe('Columns of timelines and action tables left out of it.'),
    standIns: z
      .record(name, name)
      .default({})
      .describe(
        'By the key of a list: what its entries are called in it, wherever they stand, with {n} for their number.',
      ),
    roles: z
      .record(name, name)
      .default({})
      .describe('By role: what a person of it is called in it; “the …” by default.'),
    someone: name.default('an engineer').describe('What a person without a role is called in it.'),
    ...cited,
  })
  .describe('How a copy for outside readers is made and what has to be seen to before it goes out.')

const target = z.strictObject({
  metric: name.describe(
    'time-to-postmortem, action-closure, time-to-close-actions, time-to-detect, time-to-mitigate, time-to-resolve or repeats; others are shown, not judged.',
  ),
  target: name.describe('In the words of the policy.'),
  over: z.number().min(0).max(100).optional().describe('A share in percent, exclusive.'),
  atLeast: z.number().min(0).max(100).optional().describe('A share in percent, inclusive.'),
  within: z
    .union([term, z.literal('quarter')])
    .optional()
    .describe(
      'How long there is after the clock of the lifecycle starts; `quarter`: until the quarter of the incident ends.',
    ),
  trend: z.enum(['down']).optional().describe('Lower from quarter to quarter.'),
  ...cited,
})

export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name,
  about: name,
  source: name.optional().describe('The team’s policy document, as cited in findings.'),
  generic: z.boolean().default(false).describe('Fallback: only rules that are right everywhere run.'),
  title: name.default('{title}').describe('The first heading, with {title}.'),
  files: files.prefault({}),
  ids: z
    .strictObject({
      pattern: pattern.describe('Regular expression; group `date` or `year` when the id holds one.'),
      make: name.describe('With {date}, {year}, {n} (zero-padded to three digits), {slug}, {file}.'),
      fromFile: z.boolean().default(false).describe('The id equals the file name without `.md`.'),
    })
    .optional(),
  evidence: evidence.prefault({}),
  severities: z.array(severity).default([]),
  metadata: z.strictObject({
    form: z.enum(['yaml', 'bullet', 'bold-bullet', 'bold', 'plain', 'table']),
    section: name.optional(),
    exact: z.boolean().default(false).describe('Keys and enum values are compared exactly.'),
    closed: z.boolean().default(false).describe('Keys the style does not know are findings.'),
    fields: z.array(field),
    ...cited,
  }),
  classes: z.array(choice).default([]),
  classesEscalate: z.array(z.strictObject({ times: z.number().int(), to: name })).default([]),
  triggers: z.array(trigger).default([]),
  sections: z.array(section),
  tiers: z.array(tier).min(1),
  lifecycle: lifecycle.optional(),
  timeline: timeline.prefault({}),
  actions,
  whys: z.strictObject({ depth: z.number().int().default(5), section: name.optional(), ...cited }).optional(),
  focus: z
    .array(choice.extend({ areas: names, sections: names.default([]) }))
    .default([])
    .describe('Extra guidance by type of incident.'),
  publication: publication.prefault({}),
  index: z
    .strictObject({
      columns: z.array(
        z.strictObject({
          title: name,
          holds: z.enum(['date', 'title', 'severity', 'tier', 'status', 'flags', 'link']),
          field: name.optional(),
        }),
      ),
      ...cited,
    })
    .optional(),
  targets: z.array(target).default([]),
  rules: z
    .record(
      name,
      z.union([
        z.enum([...levels, 'off']),
        z.strictObject({
          level: z.enum([...levels, 'off']).optional(),
          options: z.record(name, z.unknown()).optional(),
          since: name.optional(),
        }),
      ]),
    )
    .default({})
    .describe('Levels and options of rules where this style differs from the default.'),
  cites: z
    .record(name, name)
    .default({})
    .describe(
      'Where the policy asks for what a rule finds (document and section), by rule id or rule group.',
    ),
  standard: z
    .boolean()
    .default(false)
    .describe('The style new documents get where nothing else is configured.'),
  placeholders: z
    .array(pattern)
    .default([])
    .describe('Further texts of the template that must not stay (regular expressions).'),
})

/** Whether the text is a regular expression, read as `u` does: rules and detection use it as one. */
function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

/** A profile as its file says it, defaults filled in. */
export type ProfileData = z.infer<typeof profileSchema>
export type FieldData = z.infer<typeof field>
export type SectionData = z.infer<typeof section>
export type TierData = z.infer<typeof tier>
export type TriggerData = z.infer<typeof trigger>
export type ConditionData = z.infer<typeof condition>
export type StatusData = z.infer<typeof status>
export type ColumnData = z.infer<typeof column>
export type Choice = z.infer<typeof choice>
export type TermData = z.infer<typeof term>
export type TargetData = z.infer<typeof target>
