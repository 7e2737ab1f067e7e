import * as z from 'zod/mini'
import { columnRoles, meanings } from '../kinds.ts'
import { cited, name, names } from './words.ts'

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

export const publication = z
  .strictObject({
    checklist: z._default(
      z.array(
        z.union([
          name,
          z.strictObject({
            item: name,
            proven: z
              .literal(true)
              .check(z.describe('`postmortem publish` sees to it; the others are for a person.')),
          }),
        ]),
      ),
      [],
    ),
    names: z._default(z.boolean(), false).check(z.describe('Names of individuals may stay.')),
    means: z
      ._default(z.array(z.enum(meanings)), [...keptInside])
      .check(z.describe('Metadata left out of a copy for outside readers, by what it says.')),
    keys: z._default(names, []).check(z.describe('Further metadata left out of it, by key.')),
    columns: z
      ._default(z.array(z.enum(columnRoles)), ['ticket'])
      .check(z.describe('Columns of timelines and action tables left out of it.')),
    standIns: z
      ._default(z.record(name, name), {})
      .check(
        z.describe(
          'By the key of a list: what its entries are called in it, wherever they stand, with {n} for their number.',
        ),
      ),
    roles: z
      ._default(z.record(name, name), {})
      .check(z.describe('By role: what a person of it is called in it; “the …” by default.')),
    someone: z
      .optional(name)
      .check(
        z.describe(
          'What a person without a role is called in it; “an engineer” by default, in its language.',
        ),
      ),
    ...cited,
  })
  .check(z.describe('How a copy for outside readers is made and what has to be seen to before it goes out.'))
