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

/** The day of the week, in full. */
export function weekdayWord(day: Day): Message {
  return weekdays[weekday(day)]!
}

/** The day of the week, in short. */
export function shortWeekday(day: Day): Message {
  return shortWeekdays[weekday(day)]!
}
