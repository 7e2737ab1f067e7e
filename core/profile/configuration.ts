import * as z from 'zod'
import { levels } from './kinds.ts'
import { profileSchema } from './profile.ts'

/**
 * `postmortems.yaml`: what a team decides for the documents below its folder. The one description from which
 * validation, the JSON Schema and the documentation derive.
 */

const text = z.string().min(1)
const globs = z.array(text).describe('Globs, relative to the folder of the configuration file.')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD')
  .describe('A day as YYYY-MM-DD.')
const level = z.enum([...levels, 'off']).describe('How grave a finding of the rule is, or off.')

const ruleSetting = z.union([
  level,
  z.strictObject({
    level: level.optional(),
    options: z.record(text, z.unknown()).optional().describe('Options of the rule; its page names them.'),
    since: day.optional().describe('Documents of incidents before this day are not judged by the rule.'),
  }),
])

const rules = z.record(text, ruleSetting).describe('Levels, options and effective dates of rules, by id.')

const calendar = z.strictObject({
  zone: text.optional().describe('IANA time zone in which business days are counted; UTC by default.'),
  holidays: z.array(day).optional(),
  weekend: z
    .array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']))
    .optional()
    .describe('Days of the week without work; Saturday and Sunday by default.'),
})

const colleague = z.strictObject({ name: text, handle: text.optional().describe('With its @.') })

const tracker = z.strictObject({
  kind: z.enum(['gitlab', 'github', 'jira']),
  host: text.optional().describe('Host name of a self-hosted tracker.'),
  project: text.optional().describe('Group and project, owner and repository, or the key of the project.'),
})

export const configurationSchema = z.strictObject({
  $schema: text.optional(),
  extends: text.optional().describe('Another configuration file, relative to this one; this one wins.'),
  profile: text.optional().describe('The house style of the documents; found by evidence when left out.'),
  include: globs.optional().describe('Which files are postmortems; found by evidence when left out.'),
  exclude: globs.optional().describe('Files that are no postmortems, whatever they look like.'),
  profiles: z
    .array(z.union([text, profileSchema]))
    .optional()
    .describe('House styles of your own: paths of profile files, relative to this file.'),
  overrides: z
    .array(z.strictObject({ files: globs, profile: text.optional(), rules: rules.optional() }))
    .optional()
    .describe('Other choices for some of the files; the last one that fits wins.'),
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
