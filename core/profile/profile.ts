import * as z from 'zod/mini'
import { levels } from './kinds.ts'
import { field, section, tier } from './schema/document.ts'
import { lifecycle, target, trigger } from './schema/duties.ts'
import { publication } from './schema/publication.ts'
import { actions, timeline } from './schema/rows.ts'
import { choice, cited, name, names, pathBelow, pattern } from './schema/words.ts'

export type { FieldData, SectionData, TierData } from './schema/document.ts'
export type { ConditionData, StatusData, TargetData, TriggerData } from './schema/duties.ts'
export type { ColumnData } from './schema/rows.ts'
export type { Choice, TermData } from './schema/words.ts'

/**
 * A house style as data: the one description from which validation, the JSON Schema and the documentation
 * of profile files derive. A style is a YAML file of this shape plus its templates; no code knows its name.
 */

const severity = z.extend(choice, {
  rank: z.int().check(z.nonnegative(), z.describe('0 is the most severe.')),
})

const files = z.strictObject({
  pattern: z
    .optional(pattern)
    .check(z.describe('Regular expression for the file name; groups `date` and `slug`.')),
  make: z
    ._default(pathBelow, '{date}-{slug}.md')
    .check(
      z.describe('The name New Postmortem gives, with {date}, {year}, {slug} and {n}, the next free number.'),
    ),
  folder: z
    ._default(pathBelow, 'postmortems')
    .check(z.describe('Where new documents go, below the configuration; `.` for there.')),
})

const evidence = z
  .strictObject({
    sections: z._default(names, []).check(z.describe('Ids of sections only this style has.')),
    fields: z._default(names, []),
    title: z.optional(pattern).check(z.describe('Regular expression for the document’s first heading.')),
  })
  .check(z.describe('What a document of this style looks like, for detection.'))

export const profileSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  name,
  about: name,
  source: z.optional(name).check(z.describe('The team’s policy document, as cited in findings.')),
  generic: z
    ._default(z.boolean(), false)
    .check(z.describe('Fallback: only rules that are right everywhere run.')),
  title: z._default(name, '{title}').check(z.describe('The first heading, with {title}.')),
  files: z.prefault(files, {}),
  ids: z.optional(
    z.strictObject({
      pattern: pattern.check(z.describe('Regular expression; group `date` or `year` when the id holds one.')),
      make: name.check(z.describe('With {date}, {year}, {n} (zero-padded to three digits), {slug}, {file}.')),
      fromFile: z
        ._default(z.boolean(), false)
        .check(z.describe('The id equals the file name without `.md`.')),
    }),
  ),
  evidence: z.prefault(evidence, {}),
  severities: z._default(z.array(severity), []),
  metadata: z.strictObject({
    form: z.enum(['yaml', 'bullet', 'bold-bullet', 'bold', 'plain', 'table']),
    section: z.optional(name),
    exact: z._default(z.boolean(), false).check(z.describe('Keys and enum values are compared exactly.')),
    closed: z._default(z.boolean(), false).check(z.describe('Keys the style does not know are findings.')),
    fields: z.array(field),
    ...cited,
  }),
  classes: z._default(z.array(choice), []),
  classesEscalate: z._default(z.array(z.strictObject({ times: z.int(), to: name })), []),
  triggers: z._default(z.array(trigger), []),
  sections: z.array(section),
  tiers: z.array(tier).check(z.minLength(1)),
  lifecycle: z.optional(lifecycle),
  timeline: z.prefault(timeline, {}),
  actions,
  whys: z.optional(z.strictObject({ depth: z._default(z.int(), 5), section: z.optional(name), ...cited })),
  focus: z
    ._default(z.array(z.extend(choice, { areas: names, sections: z._default(names, []) })), [])
    .check(z.describe('Extra guidance by type of incident.')),
  publication: z.prefault(publication, {}),
  index: z.optional(
    z.strictObject({
      columns: z.array(
        z.strictObject({
          title: name,
          holds: z.enum(['date', 'title', 'severity', 'tier', 'status', 'flags', 'link']),
          field: z.optional(name),
        }),
      ),
      ...cited,
    }),
  ),
  targets: z._default(z.array(target), []),
  rules: z
    ._default(
      z.record(
        name,
        z.union([
          z.enum([...levels, 'off']),
          z.strictObject({
            level: z.optional(z.enum([...levels, 'off'])),
            options: z.optional(z.record(name, z.unknown())),
            since: z.optional(name),
          }),
        ]),
      ),
      {},
    )
    .check(z.describe('Levels and options of rules where this style differs from the default.')),
  cites: z
    ._default(z.record(name, name), {})
    .check(
      z.describe(
        'Where the policy asks for what a rule finds (document and section), by rule id or rule group.',
      ),
    ),
  standard: z
    ._default(z.boolean(), false)
    .check(z.describe('The style new documents get where nothing else is configured.')),
  placeholders: z
    ._default(z.array(pattern), [])
    .check(z.describe('Further texts of the template that must not stay (regular expressions).')),
})

/** A profile as its file says it, defaults filled in. */
export type ProfileData = z.infer<typeof profileSchema>
