import type { Moment, Person } from '../facts/record.ts'
import { dayOf, daysBetween } from '../facts/times.ts'
import type { DocumentRule } from './rule.ts'

export const reviewCoolOff: DocumentRule = {
  id: 'review-cool-off',
  group: 'lifecycle',
  summary: 'The author reviewed sooner than the cool-off allows',
  level: 'warning',
  fix: 'none',
  audited: true,
  since: '0.1.0',
  source: 'Lifecycle of the tiered style: the author reviews the draft after 24 hours, or a peer does',
  *check(view) {
    const { profile, record } = view
    const coolOff = profile.data.lifecycle?.coolOff
    if (coolOff === undefined) return
    const { [coolOff.from]: first, [coolOff.to]: second } = record.reached
    if (first === undefined || second === undefined || isPeer(record.people, coolOff.unlessRole)) return
    const hours = hoursBetween(first.value, second.value)
    if (hours === null || hours < 0 || hours >= coolOff.hours) return
    const waited = hours < 1 ? 'less than an hour' : `${Math.floor(hours)} hours`
    const found = hours === 0 && isDated(first.value, second.value) ? 'the same day' : `after ${waited}`
    const peer = coolOff.unlessRole === undefined ? '' : `, or a ${coolOff.unlessRole} other than the author`
    yield {
      span: second.span,
      message: `${coolOff.to[0]!.toUpperCase()}${coolOff.to.slice(1)} ${found}. Expected ${coolOff.hours} hours after it was ${coolOff.from}${peer}.`,
      related: [{ message: `${coolOff.from} here`, span: first.span }],
    }
  },
}

/** Whether somebody with this role is not an author. */
function isPeer(people: readonly Person[], role: string | undefined): boolean {
  const authors = people.filter(person => person.role === 'author').map(nameOf)
  return people.some(person => person.role === role && !authors.includes(nameOf(person)))
}

function nameOf({ handle, name }: Person): string {
  return (handle ?? name).toLowerCase().replace(/^@/, '')
}

function isDated(a: Moment, b: Moment): boolean {
  return a.instant === null || b.instant === null
}

/** Returns the hours between two moments, in whole days if either is a date only; `null` if unknown. */
function hoursBetween(from: Moment, to: Moment): number | null {
  if (from.instant !== null && to.instant !== null) return (to.instant - from.instant) / 3_600_000
  const days = daysBetween(dayIn(from), dayIn(to))
  return Number.isNaN(days) ? null : days * 24
}

function dayIn({ instant, reading }: Moment): string {
  return reading.date ?? (instant === null ? '' : dayOf(instant))
}
