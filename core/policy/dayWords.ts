import { type Day, weekday } from '../facts/times.ts'
import { type Message, say } from '../message.ts'

const weekdays = [
  say`Sunday`,
  say`Monday`,
  say`Tuesday`,
  say`Wednesday`,
  say`Thursday`,
  say`Friday`,
  say`Saturday`,
]
const shortWeekdays = [say`Sun`, say`Mon`, say`Tue`, say`Wed`, say`Thu`, say`Fri`, say`Sat`]
const shortMonths = [
  say`Jan`,
  say`Feb`,
  say`Mar`,
  say`Apr`,
  say`May`,
  say`Jun`,
  say`Jul`,
  say`Aug`,
  say`Sep`,
  say`Oct`,
  say`Nov`,
  say`Dec`,
]

/** The day of the week, in full. */
export function weekdayWord(day: Day): Message {
  return weekdays[weekday(day)]!
}

/** The day of the week, in short. */
export function shortWeekday(day: Day): Message {
  return shortWeekdays[weekday(day)]!
}

/** The month of a day, in short. */
export function shortMonth(day: Day): Message {
  return shortMonths[Number(day.slice(5, 7)) - 1]!
}
