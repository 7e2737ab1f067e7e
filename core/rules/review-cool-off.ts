import type { Moment, Person } from '../facts/record.ts'
import { dayOf, daysBetween } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import type { ProfileData } from '../profile/profile.ts'
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
    const status = coolOff.to[0]!.toUpperCase() + coolOff.to.slice(1)
    const isSameDay = hours === 0 && isDated(first.value, second.value)
    yield {
      span: second.span,
      message: say`${waited(status, isSameDay ? null : hours)} ${wanted(coolOff)}`,
      related: [{ message: say`${coolOff.from} here`, span: first.span }],
    }
  },
}

/** Says how long after the first status the second came; `hours` is `null` where both have the same day. */
function waited(status: string, hours: number | null): Message {
  if (hours === null) return say`${status} the same day.`
  if (hours < 1) return say`${status} after less than an hour.`
  return hours < 2 ? say`${status} after 1 hour.` : say`${status} after ${Math.floor(hours)} hours.`
}

type CoolOff = NonNullable<NonNullable<ProfileData['lifecycle']>['coolOff']>

function wanted({ hours, from, unlessRole }: CoolOff): Message {
  return unlessRole === undefined
    ? say`Expected ${hours} hours after it was ${from}.`
    : say`Expected ${hours} hours after it was ${from}, or a ${unlessRole} other than the author.`
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
