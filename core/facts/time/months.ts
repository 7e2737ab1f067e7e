import type { Weekday } from './days.ts'

/**
 * Month names in lower case, 1–12. The English ones are separate: without a year they need a capital, since "may" and "march" are
 * words. Short forms that are words elsewhere ("set", "out", "ago") are left out.
 */
const english: ReadonlyMap<string, number> = table([
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sep sept',
  'october oct',
  'november nov',
  'december dec',
])

/** The same for German, French, Spanish, Portuguese, Italian and Dutch. */
const foreign: ReadonlyMap<string, number> = table([
  'januar jänner jän janvier janv enero ene janeiro gennaio januari',
  'februar februari février fevrier févr fév febrero fevereiro fev febbraio',
  'märz mrz mars marzo março marco maart',
  'avril avr abril abr aprile',
  'mai mayo maio maggio mei',
  'juni juin junio junho giugno',
  'juli juillet juil julio julho luglio',
  'août aout agosto augustus',
  'septembre septiembre setembro settembre',
  'oktober okt octobre octubre outubro ottobre',
  'novembre noviembre novembro',
  'dezember dez décembre déc diciembre dic dezembro dicembre',
])

/** Sunday first, as `Weekday` counts. */
const weekdays: ReadonlyMap<string, Weekday> = new Map(
  [
    'sunday sun sonntag so dimanche domingo',
    'monday mon montag mo lundi lunes',
    'tuesday tue tues dienstag di mardi martes',
    'wednesday wed mittwoch mi mercredi miércoles',
    'thursday thu thur thurs donnerstag do jeudi jueves',
    'friday fri freitag fr vendredi viernes',
    'saturday sat samstag sonnabend sa samedi sábado',
  ].flatMap((names, index) => names.split(' ').map(name => [name, index as Weekday] as const)),
)

/** The month, 1–12; 0 if the word is not one. */
export function monthOf(word: string): number {
  const name = word.toLowerCase()
  return english.get(name) ?? foreign.get(name) ?? 0
}

/** Whether the word is a month even without a year beside it: it has a capital, or is not an English name. */
export function isMonthWithoutYear(word: string): boolean {
  const initial = word.charCodeAt(0)
  return (initial >= 65 && initial <= 90) || !english.has(word)
}

/** Whether the word is a weekday: full or short in English and German, full in French and Spanish. */
export function isWeekday(word: string): boolean {
  return word.length <= 10 && weekdays.has(word.toLowerCase())
}

/** The day of the week that the word names; `null` if it names none. */
export function weekdayOf(word: string): Weekday | null {
  return weekdays.get(word.toLowerCase()) ?? null
}

function table(months: readonly string[]): Map<string, number> {
  return new Map(months.flatMap((names, index) => names.split(' ').map(name => [name, index + 1])))
}
