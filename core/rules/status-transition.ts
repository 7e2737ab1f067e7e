import type { Moment } from '../facts/record.ts'
import { bothOf, say } from '../message.ts'
import { outOfOrder } from '../policy/order.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { StatusData } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const statusTransition: DocumentRule = {
  id: 'status-transition',
  group: 'lifecycle',
  summary: 'The dates of the statuses are out of order, or ahead of the status',
  level: 'error',
  fix: 'none',
  since: '0.1.0',
  source: 'Lifecycle of the tiered style: draft, refined, reviewed, closed, one after the other',
  *check(view) {
    const { lifecycle } = view.profile.data
    if (lifecycle === undefined) return
    const statuses = statusesOf(view.profile)
    const { status } = view.record
    const reached = statuses.findIndex(one => one.id === status?.value)
    const clock = clockStamp(view)
    const stamps = statuses.map(stage => stampOf(view, stage))
    for (const { stop, other, early } of outOfOrder([clock, ...stamps].filter(stamp => stamp !== null)))
      yield disordered(view, stop, other, early)
    const ahead = reached < 0 ? [] : stamps.slice(reached + 1).filter(stamp => stamp !== null)
    if (status !== null && ahead.length > 0) yield tooFar(status, ahead)
  },
}

interface Stamp {
  readonly label: string
  readonly moment: Fact<Moment>
}

/** Returns the end of the incident, which must come before every status. */
function clockStamp({ record, profile }: View): Stamp | null {
  const clock = profile.data.lifecycle!.clock
  const moment = record.moments[clock]
  const label = profile.lookup.meanings.get(clock)?.key
  return moment === undefined || label === undefined ? null : { label, moment }
}

/** Returns the date of a status, read from its field; `null` if there is none. */
function stampOf({ record }: View, { id, dated }: StatusData): Stamp | null {
  const moment = record.reached[id]
  return moment === undefined || dated === undefined ? null : { label: dated, moment }
}

function disordered({ parsed }: View, stamp: Stamp, other: Stamp, early: boolean): Found {
  const stands = slice(parsed, other.moment.span)
  return {
    span: stamp.moment.span,
    message: early
      ? say`${stamp.label} is earlier than ${other.label} (${stands}). Expected it to follow.`
      : say`${stamp.label} is later than ${other.label} (${stands}). Expected it to come before.`,
    related: [{ message: say`${other.label} stands here`, span: other.moment.span }],
  }
}

function tooFar({ value, span }: Fact<string>, ahead: readonly Stamp[]): Found {
  const labels = bothOf(ahead.map(stamp => stamp.label))
  return {
    span,
    message:
      ahead.length > 1
        ? say`The status is ${value}, but ${labels} are set. Expected a later status, or no such date yet.`
        : say`The status is ${value}, but ${labels} is set. Expected a later status, or no such date yet.`,
    related: ahead.map(({ label, moment }) => ({ message: say`${label} stands here`, span: moment.span })),
  }
}
