import * as z from 'zod/mini'
import { columnRoles, milestones } from '../kinds.ts'
import { choice, cited, name, names, term } from './words.ts'

/** How timelines and action items are written, and what an item needs. */

const column = z.strictObject({
  role: z.enum(columnRoles),
  title: name,
  aliases: z._default(names, []),
  optional: z._default(z.boolean(), false),
})

export const timeline = z.strictObject({
  form: z._default(z.enum(['table', 'bullet', 'fence']), 'table'),
  columns: z._default(z.array(column), []),
  row: z.optional(name).check(z.describe('For lists and fences: the line, with {time}, {source}, {event}.')),
  zone: z.optional(name).check(z.describe('Zone of times without one.')),
  asksZone: z._default(z.boolean(), false),
  asksSource: z._default(z.boolean(), false),
  milestones: z._default(z.array(z.enum(milestones)), []),
  ...cited,
})

const ticket = z.strictObject({
  tracker: z.enum(['gitlab', 'github', 'jira']),
  label: z.optional(name),
  labels: z._default(names, []),
  title: z._default(name, '{action}'),
  from: z.optional(name).check(z.describe('The status from which every item needs one; always otherwise.')),
  ...cited,
})

export const actions = z.strictObject({
  form: z._default(z.enum(['table', 'bullet', 'checklist', 'fence']), 'table'),
  columns: z.array(column),
  groups: z._default(
    z.array(z.strictObject({ title: name, aliases: z._default(names, []), horizon: z.optional(term) })),
    [],
  ),
  ids: z.optional(name).check(z.describe('Pattern of the item’s id with {n}: `A{n}`.')),
  owner: z._default(z.enum(['handle', 'any']), 'any'),
  types: z._default(z.array(choice), []),
  priorities: z._default(z.array(choice), []),
  statuses: z._default(
    z.array(z.extend(choice, { means: z.enum(['open', 'done', 'deferred', 'cancelled']) })),
    [],
  ),
  preventive: z._default(names, []).check(z.describe('Types or groups that prevent the class of cause.')),
  due: z._default(term, { businessDays: 10 }).check(z.describe('Offered as due date where none is stated.')),
  most: z._default(z.int(), 10).check(z.describe('More than this is too many.')),
  ticket: z.optional(ticket),
  ...cited,
})

export type ColumnData = z.infer<typeof column>
