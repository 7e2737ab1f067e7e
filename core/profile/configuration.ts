import * as z from 'zod'
import { offsetOfZone } from '../facts/time/seasons.ts'
import { isRealDay } from '../facts/times.ts'
import { levels } from './kinds.ts'
import { profileSchema } from './profile.ts'

/**
 * `postmortems.yaml`: what a team decides for the documents below its folder. The one description from which
 * validation, editing help, the JSON Schema and the documentation derive.
 */

const text = z.string().min(1)
const globs = z.array(text).describe('Globs, relative to the folder of the configuration file.')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { message: 'expected a day as YYYY-MM-DD', abort: true })
  .refine(isRealDay, 'expected a day that exists')
const level = z.enum([...levels, 'off']).describe('How grave a finding of the rule is, or `off`.')

const ruleSetting = z
  .union([
    level,
    z.strictObject({
      level: level.optional(),
      options: z.record(text, z.unknown()).optional().describe('Options of the rule; its page names them.'),
      since: day
        .optional()
        .describe('A day as YYYY-MM-DD: documents of incidents before it are not judged by the rule.'),
    }),
  ])
  .describe('A level alone, or `level`, `options` and `since`.')

const rules = z.record(text, ruleSetting).describe('Levels, options and effective dates of rules, by id.')

const calendar = z
  .strictObject({
    zone: text
      .refine(
        zone => offsetOfZone(zone, Date.UTC(2026, 0, 1)) !== null,
        'expected an IANA time zone such as Europe/Berlin',
      )
      .optional()
      .describe('IANA time zone in which business days are counted; UTC by default.'),
    holidays: z
      .array(day)
      .optional()
      .describe('Days nobody works, as YYYY-MM-DD; added to those of an extended file.'),
    weekend: z
      .array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']))
      .max(6, 'expected at least one day of work')
      .optional()
      .describe('Days of the week without work; Saturday and Sunday by default.'),
  })
  .describe('How business days are counted.')

const colleague = z.strictObject({
  name: text.describe('As it stands in prose.'),
  handle: z
    .string()
    .regex(/^@?[^\s@]+$/, 'expected one word such as @mo')
    .optional()
    .describe('As owner of action items: `@mo`.'),
  role: text.optional().describe('What a copy for outside readers calls them: “the database administrator”.'),
})

const tracker = z
  .strictObject({
    kind: z.enum(['gitlab', 'github', 'jira']).describe('What the tracker is.'),
    host: text.optional().describe('Host name of a self-hosted tracker.'),
    project: text.optional().describe('Group and project, owner and repository, or the key of the project.'),
  })
  .describe('Where action items become issues.')

const override = z.strictObject({
  files: globs.describe('The files it is about, as globs.'),
  profile: text.optional().describe('Their house style.'),
  rules: rules.optional(),
})

export const configurationSchema = z.strictObject({
  $schema: text.optional().describe('The JSON Schema of this file, for editors that look for it here.'),
  extends: text
    .optional()
    .describe(
      'Another configuration file, relative to this one. This one wins; lists of colleagues, styles, holidays and overrides are added. Globs count from the folder of the file that extends.',
    ),
  profile: text.optional().describe('The house style of the documents; found by evidence when left out.'),
  include: globs
    .optional()
    .describe(
      'Globs of the files that are postmortems; found by evidence when left out. A name alone stands for everything below it, `!` takes files out again.',
    ),
  exclude: globs.optional().describe('Globs of files that are no postmortems, whatever they look like.'),
  overrides: z
    .array(override)
    .optional()
    .describe('Other choices for some of the files; the last one that fits wins.'),
  profiles: z
    .array(z.union([text, profileSchema]))
    .optional()
    .describe(
      'House styles of your own: paths of files that describe one, relative to this file, or the styles themselves. Their templates lie beside them, in `templates/<id>/`.',
    ),
  rules: rules.optional(),
  calendar: calendar.optional(),
  roster: z.array(colleague).optional().describe('Colleagues: offered as owners, known as names in prose.'),
  tracker: tracker.optional(),
  policy: text.optional().describe('Your own policy document; findings quote its sentences.'),
  baseline: text.optional().describe('File of findings that are to stay as they are.'),
})

export type ConfigurationData = z.infer<typeof configurationSchema>
export type RuleSettings = z.infer<typeof rules>
export type TrackerData = z.infer<typeof tracker>
