import * as z from 'zod/mini'
import { incidentMoments } from '../kinds.ts'
import { choice, cited, name, names, term } from './words.ts'

/** What makes a document due, by when, and what the team wants to reach. */

const condition = z
  .strictObject({
    severity: z.optional(names),
    over: z.optional(z.number()).check(z.describe('Duration in minutes, exclusive.')),
    upTo: z.optional(z.number()).check(z.describe('Duration in minutes, inclusive.')),
    flag: z.optional(name),
    filled: z.optional(name).check(z.describe('A field that is not empty.')),
    field: z.optional(z.record(name, names)).check(z.describe('A field with one of these values.')),
    rootCauses: z.optional(names),
    repeatWithinDays: z.optional(z.int()),
  })
  .check(z.describe('All parts must hold.'))

export const trigger = z.extend(choice, {
  asks: z.enum(['required', 'recommended', 'optional', 'not-required']),
  tier: z.optional(name),
  listed: z
    ._default(z.boolean(), true)
    .check(z.describe('Whether documents may name it among their triggers.')),
  when: z
    ._default(z.array(condition), [])
    .check(z.describe('Facts of which any one fires it; none: only a person can tell.')),
})

const status = z.extend(choice, {
  owner: z.optional(name),
  due: z.optional(term).check(z.describe('After the clock starts.')),
  warn: z
    .optional(term)
    .check(z.describe('When the warning starts; one business day before `due` otherwise.')),
  fail: z.optional(term).check(z.describe('After which it is a failure; `due` otherwise.')),
  dated: z.optional(name).check(z.describe('Key of the field that holds the day it was reached.')),
})

export const lifecycle = z.strictObject({
  clock: z.enum(incidentMoments),
  statuses: z._default(z.array(status), []),
  written: z.optional(term).check(z.describe('By when the document must be written.')),
  actionsDone: z.optional(term).check(z.describe('By when action items must be done or deferred.')),
  finished: z
    .optional(name)
    .check(z.describe('The status that asks for every action item done or deferred.')),
  coolOff: z
    .optional(z.strictObject({ from: name, to: name, hours: z.number(), unlessRole: z.optional(name) }))
    .check(z.describe('Shortest time between two dated statuses, unless a peer of this role reviews.')),
  reviews: z._default(z.array(z.strictObject({ name, after: term, ...cited })), []),
})

export const target = z.strictObject({
  metric: name.check(
    z.describe(
      'time-to-postmortem, action-closure, time-to-close-actions, time-to-detect, time-to-mitigate, time-to-resolve or repeats; others are shown, not judged.',
    ),
  ),
  target: name.check(z.describe('In the words of the policy.')),
  over: z
    .optional(z.number().check(z.minimum(0), z.maximum(100)))
    .check(z.describe('A share in percent, exclusive.')),
  atLeast: z
    .optional(z.number().check(z.minimum(0), z.maximum(100)))
    .check(z.describe('A share in percent, inclusive.')),
  within: z
    .optional(z.union([term, z.literal('quarter')]))
    .check(
      z.describe(
        'How long there is after the clock of the lifecycle starts; `quarter`: until the quarter of the incident ends.',
      ),
    ),
  trend: z.optional(z.enum(['down'])).check(z.describe('Lower from quarter to quarter.')),
  ...cited,
})

export type ConditionData = z.infer<typeof condition>
export type TriggerData = z.infer<typeof trigger>
export type StatusData = z.infer<typeof status>
export type TargetData = z.infer<typeof target>
