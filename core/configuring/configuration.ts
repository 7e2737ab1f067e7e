import * as z from 'zod/mini'
import { offsetOfZone } from '../facts/time/seasons.ts'
import { isRealDay } from '../facts/times.ts'
import { levels } from '../profile/kinds.ts'
import { profileSchema } from '../profile/profile.ts'

/**
 * `postmortems.yaml`: what a team decides for the documents below its folder. The one description from which
 * validation, editing help, the JSON Schema and the documentation derive.
 */

const text = z.string().check(z.minLength(1))
const globs = z.array(text).check(z.describe('Globs, relative to the folder of the configuration file.'))
const day = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, { message: 'expected a day as YYYY-MM-DD', abort: true }),
    z.refine(isRealDay, 'expected a day that exists'),
  )
const level = z.enum([...levels, 'off']).check(z.describe('The level of the rule’s findings, or `off`.'))

const ruleSetting = z
  .union([
    level,
    z.strictObject({
      level: z.optional(level),
      options: z
        .optional(z.record(text, z.unknown()))
        .check(z.describe('Options of the rule; its page names them.')),
      since: z
        .optional(day)
        .check(z.describe('A day as YYYY-MM-DD: incidents before it are not checked by the rule.')),
    }),
  ])
  .check(z.describe('A level alone, or `level`, `options` and `since`.'))

const rules = z
  .record(text, ruleSetting)
  .check(z.describe('Levels, options and effective dates of rules, by id.'))

const calendar = z
  .strictObject({
    zone: z
      .optional(
        text.check(
          z.refine(
            zone => offsetOfZone(zone, Date.UTC(2026, 0, 1)) !== null,
            'expected an IANA time zone such as Europe/Berlin',
          ),
        ),
      )
      .check(z.describe('IANA time zone in which business days are counted; UTC by default.')),
    holidays: z
      .optional(z.array(day))
      .check(z.describe('Days nobody works, as YYYY-MM-DD; added to those of an extended file.')),
    weekend: z
      .optional(
        z
          .array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']))
          .check(z.maxLength(6, 'expected at least one day of work')),
      )
      .check(z.describe('Days of the week without work; Saturday and Sunday by default.')),
  })
  .check(z.describe('How business days are counted.'))

const colleague = z.strictObject({
  name: text.check(z.describe('The name as written in prose.')),
  handle: z
    .optional(z.string().check(z.regex(/^@?[^\s@]+$/, 'expected one word such as @mo')))
    .check(z.describe('The handle of an owner of action items: `@mo`.')),
  role: z
    .optional(text)
    .check(z.describe('What a copy for outside readers calls them: “the database administrator”.')),
})

const tracker = z
  .strictObject({
    kind: z.enum(['gitlab', 'github', 'jira']).check(z.describe('What the tracker is.')),
    host: z.optional(text).check(z.describe('Host name of a self-hosted tracker.')),
    project: z
      .optional(text)
      .check(z.describe('Group and project, owner and repository, or the key of the project.')),
  })
  .check(z.describe('Where issues live: ticket numbers and commits become links to it.'))

const override = z.strictObject({
  files: globs.check(z.describe('The files it is about, as globs.')),
  profile: z.optional(text).check(z.describe('Their house style.')),
  rules: z.optional(rules),
})

export const configurationSchema = z.strictObject({
  $schema: z
    .optional(text)
    .check(z.describe('The JSON Schema of this file, for editors that look for it here.')),
  extends: z
    .optional(text)
    .check(
      z.describe(
        'Another configuration file, relative to this one. This one wins; lists of colleagues, styles, holidays and overrides are added. Globs count from the folder of the file that extends.',
      ),
    ),
  profile: z
    .optional(text)
    .check(z.describe('The house style of the documents; without it, recognised by their text.')),
  include: z
    .optional(globs)
    .check(
      z.describe(
        'Globs of the files that are postmortems; without them, recognised by their text. A folder stands for everything below it; `!` in front excludes.',
      ),
    ),
  exclude: z
    .optional(globs)
    .check(z.describe('Globs of files that are not postmortems, whatever they look like.')),
  overrides: z
    .optional(z.array(override))
    .check(z.describe('Other choices for some of the files; the last one that fits wins.')),
  profiles: z
    .optional(z.array(z.union([text, profileSchema])))
    .check(
      z.describe(
        'House styles of your own: paths of files that describe one, relative to this file, or the styles themselves. Their templates lie beside them, in `templates/<id>/`.',
      ),
    ),
  rules: z.optional(rules),
  calendar: z.optional(calendar),
  roster: z
    .optional(z.array(colleague))
    .check(z.describe('Colleagues: offered as owners, known as names in prose.')),
  tracker: z.optional(tracker),
  policy: z.optional(text).check(z.describe('Your own policy document; findings quote its sentences.')),
  baseline: z.optional(text).check(z.describe('A file with findings that are not reported again.')),
})

export type ConfigurationData = z.infer<typeof configurationSchema>
export type RuleSettings = z.infer<typeof rules>
export type TrackerData = z.infer<typeof tracker>
