import * as z from 'zod/mini'
import { fieldTypes, meanings, sectionKinds } from '../kinds.ts'
import { choice, cited, name, names, pattern } from './words.ts'

/** What stands in a document: fields of its metadata, sections, and how much of them a tier asks for. */

export const field = z.strictObject({
  key: name.check(z.describe('The key as the template writes it.')),
  aliases: z._default(names, []),
  means: z.optional(z.enum(meanings)),
  role: z.optional(name).check(z.describe('For `means: person`: author, reviewer, commander, …')),
  type: z._default(z.enum(fieldTypes), 'text'),
  values: z
    .optional(z.union([z.enum(['severities', 'tiers', 'statuses', 'triggers', 'classes']), z.array(choice)]))
    .check(z.describe('The values allowed: a list, or the name of a list elsewhere in the profile.')),
  pattern: z.optional(pattern).check(z.describe('Regular expression the value must match as a whole.')),
  example: z.optional(name),
  zone: z.optional(name).check(z.describe('Zone of times written without one.')),
  form: z.optional(z.enum(['yaml', 'bullet', 'bold-bullet', 'bold', 'plain', 'table'])),
  section: z
    .optional(name)
    .check(z.describe('Id of the section the field stands in; the document’s top otherwise.')),
  required: z._default(
    z.union([
      z.boolean(),
      z.strictObject({
        tiers: z.optional(names).check(z.describe('Only in these tiers.')),
        from: z.optional(name).check(z.describe('Only from this status on.')),
      }),
    ]),
    false,
  ),
  takes: z
    .optional(z.literal('services'))
    .check(z.describe('What fills it in a new document: the services that another tool names as affected.')),
  emptyFor: z
    ._default(names, [])
    .check(z.describe('Tiers in which it may be left empty, though it must stand there.')),
  ...cited,
})

export const section = z.strictObject({
  id: name,
  kind: z.optional(z.enum(sectionKinds)),
  title: name,
  aliases: z._default(names, []),
  level: z._default(z.int().check(z.minimum(1), z.maximum(6)), 2),
  within: z.optional(name).check(z.describe('Id of the section it lies in.')),
  optional: z._default(z.boolean(), false).check(z.describe('In the template, but not asked for.')),
  flag: z.optional(name).check(z.describe('An addendum: asked for when this flag is true.')),
  internal: z._default(z.boolean(), false).check(z.describe('Left out of a copy for outside readers.')),
  sentences: z.optional(z.tuple([z.int(), z.int()])).check(z.describe('Shortest and longest length.')),
  ...cited,
})

export const tier = z.extend(choice, {
  rank: z.int().check(z.nonnegative(), z.describe('0 asks for the least.')),
  template: name.check(z.describe('File name of the template, under templates/<profile>/.')),
  sections: names.check(z.describe('Ids of the sections, in order; optional ones included.')),
  actions: z
    ._default(z.int().check(z.nonnegative()), 0)
    .check(z.describe('How many action items it needs at least.')),
  flag: z.optional(name).check(z.describe('The tier whose template this flag demands.')),
})

export type FieldData = z.infer<typeof field>
export type SectionData = z.infer<typeof section>
export type TierData = z.infer<typeof tier>
