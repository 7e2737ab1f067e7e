import { type Message, say } from '../message.ts'

type Words = (count: number) => Message

/** Days, hours, minutes, seconds. */
const long: readonly Words[] = [
  count => (count === 1 ? say`1 day` : say`${count} days`),
  count => (count === 1 ? say`1 hour` : say`${count} hours`),
  count => (count === 1 ? say`1 minute` : say`${count} minutes`),
  count => (count === 1 ? say`1 second` : say`${count} seconds`),
]
const short: readonly Words[] = [
  count => say`${count} d`,
  count => say`${count} h`,
  count => say`${count} min`,
  count => say`${count} s`,
]

/** A length of time, given in minutes, without its sign: `1 hour 43 minutes`, short `1 h 43 min`. Parts that are 0 are left out. */
export function durationWords(minutes: number, style: 'long' | 'short' = 'long'): Message {
  const seconds = Math.round(Math.abs(minutes) * 60)
  const counts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const words = style === 'long' ? long : short
  const parts = counts.flatMap((count, i) => (count === 0 ? [] : [words[i]!(count)]))
  return parts.length === 0 ? words[2]!(0) : parts.reduce((all, part) => say`${all} ${part}`)
}
