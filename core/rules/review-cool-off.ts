import type { Moment, Person } from '../facts/record.ts'
import { dayOf, daysBetween } from '../facts/times.ts'
import { statusesOf } from '../profile/lookup.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const reviewCoolOff: DocumentRule = {
  id: 'review-cool-off',
  group: 'lifecycle',
  summary: 'The author reviewed sooner than the cool-off allows',
  level: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'Lifecycle of the tiered style: the author reviews the draft after 24 hours, or a peer does',
  *check(view) {
    const { profile, record } = view
    const coolOff = profile.data.lifecycle?.coolOff
    if (coolOff === undefined) return
    const first = momentOf(view, coolOff.from)
    const second = momentOf(view, coolOff.to)
    if (first === null || second === null || isPeer(record.people, coolOff.unlessRole)) return
    const hours = hoursBetween(first.value, second.value)
    if (hours === null || hours < 0 || hours >= coolOff.hours) return
    const waited = hours < 1 ? 'less than an hour' : `${Math.floor(hours)} hours`
    const found = isDated(first.value, second.value) ? 'the same day' : `after ${waited}`
    yield {
      span: second.span,
      message: `Reviewed ${found}. Expected ${coolOff.hours} hours after it was ${coolOff.from}, or a reviewer other than the author.`,
      related: [{ message: `${coolOff.from} here`, span: first.span }],
    }
  },
}

function momentOf({ record, profile }: View, id: string) {
  const dated = statusesOf(profile).find(status => status.id === id)?.dated
  const means = dated === undefined ? undefined : profile.lookup.fields.get(dated)?.means
  return means === 'refined' || means === 'reviewed' ? (record.moments[means] ?? null) : null
}

/** Whether somebody of this role is not the author. */
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

/** Hours from one to the other; where one has only a day, the next day counts as enough (decisions.md 17). */
function hoursBetween(from: Moment, to: Moment): number | null {
  if (from.instant !== null && to.instant !== null) return (to.instant - from.instant) / 3_600_000
  const days = daysBetween(dayIn(from), dayIn(to))
  return Number.isNaN(days) ? null : days * 24
}

function dayIn({ instant, reading }: Moment): string {
  return reading.date ?? (instant === null ? '' : dayOf(instant))
}
